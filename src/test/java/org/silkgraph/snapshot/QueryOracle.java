package org.silkgraph.snapshot;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.query.TxnType;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.main.StageGenerator;
import org.apache.jena.sparql.engine.main.solver.PatternMatchData;
import org.apache.jena.sparql.engine.ref.QueryEngineRef;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2Factory;
import org.silkgraph.snapshot.ids.IdExecution;

/**
 * One random dataset, three times: as a snapshot with the executor on, the same with it off, and in a store of Jena that is
 * held to be right. That is TDB2, with its own engine where there are no system graphs; its terms are in the form TDB2 keeps
 * them ({@link Tdb2Normalisation}) before any of the three sees them, as joins are by term. Every third dataset has the
 * terms as they are, and Jena's in-memory dataset instead.
 */
final class QueryOracle {
    private final long seed;
    private final UnaryOperator<RandomData> damage;
    private final boolean system;
    private final boolean asTheyAre;
    private final RandomData data;
    private final RandomQueries queries;

    QueryOracle(long seed) {
        this(seed, data -> data);
    }

    /** @param damage what the snapshot gets instead of the data */
    QueryOracle(long seed, UnaryOperator<RandomData> damage) {
        this.seed = seed;
        this.damage = damage;
        Random random = new Random(seed);
        this.system = random.nextBoolean();
        this.asTheyAre = random.nextInt(3) == 0;
        RandomTerms terms = new RandomTerms(random, system, asTheyAre ? (Node term) -> term : Tdb2Normalisation::of);
        this.data = RandomData.of(random, terms);
        this.queries = new RandomQueries(random, terms);
    }

    /**
     * How many pairs were compared; how many of them have an answer that is not empty; how many had too many rows to
     * compare; in how many Jena failed by a fault of its own ({@link JenaFault}). Where only ARQ over a snapshot does,
     * the executor is still compared.
     */
    record Count(int pairs, int withRows, int tooLarge, int faults) {
        static final Count NONE = new Count(0, 0, 0, 0);

        Count plus(Count other) {
            return new Count(
                    pairs + other.pairs, withRows + other.withRows, tooLarge + other.tooLarge, faults + other.faults);
        }
    }

    /**
     * Holds so many queries against the data.
     *
     * @throws AssertionError with seed, data and query where they differ; the data as small as leaving out quads one by one makes it
     */
    Count compare(int pairs) {
        Count count = Count.NONE;
        try (Sides sides = new Sides(data)) {
            for (int i = 0; i < pairs; i++) {
                String text = queries.next();
                count = count.plus(
                        switch (sides.verdict(text)) {
                            case Verdict.Same same -> new Count(1, same.isEmpty() ? 0 : 1, 0, 0);
                            case Verdict.TooLarge large -> new Count(0, 0, 1, 0);
                            case Verdict.FaultOfJena fault -> new Count(0, 0, 0, 1);
                            case Verdict.Wrong wrong -> throw new AssertionError(report(text, wrong.what()));
                        });
            }
        }
        return count;
    }

    /** What came of one pair. */
    private sealed interface Verdict {
        /** All that answered said the same. */
        record Same(boolean isEmpty) implements Verdict {}

        record TooLarge() implements Verdict {}

        /** Nobody is there to compare with. */
        record FaultOfJena() implements Verdict {}

        record Wrong(String what) implements Verdict {}
    }

    private String report(String text, String wrong) {
        RandomData least = data;
        for (Quad quad : data.quads()) {
            RandomData less = least.without(quad);
            if (isWrong(less, text)) least = less;
        }
        String shortest = shortest(text, least);
        return "seed " + seed + "\n" + wrong + "\n" + text + "\nshortened to\n" + shortest + "\n" + least;
    }

    private boolean isWrong(RandomData with, String text) {
        try (Sides sides = new Sides(with)) {
            return sides.verdict(text) instanceof Verdict.Wrong;
        }
    }

    /** Words are left out, many at once and then few, as long as it stays a query with a wrong answer. */
    private String shortest(String text, RandomData with) {
        List<String> words = List.of(text.split(" "));
        try (Sides sides = new Sides(with)) {
            for (int size = words.size() / 2; size > 0; size /= 2) {
                for (int from = 0; from + size <= words.size(); ) {
                    List<String> fewer = new ArrayList<>(words.subList(0, from));
                    fewer.addAll(words.subList(from + size, words.size()));
                    boolean still = sides.verdictOfText(String.join(" ", fewer)) instanceof Verdict.Wrong;
                    if (still) words = fewer;
                    else from++;
                }
            }
        }
        return String.join(" ", words);
    }

    /** For the dataset that is held to be right: patterns in the order they are written, which is slow and has no such fault. */
    private static Context inOrder() {
        Context context = ARQ.getContext().copy();
        StageGenerator inOrder = (pattern, input, execution) ->
                PatternMatchData.execute(execution.getActiveGraph(), pattern, input, null, execution);
        context.set(ARQ.stageGenerator, inOrder);
        return context;
    }

