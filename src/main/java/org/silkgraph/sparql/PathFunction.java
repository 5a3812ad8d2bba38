package org.silkgraph.sparql;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.jena.graph.Node;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterPlainWrapper;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.pfunction.PropFuncArgType;
import org.apache.jena.sparql.pfunction.PropertyFunctionEval;
import org.apache.jena.sparql.util.FmtUtils;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.LinkClaim;
import org.silkgraph.paths.Links;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.store.guard.RefusedQuery;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * Paths inside of SPARQL: {@code (?from ?to) fn:path (?path ?step ?here ?property ?there ?claim)}, one row for each claim of each
 * step of the best paths. After the ends may come the most steps, how many paths (longer ones too), and {@code "implied"}.
 *
 * <p>Both ends must have values when it is reached. It walks the links of the whole store, whatever GRAPH it stands in; where FROM
 * leaves out the graph that claims stand in, it refuses.
 */
final class PathFunction extends PropertyFunctionEval {
    private static final int USUAL_HOPS = 6;
    private static final int MOST_HOPS = 12;
    private static final int USUAL_PATHS = 10;
    private static final int MOST_PATHS = 1_000;
    private static final int MOST_COLUMNS = 6;

    private static final String CALL = "(from to [max] [k] [\"stated\" | \"implied\"])";
    private static final String COLUMNS = "(path [step here property there claim])";
    private static final String END = "from, to: IRI";
    private static final String HOPS = "max: 1–" + MOST_HOPS;
    private static final String PATHS = "k: 1–" + MOST_PATHS;
    private static final String CERTAINTY = "\"stated\" | \"implied\"";

    /** By whether what is implied counts; made when first asked for. One execution, one version. */
    private final Map<Boolean, Connect> connects = new HashMap<>();

    PathFunction() {
        super(PropFuncArgType.PF_ARG_EITHER, PropFuncArgType.PF_ARG_EITHER);
    }

    // ---- Before anything runs

    @Override
    public void build(PropFuncArg call, Node function, PropFuncArg columns, ExecutionContext execution) {
        List<Node> given = list(call, CALL);
        if (given.size() < 2 || given.size() > 5) throw wrong(text(given), CALL);
        List<Node> asked = list(columns, COLUMNS);
        if (asked.isEmpty() || asked.size() > MOST_COLUMNS) throw wrong(text(asked), COLUMNS);
        Asked.read(given, false);
    }

    private static List<Node> list(PropFuncArg argument, String form) {
        if (!argument.isList()) throw wrong(text(argument.getArg()), form);
        return argument.getArgList();
    }

    private static RefusedQuery wrong(String given, String form) {
        return new RefusedQuery(Why.PATH_FUNCTION, given, form);
    }

    private static String text(Node node) {
        return Var.isBlankNodeVar(node) ? "[]" : FmtUtils.stringForNode(node);
    }

    private static String text(List<Node> nodes) {
        return "(" + String.join(" ", nodes.stream().map(PathFunction::text).toList()) + ")";
    }

    /**
     * What is asked; a variable that has no value yet counts as the usual.
     *
     * @param most how many paths
     * @param longer whether longer ones than the shortest count
     */
    private record Asked(Node from, Node to, int hops, int most, boolean longer, boolean implied) {
        /** @param isReached whether all variables must have their values by now */
        static Asked read(List<Node> given, boolean isReached) {
            end(given.get(0), isReached);
            end(given.get(1), isReached);
            List<Node> numbers = new ArrayList<>(given.subList(2, given.size()));
            Optional<Boolean> implied = numbers.isEmpty() ? Optional.empty() : certainty(numbers.getLast());
            // The last may be a certainty that has no value yet.
            boolean isOpen =
                    !isReached && numbers.size() == 3 && numbers.getLast().isVariable();
            if (implied.isPresent() || isOpen) numbers.removeLast();
            if (numbers.size() > 2) throw wrong(text(numbers.getLast()), CERTAINTY);
            int hops = numbers.isEmpty() ? USUAL_HOPS : number(numbers.get(0), MOST_HOPS, HOPS, isReached);
            boolean longer = numbers.size() == 2;
            int most = longer ? number(numbers.get(1), MOST_PATHS, PATHS, isReached) : USUAL_PATHS;
            return new Asked(given.get(0), given.get(1), hops, most, longer, implied.orElse(false));
        }

