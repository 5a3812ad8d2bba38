package org.silkgraph.queries;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.silkgraph.queries.RefusedQuestion.Why;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.store.guard.Executions.Execution;
import org.silkgraph.store.guard.Executions.Kind;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.RefusedQuery;
import org.silkgraph.terms.Label;

/** Asks saved questions of a store, each at one version, within the limits of the guard. */
public final class Asker {
    private final Store store;
    private final Questions questions;
    private final QueryGuard guard;
    private final Suggestions suggestions;
    private final Executions executions;

    /** With executions of its own. */
    public Asker(Store store, Questions questions, QueryGuard guard, Suggestions suggestions) {
        this(store, questions, guard, suggestions, Executions.start());
    }

    /** @param executions among which the questions under way are */
    public Asker(Store store, Questions questions, QueryGuard guard, Suggestions suggestions, Executions executions) {
        this.executions = executions;
        this.store = store;
        this.questions = questions;
        this.guard = guard;
        this.suggestions = suggestions;
    }

    public Questions questions() {
        return questions;
    }

    /** The question of that id. @throws RefusedQuestion where there is none */
    public Question question(String id) {
        return questions.get(id).orElseThrow(() -> {
            List<String> ids = questions.all().stream().map(Question::id).toList();
            List<String> near =
                    ids.stream().filter(one -> one.equalsIgnoreCase(id)).toList();
            return new RefusedQuestion(Why.NO_SUCH_QUESTION, id, "", id, "", near.isEmpty() ? ids : near);
        });
    }

    /**
     * The answer to a question.
     *
     * @param given values by parameter name; a blank one counts as not given
     * @throws RefusedQuestion where the question, a parameter or a value is not known, or it takes too long
     */
    public Answer ask(String id, Map<String, String> given) {
        Question question = question(id);
        try (Execution turn = executions.begin(Kind.QUESTION, id, guard.limits().timeout());
                ReadView view = store.acquire()) {
            Bindings bindings = Bindings.of(question, given, view.dataset(), suggestions);
            return answer(question, bindings, view, turn);
        }
    }

    private RefusedQuestion stopped(Question question, Execution turn) {
        boolean isLate = turn.why() == RefusedQuery.Why.TIMEOUT;
        String seconds = String.valueOf(guard.limits().timeout().toSeconds());
        return new RefusedQuestion(isLate ? Why.TIMEOUT : Why.STOPPED, question.id(), "", seconds, "", List.of());
    }

    /** The query as it would be run: with values in the place of parameters. Runs as it stands at the SPARQL endpoint. */
    public String query(String id, Map<String, String> given) {
        Question question = question(id);
        try (ReadView view = store.acquire()) {
            Bindings bindings = Bindings.of(question, given, view.dataset(), suggestions);
            return QueryTransformOps.replaceVars(question.query(), bindings.nodes())
                    .toString();
        }
    }

    private Answer answer(Question question, Bindings bindings, ReadView view, Execution turn) {
        Map<String, Label> values = named(bindings, view);
        Rows rows = rows(question, bindings, view, turn);
        Optional<Explanation> explanation =
                rows.kept().isEmpty() ? Optional.of(Explainer.of(question, values, view)) : Optional.empty();
        return new Answer(
                question,
                question.title(values),
                bindings.texts(),
                view.version(),
                store.committedAt(),
                rows.kept(),
                rows.truncated(),
                explanation);
    }

    private static Map<String, Label> named(Bindings bindings, ReadView view) {
        Labels labels = new Labels(view);
        Map<String, Label> values = new LinkedHashMap<>();
        bindings.nodes().forEach((variable, node) -> values.put(variable.getVarName(), labels.of(node)));
        return values;
    }

    private record Rows(List<Map<String, Object>> kept, boolean truncated) {}

    private Rows rows(Question question, Bindings bindings, ReadView view, Execution turn) {
        Optional<Passages> passages = question.passage().map(passage -> new Passages(passage, view, store.texts()));
        List<Map<String, Object>> kept = new ArrayList<>();
        try (QueryExec execution = execution(question.query(), bindings, view)) {
            turn.stopsBy(execution::abort);
            RowSet found = execution.select();
            while (found.hasNext()) {
                if (kept.size() >= guard.limits().rows()) return new Rows(kept, true);
                Map<String, Object> row = row(question, found.next());
                kept.addAll(passages.map(some -> some.filled(row)).orElseGet(() -> List.of(row)));
            }
        } catch (QueryCancelledException e) {
            throw stopped(question, turn);
        }
        return new Rows(kept, false);
    }

    private QueryExec execution(Query query, Bindings bindings, ReadView view) {
        var execution = QueryExec.newBuilder()
                .dataset(view.dataset())
                .query(query)
                .context(guard.context())
                .overallTimeout(guard.limits().timeout().toMillis(), TimeUnit.MILLISECONDS);
        bindings.nodes().forEach(execution::substitution);
        return execution.build();
    }

    private static Map<String, Object> row(Question question, Binding binding) {
        Map<String, Object> row = new LinkedHashMap<>();
        question.columns()
                .forEach(column -> row.put(column.name(), Cells.of(column, binding.get(Var.alloc(column.name())))));
        return row;
    }
}
