package org.silkgraph.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silkgraph.Stores;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;

/**
 * Every question gives its expected answer. To write the answers anew after a change that was meant, run this test with
 * {@code -Dsilkgraph.answers=write}, read what changed, correct {@code rows:} in the header and commit both.
 */
final class ExpectedAnswersTest {
    private static final Set<String> REQUIRED = Set.of(
            "A01", "A02", "A03", "A04", "A05", "A06", "A07", "A12", "D01", "D02", "D03", "D04", "D06", "D10", "D11",
            "S01", "S06", "S11", "O01", "O02");

    static Stream<String> ids() {
        return Asking.QUESTIONS.all().stream().map(Question::id);
    }

    @ParameterizedTest
    @MethodSource("ids")
    void gives_its_expected_answer(String id) throws IOException {
        Expected expected = question(id).expected();
        Answer answer = Asking.of(Asking.data(expected.on())).ask(id, expected.parameters());
        Path file = Asking.FOLDER.resolve(expected.file());
        if ("write".equals(System.getProperty("silkgraph.answers"))) Files.writeString(file, Csv.plain(answer));
        assertEquals(Files.readString(file), Csv.plain(answer), id);
        assertEquals(expected.rows(), answer.rows().size(), id + ": correct rows: in the header of the question");
        assertFalse(answer.rows().isEmpty(), id);
        assertFalse(answer.truncated());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void has_no_row_twice(String id) {
        Expected expected = question(id).expected();
        List<Map<String, Object>> rows = Asking.of(Asking.data(expected.on()))
                .ask(id, expected.parameters())
                .rows();
        assertEquals(rows.size(), rows.stream().distinct().count());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void a_link_carries_certainty_source_and_sentence(String id) {
        List<String> columns = question(id).columns().stream().map(Column::name).toList();
        if (!columns.contains("claim")) return;
        assertTrue(columns.containsAll(List.of("certainty", "wording", "quote")), columns.toString());
        Expected expected = question(id).expected();
        for (Map<String, Object> row : Asking.of(Asking.data(expected.on()))
                .ask(id, expected.parameters())
                .rows()) {
            if (row.get("claim") == null) continue;
            for (String name : List.of("certainty", "wording", "quote", "section")) {
                assertTrue(row.get(name) instanceof String text && !text.isBlank(), () -> id + " " + name + " " + row);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void the_query_with_its_values_put_in_gives_the_same_answer(String id) {
        Expected expected = question(id).expected();
        Asker asker = Asking.of(Asking.data(expected.on()));
        String written = asker.query(id, expected.parameters());
        Query query = Asking.GUARD.parse(written);
        assertEquals(question(id).columns().stream().map(Column::name).toList(), query.getResultVars());
        if (question(id).passage().isPresent()) return;
        assertEquals(
                expected.rows(),
                count(Asking.data(expected.on()), query),
                id + ": rows: in the header of the question");
    }

    @Test
    void all_required_questions_are_there() {
        Set<String> ids = ids().collect(Collectors.toSet());
        assertTrue(ids.containsAll(REQUIRED), ids.toString());
        assertTrue(ids.size() >= 32, ids.size() + " questions");
    }

    @Test
    void at_least_twenty_have_rows_on_the_report() {
        Asker asker = Asking.of(Stores.report());
        Set<String> answered = new TreeSet<>(
                ids().filter(id -> !asker.ask(id, Map.of()).rows().isEmpty()).toList());
        assertTrue(answered.size() >= 20, answered.toString());
        assertTrue(answered.containsAll(REQUIRED), answered.toString());
    }

    @Test
    void every_expected_answer_belongs_to_a_question() throws IOException {
        try (Stream<Path> files = Files.list(Asking.FOLDER.resolve("expected"))) {
            Set<String> there =
                    files.map(file -> "expected/" + file.getFileName()).collect(Collectors.toSet());
            assertEquals(ids().map(id -> question(id).expected().file()).collect(Collectors.toSet()), there);
        }
    }

    @Test
    void planned_and_achieved_are_told_apart() {
        List<Map<String, Object>> rows =
                Asking.of(Stores.report()).ask("D06", Map.of()).rows();
        assertTrue(rows.stream().allMatch(row -> row.get("relation").toString().startsWith("to")), rows.toString());
    }

    private static long count(Store store, Query query) {
        try (ReadView view = store.acquire();
                QueryExec execution = QueryExec.dataset(view.dataset())
                        .query(query)
                        .context(Asking.GUARD.context())
                        .build()) {
            return execution.select().stream().count();
        }
    }

    private static Question question(String id) {
        return Asking.QUESTIONS.get(id).orElseThrow();
    }
}
