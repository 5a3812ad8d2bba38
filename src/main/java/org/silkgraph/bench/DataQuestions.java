package org.silkgraph.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** Questions to data that nobody knows beforehand, made of its most frequent predicates. */
final class DataQuestions {
    /** Chains of more are left alone: to read them takes longer than to join them. */
    private static final long MOST_ROWS = 2_000_000;

    private static final int TRIED = 8;

    private final Engine engine;
    private final List<Node> frequent = new ArrayList<>();
    /** Those with about one value a thing, the most frequent first. */
    private final List<Node> single = new ArrayList<>();

    private final List<Question> questions = new ArrayList<>();

    private DataQuestions(Engine engine) {
        this.engine = engine;
    }

    static List<Question> of(Engine engine) {
        DataQuestions made = new DataQuestions(engine);
        made.look();
        made.make();
        return List.copyOf(made.questions);
    }

    private void look() {
        rows(Question.shipped("data-predicates"), row -> {
            Node predicate = value(row, "p");
            double triples = number(row, "triples");
            frequent.add(predicate);
            if (triples < 1.3 * number(row, "subjects")) single.add(predicate);
        });
        if (frequent.isEmpty()) throw new IllegalArgumentException("no triples in the default graph");
    }

    private void make() {
        add("data-count-all", false, List.of());
        add("data-count-property", false, frequent);
        add("data-classes", false, List.of());
        add("data-distinct", false, frequent);
        add("data-order", false, single.isEmpty() ? frequent : single);
        star().ifPresent(star -> add("data-star", true, star));
        if (single.size() > 1) {
            add("data-groups", false, single.reversed());
            add("data-optional", false, List.of(single.getFirst(), single.getLast()));
        }
        longestChain().ifPresent(chain -> add("data-chain", true, chain));
        closure().ifPresent(predicate -> add("data-closure", false, List.of(predicate)));
        List<Node> things = new ArrayList<>();
        for (Node predicate : frequent) {
            // Subjects of the first may all be blank nodes, which no query can name.
            if (things.isEmpty()) {
                rows(Question.shipped("data-things", List.of(predicate)), row -> things.add(value(row, "it")));
            }
        }
        if (!things.isEmpty()) {
            questions.add(new Question("data-view", false, Question.views(Question.shipped("data-view"), things)));
        }
    }

    private void add(String name, boolean isJoin, List<Node> predicates) {
        questions.add(new Question(name, isJoin, List.of(Question.shipped(name, predicates))));
    }

    /** Three properties that many things have. */
    private Optional<List<Node>> star() {
        List<List<Node>> stars = new ArrayList<>();
        int tried = Math.min(TRIED, single.size());
        for (int i = 0; i < tried; i++) {
            for (int j = i + 1; j < tried; j++) {
                for (int k = j + 1; k < tried; k++) stars.add(List.of(single.get(i), single.get(j), single.get(k)));
            }
        }
        return largest("data-star-count", stars);
    }

    private Optional<List<Node>> longestChain() {
        List<Node> tried = frequent.subList(0, Math.min(TRIED, frequent.size()));
        List<List<Node>> chains = new ArrayList<>();
        for (Node first : tried) for (Node second : tried) chains.add(List.of(first, second));
        return largest("data-chain-count", chains);
    }

    /** Of those that have rows, and not too many. */
    private Optional<List<Node>> largest(String count, List<List<Node>> candidates) {
        List<Node> best = List.of();
        long most = 0;
        for (List<Node> candidate : candidates) {
            long rows = count(count, candidate);
            if (rows > most && rows <= MOST_ROWS) {
                most = rows;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /** A predicate that leads on from where it leads to. */
    private Optional<Node> closure() {
        return frequent.stream()
                .filter(predicate -> count("data-chain-count", List.of(predicate, predicate)) > 0)
                .findFirst();
    }

    private long count(String name, List<Node> predicates) {
        long[] count = {0};
        rows(Question.shipped(name, predicates), row -> count[0] = (long) number(row, "rows"));
        return count[0];
    }

    private void rows(Query query, Consumer<Binding> each) {
        engine.ask(query, 0, found -> found.forEachRemaining(each));
    }

    private static double number(Binding row, String name) {
        return Double.parseDouble(value(row, name).getLiteralLexicalForm());
    }

    private static Node value(Binding row, String name) {
        Node value = row.get(Var.alloc(name));
        return value == null ? NodeFactory.createLiteralString("0") : value;
    }
}
