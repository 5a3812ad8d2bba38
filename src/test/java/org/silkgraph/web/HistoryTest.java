package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/** The history over HTTP: a store with the two invented reports and a few changes of two authors. */
final class HistoryTest {
    private static final String PROV = "http://www.w3.org/ns/prov#";

    private static Writer writer;
    private static Served served;

    @BeforeAll
    static void serve() {
        writer = new Writer(Stores.freshSecondSource());
        served = writer.served();
        write("\"author\": \"甲组\", \"message\": \"<b>补录</b>\", \"sources\": [\"cloudriver-2031\"]", "lab-one", "One");
        write("\"message\": \"rename\"", "lab-one", "Two");
        write("\"message\": \"other\"", "lab-two", "Three");
        String claim =
                """
                {"claims": [{"subject": "lab-one", "property": "locatedIn", "object": "region-yunchuan",
                  "source": "cloudriver-2031", "certainty": "stated", "wording": {"zh": "加快建设"},
                  "evidence": [{"exact": "加快建设湖泊生态重点实验室", "section": "2"}]}]}""";
        assertEquals(201, writer.post(claim).statusCode());
    }

    @AfterAll
    static void stop() {
        writer.close();
    }

    private static void write(String who, String slug, String english) {
        HttpResponse<String> answer = writer.post(
                """
                {%s, "entities": [{"slug": "%s", "class": "Laboratory", "glossLanguage": "en",
                  "label": {"zh": "实验室", "en": "%s"}}]}"""
                        .formatted(who, slug, english));
        assertEquals(201, answer.statusCode(), answer.body());
    }

    private static List<Long> versions(JsonNode list) {
        List<Long> all = new ArrayList<>();
        list.get("rows").forEach(row -> all.add(row.get("version").asLong()));
        return all;
    }

    private static List<Long> versions(String filter) {
        return versions(served.json("/changes.json?" + filter));
    }

    private static long latest() {
        return writer.store().version().number();
    }

    @Test
    void changes_are_listed_the_newest_first_with_who_and_why() {
        JsonNode list = served.json("/changes.json");
        assertEquals(latest(), list.get("total").asLong());
        assertEquals(latest(), versions(list).getFirst());
        assertEquals(1, versions(list).getLast());
        JsonNode first = list.get("rows").get(3);
        assertEquals("甲组", first.get("author").asText());
        assertEquals("Data group", first.get("account").asText());
        assertEquals("changes", first.get("operation").asText());
        assertEquals("<b>补录</b>", first.get("message").asText());
        assertEquals("cloudriver-2031", first.get("sources").get(0).asText());
        assertEquals(5, first.get("added").asInt());
        assertEquals(0, first.get("removed").asInt());
    }

