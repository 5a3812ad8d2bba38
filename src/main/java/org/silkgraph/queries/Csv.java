package org.silkgraph.queries;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An answer as CSV (RFC 4180): a header of column names always, lines end with CRLF, a field is quoted where it holds a comma,
 * a quote or a line break.
 */
public final class Csv {
    private static final String BOM = "\uFEFF";

    private Csv() {}

    /** For programs: every field as it is. */
    public static String plain(Answer answer) {
        return write(answer, false);
    }

    /**
     * For spreadsheets: with a byte order mark, so that Chinese is read as UTF-8, and with an apostrophe before a text that a
     * spreadsheet would run as a formula.
     */
    public static String forSpreadsheets(Answer answer) {
        return BOM + write(answer, true);
    }

    private static String write(Answer answer, boolean guarded) {
        List<String> names =
                answer.question().columns().stream().map(Column::name).toList();
        return write(names, answer.rows(), guarded);
    }

    /**
     * Rows of other answers.
     *
     * @param forSpreadsheets as {@link #forSpreadsheets(Answer)}, else as {@link #plain}
     */
    public static String of(List<String> names, List<Map<String, Object>> rows, boolean forSpreadsheets) {
        return (forSpreadsheets ? BOM : "") + write(names, rows, forSpreadsheets);
    }

    private static String write(List<String> names, List<Map<String, Object>> rows, boolean guarded) {
        StringBuilder csv = new StringBuilder(String.join(",", names)).append("\r\n");
        for (Map<String, Object> row : rows) {
            csv.append(names.stream().map(name -> field(row.get(name), guarded)).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static String field(@Nullable Object value, boolean guarded) {
        if (value == null) return "";
        String text = value.toString();
        if (guarded && value instanceof String && isFormula(text)) text = "'" + text;
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }
}
