package org.silkgraph.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.queries.RefusedQuestion.Why;
import org.silkgraph.sparql.QueryFunctions;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.terms.Base;

final class AskerTest {
    private final Asker asker = Asking.of(Stores.report());

    @Test
    void another_value_gives_another_answer() {
        assertEquals(
                Set.of("plan-innovation-base", "plan-poverty-13th-fyp"),
                asker.ask("A02", Map.of()).rows().stream()
                        .filter(row -> row.get("class").equals("Programme"))
                        .map(row -> row.get("work"))
                        .collect(Collectors.toSet()));
        assertEquals(
                Set.of("campaign-study-style", "concept-four-responsibilities"),
                asker.ask("A02", Map.of("institution", "inst-st-system")).rows().stream()
                        .map(row -> row.get("work"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void a_thing_may_be_given_by_its_iri_and_a_blank_value_counts_as_none() {
        Answer answer = asker.ask("A02", Map.of("institution", Base.iri("id/", "inst-xuar")));
        assertEquals(asker.ask("A02", Map.of("institution", " ")).rows(), answer.rows());
        assertEquals(Map.of("institution", "inst-xuar"), answer.parameters());
    }

    @Test
    void the_title_names_what_was_asked_about() {
        assertEquals(
                "Programmes and measures of Authorities of the Autonomous Region, with its role",
                asker.ask("A02", Map.of()).title().en());
    }

    @Test
    void an_optional_parameter_left_free_means_any() {
        int all = asker.ask("D10", Map.of()).rows().size();
        List<Map<String, Object>> one =
                asker.ask("D10", Map.of("action", "action-poverty")).rows();
        assertTrue(!one.isEmpty() && one.size() < all);
        assertTrue(one.stream().allMatch(row -> row.get("action").equals("action-poverty")));
    }

    @Test
    void an_unknown_question_and_an_unknown_parameter_name_what_is_known() {
        assertTrue(refused(Why.NO_SUCH_QUESTION, "a02", Map.of()).known().contains("A02"));
        assertEquals(
                List.of("institution"),
                refused(Why.NO_SUCH_PARAMETER, "A02", Map.of("institute", "inst-xuar"))
                        .known());
    }

    @Test
    void a_mistyped_entity_is_told_what_could_be_meant() {
        RefusedQuestion refused = refused(Why.NO_SUCH_THING, "A02", Map.of("institution", "inst-xaur"));
        assertTrue(refused.known().contains("inst-xuar"), refused.known().toString());
        assertEquals("inst-xaur", refused.value());
    }

    @Test
    void a_thing_of_another_class_is_refused() {
        assertEquals(
                "Region",
                refused(Why.WRONG_CLASS, "A03", Map.of("region", "inst-xuar")).expected());
        assertEquals(
                "Source",
                refused(Why.WRONG_CLASS, "S11", Map.of("source", "inst-xuar")).expected());
    }

    @Test
    void numbers_keep_within_their_bounds() {
        assertEquals(
                List.of("1", "3"),
                refused(Why.WRONG_FORM, "A09", Map.of("maximum", "4")).known());
        refused(Why.WRONG_FORM, "A09", Map.of("maximum", "two"));
        assertTrue(asker.ask("A09", Map.of("maximum", "1")).rows().stream()
                .allMatch(row -> row.get("steps").equals(1L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inst-xuar> ?x ?y } #",
                "inst-xuar\"",
                "inst-xuar } UNION { ?s ?p ?o",
                "inst-xuar>",
                "https://example.org/id/inst-xuar",
                "x\" ; DROP ALL ; \"",
                "inst-xuar\n}",
                "INST-XUAR",
                "../inst-xuar"
            })
    void nothing_in_a_value_becomes_query(String value) {
        assertEquals(
                value.strip(),
                refused(Why.WRONG_FORM, "A02", Map.of("institution", value)).value());
    }

    @Test
    void the_query_with_values_holds_them_as_terms() {
        String query = asker.query("A02", Map.of("institution", "inst-most"));
        assertTrue(query.contains("id/inst-most>") && !query.contains("?institution"), query);
    }

    @Test
    void an_empty_answer_says_what_was_searched() {
        Answer answer = asker.ask("A02", Map.of("institution", "region-hami"));
        Explanation explanation = answer.explanation().orElseThrow();
        assertEquals("哈密", explanation.values().get("institution").zh());
        assertFalse(explanation.said().zh().isBlank() || explanation.said().en().isBlank());
        assertTrue(explanation.searched().stream().anyMatch(one -> one.term().equals("Programme") && one.count() > 20));
    }

    @Test
    void a_question_says_in_its_own_words_what_an_empty_answer_means() {
        Map<String, String> ends = Map.of("from", "region-shenzhen", "to", "lab-central-asia-diseases");
        Explanation explanation = asker.ask("A01", ends).explanation().orElseThrow();
        assertTrue(explanation.said().zh().contains("《深圳市》"), explanation.said().zh());
        assertTrue(
                explanation.said().en().startsWith("No path of 1 to 6 steps"),
                explanation.said().en());
        assertFalse(explanation.said().en().contains("{"));
        Answer lacking = Asking.of(Stores.freshEmpty()).ask("A01", Map.of());
        assertTrue(lacking.explanation().orElseThrow().said().en().contains("count of zero"));
    }

    @Test
    void values_are_put_into_the_lists_of_a_function_too() {
        Map<String, String> ends = Map.of("from", "region-karamay", "to", "zone-karamay-hightech");
        assertEquals(
                List.of(List.of("region-karamay", "zone-karamay-hightech")),
                asker.ask("A01", ends).rows().stream()
                        .map(row -> List.of(row.get("here"), row.get("there")))
                        .toList());
    }

    @Test
    void a_name_in_a_third_language_is_shown_as_neither_chinese_nor_english() {
        Map<String, Object> alias = asker.ask("D04", Map.of("entity", "region-karamay")).rows().stream()
                .filter(row -> row.get("value") instanceof String text && text.startsWith("قاراماي"))
                .findFirst()
                .orElseThrow();
        assertTrue(alias.get("valueZh") == null && alias.get("valueEn") == null);
        assertEquals("reference", alias.get("reference"));
    }

    @Test
    void an_answer_with_rows_needs_no_explanation() {
        assertTrue(asker.ask("A02", Map.of()).explanation().isEmpty());
    }

    @Test
    void a_cut_answer_says_so() {
        QueryLimits few = new QueryLimits(Duration.ofSeconds(20), 64 * 1024, 5, 5_000);
        Answer answer = Asking.of(Stores.report(), QueryFunctions.guard(few)).ask("D01", Map.of());
        assertEquals(5, answer.rows().size());
        assertTrue(answer.truncated());
    }

    @Test
    void a_question_that_takes_too_long_is_stopped() {
        QueryLimits short_ = new QueryLimits(Duration.ofMillis(1), 64 * 1024, 1_000, 5_000);
        Asker hurried = Asking.of(Stores.report(), QueryFunctions.guard(short_));
        assertEquals(
                Why.TIMEOUT,
                assertThrows(RefusedQuestion.class, () -> hurried.ask("O01", Map.of()))
                        .why());
    }

    @Test
    void passages_are_cut_from_the_stored_text() {
        String text = Stores.report().texts().text(checksum()).orElseThrow();
        for (Map<String, Object> row : asker.ask("S11", Map.of()).rows()) {
            int start = text.offsetByCodePoints(0, ((Long) row.get("start")).intValue());
            int end = text.offsetByCodePoints(0, ((Long) row.get("end")).intValue());
            assertEquals(text.substring(start, end), row.get("passage"));
        }
    }

    private static String checksum() {
        try (var view = Stores.report().acquire()) {
            return view.dataset()
                    .getDefaultGraph()
                    .find(
                            org.silkgraph.terms.Sg.id("report-2017"),
                            org.silkgraph.terms.Sg.textChecksum,
                            org.apache.jena.graph.Node.ANY)
                    .next()
                    .getObject()
                    .getLiteralLexicalForm();
        }
    }

    private RefusedQuestion refused(Why why, String id, Map<String, String> given) {
        RefusedQuestion refused = assertThrows(RefusedQuestion.class, () -> asker.ask(id, given));
        assertEquals(why, refused.why());
        return refused;
    }
}
