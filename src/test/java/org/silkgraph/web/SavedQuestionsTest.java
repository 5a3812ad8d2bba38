package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkgraph.Stores;
import org.silkgraph.queries.Asking;
import org.silkgraph.views.SavedQuestions;

/** Saved questions over HTTP: list, answer in each form, refusals, entity tags. */
final class SavedQuestionsTest {
    private static Served served;

    @BeforeAll
    static void start() {
        served = Served.of(Stores.report(), new SavedQuestions(Stores.report(), Asking.of(Stores.report())));
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void the_list_names_every_question_with_its_parameters_and_columns() {
        JsonNode list = served.json("/queries.json");
        assertTrue(list.get("rows").size() >= 29);
        assertTrue(list.get("next").isNull());
        for (JsonNode row : list.get("rows")) {
            assertFalse(
                    row.get("title").get("zh").asText().contains("{"),
                    row.get("title").toString());
            assertFalse(row.get("columns").isEmpty());
            assertEquals(200, served.get(row.get("links").get("json").asText()).statusCode());
        }
    }

    @Test
    void an_answer_is_flat_rows_under_a_head() {
        JsonNode answer = served.json("/queries/A03.json");
        assertEquals("A03", answer.get("meta").get("query").get("id").asText());
        assertEquals(
                "region-xinjiang",
                answer.get("meta").get("query").get("parameters").get("region").asText());
        assertFalse(answer.get("meta").get("truncated").asBoolean());
        assertTrue(answer.get("meta").get("version").asLong() > 0);
        assertEquals(3, answer.get("rows").size());
        assertTrue(answer.get("rows").get(0).get("quote").asText().contains("滇疆科技合作"));
        assertTrue(answer.get("rows").get(0).has("mechanism"));
        assertTrue(answer.get("explanation").isNull());
    }

    @Test
    void the_csv_is_the_expected_answer() throws IOException {
        HttpResponse<String> csv = served.get("/queries/D06.csv");
        assertEquals("text/csv;charset=utf-8", Served.header(csv, "content-type"));
        assertEquals(Files.readString(Path.of("queries/expected/D06.csv")), csv.body());
        assertEquals("\uFEFF" + csv.body(), served.get("/queries/D06.csv?bom=1").body());
    }

    @Test
    void ndjson_has_one_row_a_line() {
        String[] lines = served.get("/queries/D07.ndjson").body().split("\n");
        assertEquals(3, lines.length);
        assertTrue(Served.read(lines[0]).has("laboratory"));
    }

    @Test
    void the_query_comes_with_its_values() {
        String query = served.get("/queries/A02.rq?institution=inst-most").body();
        assertTrue(query.contains("id/inst-most"), query);
        assertFalse(query.contains("?institution"), query);
    }

    @ParameterizedTest
    @CsvSource({
        "/queries/Z99.json, 404, no-such-question",
        "/queries/A02.json?institute=inst-xuar, 400, unknown-parameter",
        "/queries/A02.json?institution=inst-xaur, 400, no-such-value",
        "/queries/A02.json?institution=INST%3E, 400, bad-value",
        "/queries/A03.csv?region=inst-xuar, 400, wrong-class",
        "/queries/A09.json?maximum=9, 400, bad-value"
    })
    void a_request_that_cannot_be_answered_says_why(String path, int status, String name) {
        for (String language : new String[] {"zh", "en"}) {
            HttpResponse<String> answer = served.get(path, "Accept-Language", language);
            assertEquals(status, answer.statusCode());
            assertEquals("application/problem+json", Served.header(answer, "content-type"));
            JsonNode problem = Served.read(answer.body());
            assertTrue(problem.get("type").asText().endsWith("/problem/" + name), answer.body());
            assertFalse(problem.get("detail").asText().contains("{"), answer.body());
        }
    }

    @Test
    void a_mistyped_entity_is_suggested() {
        JsonNode problem = served.json("/queries/A02.json?institution=inst-xaur");
        assertTrue(problem.get("known").toString().contains("\"inst-xuar\""), problem.toString());
        assertEquals("inst-xaur", problem.get("value").asText());
    }

    @Test
    void an_empty_answer_is_explained() {
        JsonNode answer = served.json("/queries/A02.json?institution=region-hami");
        assertEquals(0, answer.get("rows").size());
        assertFalse(answer.get("explanation").get("said").get("zh").asText().isEmpty());
        assertFalse(answer.get("explanation").get("searched").isEmpty());
        assertTrue(served.get("/queries/A02?institution=region-hami").body().contains("哈密"));
    }

    @ParameterizedTest
    @CsvSource({"/queries.json", "/queries/A02.json", "/queries/A02.csv", "/queries/A02.rq", "/queries", "/queries/A02"
    })
    void what_the_caller_has_is_not_sent_again(String path) {
        String tag = Served.header(served.get(path), "etag");
        assertFalse(tag.isEmpty());
        assertEquals(304, served.get(path, "If-None-Match", tag).statusCode());
    }

    @Test
    void the_pages_speak_both_languages_and_lead_to_the_data() {
        String zh = served.get("/queries?lang=zh").body();
        String en = served.get("/queries?lang=en").body();
        assertTrue(zh.contains("已备问题") && zh.contains("/queries/D06.csv"));
        assertTrue(en.contains("Saved questions"));
        String page = served.get("/queries/A02?lang=en").body();
        assertTrue(page.contains("/entities/plan-innovation-base"), page);
        assertTrue(page.contains("to carry out") && page.contains("to issue"));
        assertTrue(page.contains("<q lang=\"zh-Hans\">"));
        assertTrue(served.get("/queries/Z99", "Accept", "text/html").body().contains("<html"));
    }

    @Test
    void titles_in_half_width_brackets_survive_into_html() {
        String page = served.get("/queries/A05?lang=zh").body();
        assertTrue(page.contains("关于贯彻落实&lt;国家创新驱动发展战略纲要&gt;的实施意见"), page);
    }
}