        private static void end(Node end, boolean isReached) {
            if (!end.isURI() && (isReached || !end.isVariable())) throw wrong(text(end), END);
        }

        /** Empty where it is none. */
        private static Optional<Boolean> certainty(Node node) {
            if (node.equals(Sg.stated)) return Optional.of(false);
            if (node.equals(Sg.implied)) return Optional.of(true);
            if (!node.isLiteral() || !NodeValue.makeNode(node).isString()) return Optional.empty();
            return switch (node.getLiteralLexicalForm()) {
                case "stated" -> Optional.of(false);
                case "implied" -> Optional.of(true);
                default -> throw wrong(text(node), CERTAINTY);
            };
        }

        private static int number(Node node, int most, String form, boolean isReached) {
            if (node.isVariable() && !isReached) return 1;
            if (!node.isLiteral() || !NodeValue.makeNode(node).isInteger()) throw wrong(text(node), form);
            BigInteger value = NodeValue.makeNode(node).getInteger();
            if (value.signum() < 1 || value.compareTo(BigInteger.valueOf(most)) > 0) throw wrong(text(node), form);
            return value.intValue();
        }
    }

    // ---- For one row

    @Override
    public QueryIterator execEvaluated(
            Binding row, PropFuncArg call, Node function, PropFuncArg columns, ExecutionContext execution) {
        Asked asked = Asked.read(call.getArgList(), true);
        Connect connect = connects.computeIfAbsent(asked.implied(), also -> connect(execution.getDataset(), also));
        Numbers numbers = connect.numbers();
        Question question = new Question(
                new int[] {numbers.id(asked.from())},
                new int[] {numbers.id(asked.to())},
                asked.hops(),
                asked.most(),
                asked.longer(),
                Direction.FREE,
                Passing.ANY);
        AtomicBoolean cancel = execution.getCancelSignal();
        BooleanSupplier isStopped =
                () -> cancel != null && cancel.get() || Thread.currentThread().isInterrupted();
        // A short search may end before it asks, and there may be many.
        if (isStopped.getAsBoolean()) throw new QueryCancelledException();
        Connect.Best best = connect.find(question, isStopped);
        if (!best.isWhole()) throw new QueryCancelledException();
        return QueryIterPlainWrapper.create(
                rows(row, columns.getArgList(), best.paths(), numbers).iterator());
    }

    private static Connect connect(DatasetGraph dataset, boolean implied) {
        if (!Numbers.showsDefault(dataset)) throw wrong("FROM", "FROM <" + Graphs.ALL.getURI() + ">");
        return new Connect(Links.of(dataset, Links.Filter.STATED.implied(implied)));
    }

    private static List<Binding> rows(Binding row, List<Node> columns, List<Connect.Path> paths, Numbers numbers) {
        List<Binding> rows = new ArrayList<>();
        for (int path = 0; path < paths.size(); path++) {
            int[] things = paths.get(path).things();
            for (int step = 0; step < paths.get(path).length(); step++) {
                for (LinkClaim link : paths.get(path).hops().get(step)) {
                    Node[] values = {
                        NodeValue.makeInteger(path + 1L).asNode(),
                        NodeValue.makeInteger(step + 1L).asNode(),
                        numbers.node(things[step]),
                        numbers.node(link.property()),
                        numbers.node(things[step + 1]),
                        numbers.node(link.claim())
                    };
                    joined(row, columns, values).ifPresent(rows::add);
                }
            }
        }
        return rows;
    }

    /** The row with the values besides, or nothing where a column has another value already. */
    private static Optional<Binding> joined(Binding row, List<Node> columns, Node[] values) {
        BindingBuilder builder = Binding.builder(row);
        for (int i = 0; i < columns.size(); i++) {
            Node column = columns.get(i);
            Node there = column.isVariable() ? builder.get(Var.alloc(column)) : column;
            if (there == null) builder.add(Var.alloc(column), values[i]);
            else if (!there.equals(values[i])) return Optional.empty();
        }
        return Optional.of(builder.build());
    }
}