    @Test
    void pages_follow_each_other_also_when_more_is_changed_between() {
        List<Long> all = versions("limit=1000");
        List<Long> paged = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> answer = served.get("/changes.json?limit=3" + cursor);
            JsonNode page = Served.read(answer.body());
            paged.addAll(versions(page));
            boolean more = !page.get("next").isNull();
            assertEquals(more, Served.header(answer, "Link").contains("rel=\"next\""));
            assertEquals(more, page.get("meta").get("truncated").asBoolean());
            cursor = more ? "&cursor=" + page.get("next").asText() : "";
            if (paged.size() == 3) write("\"message\": \"between\"", "lab-between", "Between");
        } while (!cursor.isEmpty());
        assertEquals(all, paged);
        assertEquals(400, served.get("/changes.json?cursor=nonsense").statusCode());
        String other = served.json("/changes.json?limit=1").get("next").asText();
        assertEquals(
                400,
                served.get("/changes.json?limit=1&entity=lab-one&cursor=" + other)
                        .statusCode());
    }

    @Test
    void the_list_is_narrowed_by_author_source_and_entity() {
        long one = versions("author=%E7%94%B2%E7%BB%84").getFirst();
        assertEquals(List.of(one), versions("author=%E7%94%B2%E7%BB%84"));
        assertTrue(versions("author=Data%20group").contains(one));
        assertEquals(List.of(one + 3, one + 1, one), versions("entity=lab-one"));
        assertEquals(List.of(one), versions("entity=lab-one&author=%E7%94%B2%E7%BB%84"));
        assertEquals(List.of(one + 3, one), versions("source=cloudriver-2031"));
        assertEquals(List.of(one + 3, one), versions("source=https://w3id.org/silkgraph/id/cloudriver-2031"));
        assertEquals(List.of(), versions("source=urn:none"));
        assertEquals(
                1,
                served.json("/changes.json?entity=lab-one&limit=1").get("rows").size());
        assertEquals(
                3,
                served.json("/changes.json?entity=lab-one&limit=1").get("total").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"author=nobody", "entity=lab-on", "source=cloudriver-203"})
    void a_filter_that_names_nothing_is_told(String filter) {
        HttpResponse<String> answer = served.get("/changes.json?" + filter);
        assertEquals(400, answer.statusCode(), answer.body());
        assertEquals("unknown-value", Writer.problem(answer));
        assertFalse(Served.read(answer.body()).get("known").isEmpty(), answer.body());
    }

    @Test
    void one_change_shows_what_was_written_and_what_followed() {
        long made = versions("source=cloudriver-2031").getFirst();
        JsonNode change = served.json("/changes/" + made + ".json");
        assertEquals(made, change.at("/change/version").asLong());
        assertEquals("lab-one", change.at("/things/0/slug").asText());
        assertEquals("Two", change.at("/things/0/label/en").asText());
        String written = change.at("/written/added").toString();
        String derived = change.at("/derived/added").toString();
        assertTrue(written.contains("oa#exact") && written.contains("ontology#Claim"), written);
        assertTrue(derived.contains("ontology#locatedIn> <https://w3id.org/silkgraph/id/region-yunchuan"), derived);
        assertTrue(derived.contains("ontology#relatesTo"), derived);
        assertFalse(written.contains("ontology#relatesTo"), written);
        int lines =
                change.at("/written/added").size() + change.at("/derived/added").size();
        assertEquals(change.at("/change/added").asInt(), lines);
        JsonNode described =
                served.json("/changes/" + versions("entity=lab-one").getLast() + ".json");
        assertTrue(described.at("/derived/added").toString().contains("ontology#Entity"), described.toString());
        JsonNode renamed = served.json("/changes/" + versions("entity=lab-one").get(1) + ".json");
        assertTrue(renamed.at("/written/removed/0").asText().contains("\"One\"@en"), renamed.toString());
    }

    @Test
    void a_large_change_is_cut_and_says_so() {
        JsonNode change = served.json("/changes/1.json");
        assertTrue(change.at("/meta/truncated").asBoolean());
        assertEquals(
                1_000,
                change.at("/written/added").size() + change.at("/derived/added").size());
        assertTrue(change.at("/change/added").asInt() > 1_000);
        assertTrue(
                served.get("/changes/1?lang=en", "Accept", "text/html").body().contains("Not everything is shown"));
    }

    @Test
    void the_patch_is_that_of_the_journal() {
        for (long version = 1; version <= 3; version++) {
            HttpResponse<String> answer = served.get("/changes/" + version + ".rdfp");
            assertEquals(200, answer.statusCode());
            assertEquals("application/rdf-patch", Served.header(answer, "Content-Type"));
            assertArrayEquals(
                    writer.store().history().patch(new Version(version)).orElseThrow(),
                    answer.body().getBytes(StandardCharsets.UTF_8));
            assertEquals("", Served.header(answer, "Last-Modified") + Served.header(answer, "Expires"));
            String tag = Served.header(answer, "ETag");
            assertTrue(tag.startsWith("\"" + writer.store().epoch() + "." + version + "-"), tag);
            write("\"message\": \"later\"", "lab-later", "Later " + version);
            assertEquals(
                    304,
                    served.get("/changes/" + version + ".rdfp", "If-None-Match", tag)
                            .statusCode());
        }
    }

    @Test
    void asking_for_the_head_of_a_patch_leaves_no_file_open() throws IOException {
        for (int i = 0; i < 50; i++) {
            HttpResponse<String> head = served.send("HEAD", "/changes/1.rdfp");
            assertEquals(200, head.statusCode());
            served.get("/changes/1.rdfp");
        }
        long open;
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            open = files.filter(HistoryTest::isOfJournal).count();
        }
        assertTrue(open < 10, "open files of the journal: " + open);
    }

    private static boolean isOfJournal(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor)
                    .startsWith(writer.store().directory().resolve("journal"));
        } catch (IOException gone) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9999", "007", "99999999999999999999"})
    void a_change_that_is_not_there_is_told_with_those_that_are(String number) {
        for (String form : List.of("", ".json", ".rdfp")) {
            HttpResponse<String> answer = served.get("/changes/" + number + form, "Accept-Language", "en");
            assertEquals(404, answer.statusCode());
            assertEquals("no-such-change", Writer.problem(answer));
            assertTrue(answer.body().contains("1 to " + latest()), answer.body());
        }
    }

    @Test
    void the_address_of_a_change_leads_to_the_form_asked_for() {
        assertEquals("/changes/2.json", Served.header(served.get("/changes/2"), "Location"));
        HttpResponse<String> patch = served.get("/changes/2", "Accept", "application/rdf-patch");
        assertEquals(303, patch.statusCode());
        assertEquals("/changes/2.rdfp", Served.header(patch, "Location"));
        assertEquals(200, served.get("/changes/2", "Accept", "text/html").statusCode());
        assertEquals(406, served.get("/changes/2", "Accept", "image/png").statusCode());
    }

    @Test
    void pages_show_the_history_in_both_languages_and_escape_what_people_wrote() {
        String english = served.get("/changes?lang=en").body();
        assertTrue(english.contains("<h1>Changes</h1>") && english.contains("/changes/1?lang=en"), english);
        assertTrue(english.contains("&lt;b&gt;补录&lt;/b&gt;"), english);
        assertTrue(served.get("/changes?lang=zh").body().contains("<h1>变更</h1>"));
        long made = versions("source=cloudriver-2031").getFirst();
        String one = served.get("/changes/" + made + "?lang=en", "Accept", "text/html")
                .body();
        assertTrue(one.contains("Derived from it") && one.contains("/entities/lab-one?lang=en"), one);
        assertTrue(served.get("/changes?lang=en&limit=1").body().contains("rel=\"next\""));
    }

    @Test
    void the_list_and_the_graph_of_changes_agree() {
        JsonNode rows = served.json("/changes.json?limit=1000").get("rows");
        try (ReadView view = writer.store().acquire()) {
            DatasetGraph data = view.dataset();
            for (JsonNode row : rows) {
                Node change = NodeFactory.createURI(
                        Base.iri("changes/", row.get("version").asText()));
                assertEquals(Set.of(row.get("time").asText()), texts(data, change, prov("endedAtTime")));
                assertEquals(Set.of(row.get("message").asText()), texts(data, change, DCTerms.description.asNode()));
                assertEquals(Set.of(row.get("operation").asText()), texts(data, change, DCTerms.type.asNode()));
                Set<String> agents = new TreeSet<>();
                objects(data, change, prov("wasAssociatedWith"))
                        .forEach(agent -> agents.addAll(texts(data, agent, RDFS.Nodes.label)));
                assertEquals(
                        new TreeSet<>(List.of(
                                        row.get("author").asText(),
                                        row.get("account").asText()))
                                .size(),
                        agents.size());
                assertTrue(agents.contains(row.get("author").asText())
                        && agents.contains(row.get("account").asText()));
                Set<String> used = new TreeSet<>();
                objects(data, change, prov("used")).forEach(source -> used.add(source.getURI()));
                Set<String> sources = new TreeSet<>();
                row.get("sources").forEach(source -> sources.add(Base.iri("id/", source.asText())));
                assertEquals(used, sources);
            }
            long activities = Iter.count(data.find(Graphs.CHANGES, Node.ANY, DCTerms.identifier.asNode(), Node.ANY));
            assertEquals(rows.size(), activities);
        }
    }

    private static Node prov(String name) {
        return NodeFactory.createURI(PROV + name);
    }

    private static List<Node> objects(DatasetGraph data, Node subject, Node property) {
        return Iter.toList(Iter.map(data.find(Graphs.CHANGES, subject, property, Node.ANY), quad -> quad.getObject()));
    }

    private static Set<String> texts(DatasetGraph data, Node subject, Node property) {
        Set<String> all = new TreeSet<>();
        objects(data, subject, property).forEach(value -> all.add(value.getLiteralLexicalForm()));
        return all;
    }
}