    /** The executor's switch. */
    static Context context(boolean on) {
        IdExecution.install();
        Context context = ARQ.getContext().copy();
        context.set(IdExecution.OFF, !on);
        return context;
    }

    /** The three, with the same quads. */
    private final class Sides implements AutoCloseable {
        private final ReadStore store;
        private final ReadView view;
        private final DatasetGraph jena;
        private final DatasetGraph peer;

        Sides(RandomData data) {
            store = damage.apply(data).snapshot();
            view = store.acquire();
            jena = asTheyAre
                    ? DatasetGraphFactory.createTxnMem()
                    : TDB2Factory.createDataset().asDatasetGraph();
            jena.executeWrite(() -> data.into(jena));
            jena.begin(TxnType.READ);
            peer = system ? new PublishedDataset(jena) : jena;
        }

        /** Of a text that may be no query at all. */
        Verdict verdictOfText(String text) {
            try {
                return verdict(text);
            } catch (QueryException e) {
                return new Verdict.Same(true);
            }
        }

        Verdict verdict(String text) {
            Query query = QueryFactory.create(text, Syntax.syntaxSPARQL_11);
            Query whole = query.cloneQuery();
            whole.setLimit(Query.NOLIMIT);
            whole.setOffset(Query.NOLIMIT);
            try {
                QueryAnswers wanted = wanted(query);
                boolean isCut = query.hasLimit() || query.hasOffset();
                QueryAnswers all = isCut ? wanted(whole) : wanted;
                Optional<String> off = wrong(query, false, wanted, all);
                Optional<String> on = wrong(query, true, wanted, all);
                if (on.isPresent() && isRight(query, isCut ? whole : query)) return new Verdict.FaultOfJena();
                if (on.isEmpty() && off.isPresent() && isRightInOrder(query, wanted, all)) {
                    return new Verdict.FaultOfJena();
                }
                return off.or(() -> on)
                        .map(what -> (Verdict) new Verdict.Wrong(what))
                        .orElse(new Verdict.Same(wanted.isEmpty()));
            } catch (QueryAnswers.TooLarge e) {
                return new Verdict.TooLarge();
            } catch (RuntimeException | StackOverflowError e) {
                if (e instanceof RuntimeException failure && JenaFault.is(failure)) return new Verdict.FaultOfJena();
                return new Verdict.Wrong(trace(e));
            }
        }

        /**
         * Whether the executor is right where ARQ is not, by ARQ's reference engine, which works out the definitions of SPARQL one
         * by one. Two such faults are known: MINUS takes away a solution that agrees with another one in some variable and not in
         * all, where a variable has no value (HashIndexTable.Key.compatibleAndSharedDomain); and a filter with EXISTS fails,
         * instead of the query, where patterns are put in order as {@link JenaFault} says.
         */
        private boolean isRight(Query query, Query whole) {
            for (Context context : List.of(inOrder(), reference())) {
                try {
                    QueryAnswers all = QueryAnswers.of(whole, peer, context);
                    if (wrong(query, true, QueryAnswers.of(query, peer, context), all)
                            .isEmpty()) return true;
                } catch (RuntimeException e) {
                    // The reference engine does not know all forms.
                    continue;
                }
            }
            return false;
        }

        /** Whether ARQ is right over the snapshot where it takes patterns as they are written: then the other order was its fault. */
        private boolean isRightInOrder(Query query, QueryAnswers wanted, QueryAnswers all) {
            Context context = inOrder();
            context.setTrue(IdExecution.OFF);
            return QueryAnswers.of(query, view.dataset(), context)
                    .wrong(wanted, all)
                    .isEmpty();
        }

        private static Context reference() {
            Context context = inOrder();
            QueryEngineRegistry engines = new QueryEngineRegistry();
            engines.add(QueryEngineRef.getFactory());
            QueryEngineRegistry.set(context, engines);
            return context;
        }

        private QueryAnswers wanted(Query query) {
            try {
                return QueryAnswers.of(query, peer, ARQ.getContext().copy());
            } catch (RuntimeException e) {
                if (!JenaFault.is(e)) throw e;
                return QueryAnswers.of(query, peer, inOrder());
            }
        }

        private Optional<String> wrong(Query query, boolean on, QueryAnswers wanted, QueryAnswers all) {
            try {
                return QueryAnswers.of(query, view.dataset(), context(on))
                        .wrong(wanted, all)
                        .map(what -> "executor " + (on ? "on" : "off") + ", " + what);
            } catch (RuntimeException e) {
                // The others are right without it.
                if (JenaFault.is(e)) return Optional.empty();
                throw e;
            }
        }

        private static String trace(Throwable failure) {
            StringWriter text = new StringWriter();
            failure.printStackTrace(new PrintWriter(text));
            return text.toString().lines().limit(40).collect(Collectors.joining("\n"));
        }

        @Override
        public void close() {
            jena.end();
            jena.close();
            view.close();
            store.close();
        }
    }
}
