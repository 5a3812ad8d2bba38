package org.silkgraph.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.silkgraph.terms.Version;

final class CsvTest {
    @Test
    void fields_are_quoted_where_they_must_be() {
        assertEquals(
                "a,b\r\n\"x,y\",\"he said \"\"no\"\"\"\r\n,plain\r\n\"two\nlines\",1\r\n",
                Csv.plain(answer("x,y", "he said \"no\"", null, "plain", "two\nlines", 1L)));
    }

    @Test
    void a_header_stands_over_no_rows() {
        assertEquals("a,b\r\n", Csv.plain(answer()));
    }

    @Test
    void formulas_are_disarmed_for_spreadsheets_only() {
        Answer answer = answer("=1+1", "@x", "-5", -5L);
        String guarded = Csv.forSpreadsheets(answer);
        assertTrue(guarded.startsWith("\uFEFFa,b\r\n'=1+1,'@x\r\n'-5,-5\r\n"), guarded);
        assertFalse(Csv.plain(answer).contains("'"));
    }

    private static Answer answer(Object... cells) {
        Question question = Asking.QUESTIONS.get("D03").orElseThrow();
        List<Column> columns = List.of(
                new Column("a", ColumnType.TEXT, question.title()), new Column("b", ColumnType.TEXT, question.title()));
        Question two = new Question(
                "X01",
                "analysts",
                question.title(),
                question.description(),
                List.of(),
                columns,
                question.expected(),
                Optional.empty(),
                Optional.empty(),
                question.query());
        List<Map<String, Object>> rows = new java.util.ArrayList<>();
        for (int i = 0; i < cells.length; i += 2) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("a", cells[i]);
            row.put("b", cells[i + 1]);
            rows.add(row);
        }
        return new Answer(two, question.title(), Map.of(), Version.NONE, Instant.EPOCH, rows, false, Optional.empty());
    }
}
