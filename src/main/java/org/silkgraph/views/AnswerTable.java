package org.silkgraph.views;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.silkgraph.queries.Answer;
import org.silkgraph.queries.Column;
import org.silkgraph.queries.ColumnType;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/** The rows of an answer for people: a column and its companions {@code …Zh} and {@code …En} become one cell with both names. */
final class AnswerTable {
    private final Reading reading;
    private final Answer answer;
    private final List<String> names;
    private final List<Column> shown;

    AnswerTable(Reading reading, Answer answer) {
        this.reading = reading;
        this.answer = answer;
        this.names = answer.question().columns().stream().map(Column::name).toList();
        this.shown = answer.question().columns().stream()
                .filter(column -> !isCompanion(column.name()))
                .toList();
    }

    private boolean isCompanion(String name) {
        return name.matches(".+(Zh|En)") && names.contains(name.substring(0, name.length() - 2));
    }

    List<Label> heads() {
        return shown.stream().map(Column::title).toList();
    }

    List<List<QuestionPage.Cell>> rows() {
        return answer.rows().stream()
                .map(row -> shown.stream().map(column -> cell(column, row)).toList())
                .toList();
    }

    private QuestionPage.Cell cell(Column column, Map<String, Object> row) {
        Object value = row.get(column.name());
        String text = value == null ? "" : value.toString();
        Label label = label(column, row, text);
        boolean thing = column.type() == ColumnType.SLUG && !text.isEmpty() && reading.isEntity(Sg.id(text));
        String kind = thing ? "thing" : isQuote(column) ? "quote" : "";
        return new QuestionPage.Cell(label, kind, thing ? "/entities/" + text : href(column, text));
    }

    private static boolean isQuote(Column column) {
        return column.type() == ColumnType.TEXT && column.name().matches("quote|wording|passage|.*(Quote|Wording)");
    }

    private static String href(Column column, String text) {
        if (text.isEmpty()) return "";
        return switch (column.type()) {
            case SOURCE -> "/sources/" + text;
            case CLAIM -> "/queries/S01?claim=" + text;
            case SLUG, TERM, IRI, TEXT, INTEGER -> "";
        };
    }

    private Label label(Column column, Map<String, Object> row, String text) {
        String zh = text(row.get(column.name() + "Zh"));
        String en = text(row.get(column.name() + "En"));
        if (!zh.isEmpty() || !en.isEmpty()) return new Label(zh, en);
        boolean term = column.type() == ColumnType.TERM && text.matches("[A-Za-z][A-Za-z0-9-]*");
        return term ? reading.label(Sg.term(text)) : new Label(text, text);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
