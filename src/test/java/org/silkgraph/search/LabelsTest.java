package org.silkgraph.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkgraph.Stores;
import org.silkgraph.store.Store;

final class LabelsTest {
    private static final String NAMES =
            """
            @prefix id: <https://w3id.org/silkgraph/id/> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix sg: <https://w3id.org/silkgraph/ontology#> .
            id:field-tea a sg:Field ; rdfs:label "茶"@zh , "Tea"@en .
            id:field-tea-oil a sg:Field ; rdfs:label "茶油"@zh , "Tea oil"@en ; skos:altLabel "山茶油（ＡＢＣ）"@zh .
            id:field-green a sg:Field ; rdfs:label "绿茶"@zh , "Green tea"@en .
            """;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "茶, field-tea field-tea-oil field-green",
        "TEA, field-tea field-tea-oil field-green",
        "ｔｅａ　ｏｉｌ, field-tea-oil",
        "oil tea, field-tea-oil",
        "(abc), field-tea-oil",
        "field-gr, field-green",
        "coffee, ''",
        "' ', ''"
    })
    void whole_names_come_before_beginnings_and_beginnings_before_parts(String text, String slugs) throws IOException {
        List<String> found =
                labels(store()).find(text, 10).stream().map(Hit::slug).toList();
        assertEquals(
                List.of(slugs.split(" ")).stream()
                        .filter(s -> !s.isEmpty())
                        .sorted()
                        .toList(),
                found.stream().sorted().toList());
        if (!slugs.isEmpty()) assertEquals(slugs.split(" ")[0], found.getFirst());
    }

    @Test
    void ranks_tell_how_well_a_name_matches() throws IOException {
        List<Hit> hits = labels(store()).find("茶", 10);
        assertEquals(List.of(0, 1, 2), hits.stream().map(Hit::rank).toList());
        assertEquals(List.of("茶", "茶油", "绿茶"), hits.stream().map(Hit::matched).toList());
        assertEquals(1, labels(store()).find("茶", 1).size());
    }

    @Test
    void a_commit_is_found_at_once() throws IOException {
        Store store = Stores.freshEmpty();
        Labels labels = labels(store);
        assertTrue(labels.find("茶", 10).isEmpty());
        Stores.load(store, Files.writeString(Stores.temporary().resolve("names.ttl"), NAMES));
        assertEquals(3, labels.find("茶", 10).size());
    }

    private static Labels labels(Store store) {
        return Labels.of(store);
    }

    private static Store store() throws IOException {
        Store store = Stores.freshEmpty();
        Stores.load(store, Files.writeString(Stores.temporary().resolve("names.ttl"), NAMES));
        return store;
    }
}
