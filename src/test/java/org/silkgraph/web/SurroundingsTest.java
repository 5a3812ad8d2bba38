package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neighbourhoods, what can be reached, what is common, and matrices, on the report. */
final class SurroundingsTest {
    private final Served served = Served.report();

    private static List<String> texts(JsonNode rows, String field) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.get(field).asText()));
        return texts;
    }

    private static void assertQuoted(JsonNode path) {
        for (JsonNode hop : path.get("hops")) {
            assertFalse(hop.get("links").isEmpty(), hop.toString());
            for (JsonNode link : hop.get("links")) {
                JsonNode evidence = link.get("claim").get("evidence");
                assertFalse(evidence.isEmpty(), link.toString());
                assertFalse(evidence.get(0).get("quote").asText().isEmpty());
                assertTrue(evidence.get(0).get("page").asText().startsWith("/sources/report-2017#e-"));
            }
        }
    }

    @Test
    void a_neighbourhood_counts_before_anything_is_expanded() {
        JsonNode answer = served.json("/graph.json?focus=region-xinjiang&levels=2");
        assertEquals(0, answer.get("entities").size());
        assertEquals(2, answer.get("levels").size());
        for (JsonNode level : answer.get("levels")) {
            long links = 0;
            for (JsonNode group : level.get("groups")) {
                links += group.get("links").asLong();
                assertTrue(group.get("entities").asInt() <= group.get("links").asInt());
                assertFalse(group.get("label").get("zh").asText().isEmpty());
                assertFalse(group.get("typeLabel").get("en").asText().isEmpty(), group.toString());
            }
            assertEquals(level.get("links").asLong(), links);
            assertTrue(level.get("entities").asLong() <= links);
        }
    }

    @Test
    void what_is_expanded_comes_with_its_claims_and_matches_the_counts() {
        JsonNode answer = served.json("/graph.json?focus=region-karamay&expand=all&limit=1000");
        assertEquals(
                answer.get("levels").get(0).get("entities").asInt(),
                answer.get("entities").size());
        assertEquals(
                answer.get("entities").size(), answer.get("links").size(), "one hop from the focus to each neighbour");
        for (JsonNode hop : answer.get("links")) {
            assertEquals("region-karamay", hop.get("from").get("slug").asText());
            assertFalse(hop.get("links").isEmpty());
        }
        JsonNode few = served.json("/graph.json?focus=region-karamay&expand=all&limit=1");
        assertEquals(1, few.get("entities").size());
        assertTrue(few.get("meta").get("truncated").asBoolean());
    }

    @Test
    void an_expansion_takes_only_the_properties_and_classes_it_was_told() {
        JsonNode counts =
                served.json("/graph.json?focus=region-xinjiang").get("levels").get(0);
        JsonNode first = counts.get("groups").get(0);
        String property = first.get("property").asText();
        String type = first.get("type").asText();
        JsonNode some =
                served.json("/graph.json?focus=region-xinjiang&expand=" + property + "&class=" + type + "&limit=1000");
        assertFalse(some.get("entities").isEmpty());
        for (JsonNode one : some.get("entities")) {
            assertFalse(one.get("entity").get("slug").asText().isEmpty());
        }
    }

    @Test
    void what_can_be_reached_is_counted_by_class_and_told_with_a_path() {
        JsonNode answer = served.json("/reach.json?from=region-sichuan&max=3&class=Zone&limit=100");
        assertTrue(texts(answer.get("rows"), "slug").contains("zone-karamay-hightech"));
        int steps = 0;
        for (JsonNode row : answer.get("rows")) {
            assertTrue(row.get("steps").asInt() >= steps, "nearer ones first");
            steps = row.get("steps").asInt();
            assertEquals(steps, row.get("path").get("length").asInt());
            assertQuoted(row.get("path"));
        }
        for (JsonNode kind : answer.get("classes")) {
            int sum = 0;
            for (JsonNode count : kind.get("bySteps")) sum += count.asInt();
            assertEquals(kind.get("entities").asInt(), sum);
        }
    }

    @Test
    void common_ground_is_what_both_are_linked_with() {
        JsonNode answer = served.json("/common.json?from=region-karamay&to=region-hami");
        for (JsonNode row : answer.get("rows")) {
            assertEquals(1, row.get("fromPath").get("length").asInt());
            assertEquals(1, row.get("toPath").get("length").asInt());
            assertEquals(row.get("slug"), row.get("fromPath").get("to").get("slug"));
            assertQuoted(row.get("fromPath"));
            assertQuoted(row.get("toPath"));
        }
        JsonNode wider = served.json("/common.json?from=region-karamay&to=region-hami&max=2");
        assertTrue(wider.get("total").asInt() >= answer.get("total").asInt());
        assertTrue(wider.get("total").asInt() > 0, wider.toString());
    }

    @Test
    void a_cell_of_a_matrix_has_the_claims_behind_it() {
        JsonNode answer = served.json("/matrix.json?rows=Programme&columns=Region&certainty=implied&max=2&limit=1000");
        assertEquals(answer.get("total").asInt(), answer.get("rows").size());
        assertTrue(answer.get("total").asInt() > 0);
        Set<String> pairs = new HashSet<>();
        for (JsonNode cell : answer.get("rows")) {
            assertTrue(pairs.add(
                    cell.get("row").get("slug") + " " + cell.get("column").get("slug")));
            assertEquals(cell.get("count").asInt(), cell.get("claims").size());
            assertTrue(cell.get("count").asInt() >= cell.get("steps").asInt());
            assertEquals(cell.get("steps"), cell.get("path").get("length"));
            assertQuoted(cell.get("path"));
        }
        JsonNode few = served.json("/matrix.json?rows=Programme&columns=Region&certainty=implied&max=2&limit=1");
        assertEquals(answer.get("total"), few.get("total"));
        assertEquals(1, few.get("rows").size());
        assertTrue(few.get("meta").get("truncated").asBoolean());
    }

    @Test
    void a_matrix_of_one_step_counts_the_claims_that_name_both() {
        JsonNode answer = served.json("/matrix.json?rows=Region&columns=Zone&limit=1000");
        for (JsonNode cell : answer.get("rows")) {
            String from = cell.get("row").get("slug").asText();
            String to = cell.get("column").get("slug").asText();
            JsonNode path = served.json("/paths.json?from=" + from + "&to=" + to + "&max=1");
            assertEquals(
                    cell.get("count").asInt(),
                    path.get("paths").get(0).get("hops").get(0).get("links").size());
        }
    }

    @Test
    void links_of_reference_data_count_where_they_are_asked_for_and_say_so() {
        String path = "/paths.json?from=region-karamay&to=region-xinjiang&max=1";
        JsonNode without = served.json(path);
        JsonNode with = served.json(path + "&reference=true&property=within");
        JsonNode link = with.get("paths").get(0).get("hops").get(0).get("links").get(0);
        assertEquals("within", link.get("property").asText());
        assertEquals("reference", link.get("claim").get("certainty").asText());
        assertTrue(link.get("claim").get("source").get("iri").asText().contains("graph/reference/"));
        for (JsonNode one : without.get("paths")) {
            for (JsonNode other : one.get("hops").get(0).get("links")) {
                assertFalse(other.get("claim").get("certainty").asText().equals("reference"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graph.csv?focus=region-xinjiang",
                "/reach.csv?from=region-sichuan",
                "/common.csv?from=region-karamay&to=region-hami&max=2",
                "/matrix.csv?rows=Region&columns=Zone",
                "/paths.csv?from=region-sichuan&to=base-national-hightech-zone"
            })
    void a_table_has_as_many_cells_in_each_row(String path) {
        HttpResponse<String> answer = served.get(path);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(Served.header(answer, "Content-Type").startsWith("text/csv"));
        String[] lines = answer.body().split("\r\n");
        assertTrue(lines.length > 1);
        int cells = lines[0].split(",").length;
        for (String line : lines) {
            assertEquals(cells, line.replaceAll("\"([^\"]|\"\")*\"", "x").split(",", -1).length, line);
        }
        assertTrue(served.get(path + "&bom=1").body().startsWith("\uFEFF"));
        assertEquals(
                304,
                served.get(path, "If-None-Match", Served.header(answer, "ETag")).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/graph.json, missing-parameter",
        "/graph.json?focus=region-xinjiang&levels=7, number-out-of-range",
        "/graph.json?focus=region-xinjiang&expand=nothingLikeIt, unknown-value",
        "/reach.json?from=region-xinjian, unknown-value",
        "/reach.json?from=region-xinjiang&class=Planet, unknown-value",
        "/common.json?from=region-xinjiang, missing-parameter",
        "/matrix.json?rows=Programme, missing-parameter",
        "/matrix.json?rows=Programme&columns=Planet, unknown-value",
        "/matrix.json?rows=Programme&columns=Region&max=5, number-out-of-range",
        "/matrix.json?rows=Programme&columns=Region&direction=up, unknown-parameter"
    })
    void a_wrong_wish_is_named(String path, String problem) {
        HttpResponse<String> answer = served.get(path);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains(problem), answer.body());
    }

    @Test
    void a_drawing_has_every_name_and_quote_and_nothing_to_run() {
        HttpResponse<String> answer =
                served.get("/paths.svg?from=region-sichuan&to=base-national-hightech-zone&lang=zh");
        assertEquals("image/svg+xml", Served.header(answer, "Content-Type"));
        String svg = answer.body();
        assertTrue(svg.contains("克拉玛依"), svg);
        assertTrue(svg.contains("做好克拉玛依、哈密高新区升级为国家级高新区各项工作"), svg);
        assertTrue(svg.contains("stroke-dasharray=\"2 4\""), "the planned step is dotted");
        assertFalse(svg.contains("<script"));
        HttpResponse<String> none = served.get("/paths.svg?from=region-shenzhen&to=lab-central-asia-diseases&lang=en");
        assertTrue(none.body().contains("No path of at most 6 steps"), none.body());
    }
}
