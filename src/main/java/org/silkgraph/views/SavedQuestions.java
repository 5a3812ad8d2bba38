package org.silkgraph.views;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.silkgraph.queries.Answer;
import org.silkgraph.queries.Asker;
import org.silkgraph.queries.Column;
import org.silkgraph.queries.Csv;
import org.silkgraph.queries.Parameter;
import org.silkgraph.queries.Question;
import org.silkgraph.store.Store;

/** The saved questions and their answers, as list, JSON, CSV and page. */
public final class SavedQuestions {
    private final Store store;
    private final Asker asker;
    private final String fingerprint;

    public SavedQuestions(Store store, Asker asker) {
        this.store = store;
        this.asker = asker;
        this.fingerprint = asker.questions().fingerprint();
    }

    /** Something written, the version it was read at, and whether rows were left out at the limit. */
    public record Written(long version, String body, boolean truncated) {}

    public QuestionList list() {
        try (Reading reading = new Reading(store)) {
            List<QuestionList.Row> rows =
                    asker.questions().all().stream().map(SavedQuestions::row).toList();
            return new QuestionList(reading.meta(false), rows, Optional.empty());
        }
    }

    /** Changes with the text of any question. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The names of the parameters of a question. */
    public List<String> parameters(String id) {
        return asker.question(id).parameters().stream().map(Parameter::name).toList();
    }

    public QuestionAnswer answer(String id, Map<String, String> given) {
        try (Reading reading = new Reading(store)) {
            Answer answer = asker.ask(id, given);
            QuestionAnswer.Asked asked = new QuestionAnswer.Asked(id, answer.title(), answer.parameters());
            return new QuestionAnswer(
                    QuestionAnswer.Head.of(reading.meta(answer.truncated()), asked),
                    answer.rows(),
                    Optional.empty(),
                    answer.explanation());
        }
    }

    /** As {@link Csv}. */
    public Written csv(String id, Map<String, String> given, boolean forSpreadsheets) {
        Answer answer = asker.ask(id, given);
        return new Written(
                answer.version().number(),
                forSpreadsheets ? Csv.forSpreadsheets(answer) : Csv.plain(answer),
                answer.truncated());
    }

    /** The query with the values put in, as it can be sent to the SPARQL endpoint. */
    public Written query(String id, Map<String, String> given) {
        return new Written(store.version().number(), asker.query(id, given), false);
    }

    public QuestionPage page(String id, Map<String, String> given) {
        try (Reading reading = new Reading(store)) {
            Answer answer = asker.ask(id, given);
            AnswerTable table = new AnswerTable(reading, answer);
            return new QuestionPage(
                    reading.meta(answer.truncated()),
                    row(answer.question()),
                    answer.title(),
                    answer.parameters(),
                    table.heads(),
                    table.rows(),
                    answer.explanation());
        }
    }

    private static QuestionList.Row row(Question question) {
        return new QuestionList.Row(
                question.id(),
                question.group(),
                question.title(Map.of()),
                question.description(),
                question.parameters().stream().map(SavedQuestions::given).toList(),
                question.columns().stream().map(SavedQuestions::told).toList(),
                links(question.id()));
    }

    private static QuestionList.Given given(Parameter parameter) {
        return new QuestionList.Given(
                parameter.name(),
                parameter.type().word(),
                parameter.title(),
                parameter.standard().orElse(""),
                parameter.optional(),
                parameter.ofClass().orElse(""),
                parameter.min(),
                parameter.max());
    }

    private static QuestionList.Told told(Column column) {
        return new QuestionList.Told(column.name(), column.type().word(), column.title());
    }

    private static Map<String, String> links(String id) {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("html", "/queries/" + id);
        Stream.of("json", "csv", "ndjson", "rq").forEach(suffix -> links.put(suffix, "/queries/" + id + "." + suffix));
        return links;
    }
}
