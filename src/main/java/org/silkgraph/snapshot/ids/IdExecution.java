package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.Optional;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.apache.jena.sys.JenaSystem;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.Selection;
import org.silkgraph.terms.Settings;

/**
 * Execution on numbers of whatever ARQ executes on a dataset that a view gave: queries, EXISTS, SHACL. Other datasets are
 * executed as ever. Turned off by {@link #OFF} in the context.
 */
public final class IdExecution {
    /** True in a context turns execution on numbers off. */
    public static final Symbol OFF = Symbol.create("urn:silkgraph:ids-off");
    /** How many rows one execution may hold at a time, as a Long; more is a {@link TooManyRowsHeld}. */
    public static final Symbol ROWS_HELD = Symbol.create("urn:silkgraph:rows-held");

    private static final int DEFAULT_ROWS_HELD = 20_000_000;

    private IdExecution() {}

    /** Makes ARQ use it, in this process. To be called before the first query; again does nothing. */
    public static void install() {
        JenaSystem.init();
        String use = Settings.text("silkgraph.ids").orElse("on");
        if (!use.equals("on") && !use.equals("off")) {
            throw new IllegalArgumentException("silkgraph.ids must be on or off: " + use);
        }
        ARQ.getContext().setIfUndef(OFF, use.equals("off"));
        ARQ.getContext().setIfUndef(ROWS_HELD, (long) Settings.count("silkgraph.rows-held", DEFAULT_ROWS_HELD));
        QC.setFactory(ARQ.getContext(), IdExecution::executor);
    }

    private static OpExecutor executor(ExecutionContext context) {
        if (context.getContext().isTrue(OFF) || context.getDataset() == null) return standard(context);
        Optional<Numbers> numbers = Numbers.of(context.getDataset());
        Optional<Selection> graph = Numbers.selection(context.getActiveGraph());
        if (numbers.isEmpty() || graph.isEmpty()) return standard(context);
        return new IdExecutor(context, numbers.get(), graph.get(), budget(context.getContext()));
    }

    private static OpExecutor standard(ExecutionContext context) {
        return OpExecutor.stdFactory.create(context);
    }

    private static long budget(Context context) {
        return context.getLong(ROWS_HELD, DEFAULT_ROWS_HELD);
    }

    /** The plan of a query on a dataset, as lines of text; or why it is left to ARQ, with its algebra. */
    public static String explain(Query query, DatasetGraph dataset, Context context) {
        Op op = Algebra.optimize(Algebra.compile(query), context);
        ExecutionContext execution = ExecutionContext.create(dataset, context);
        Optional<Numbers> numbers = Numbers.of(dataset);
        if (numbers.isEmpty()) return "arq\n" + op;
        Run run = new Run(numbers.get(), execution, budget(context));
        try {
            Selection graph = Numbers.selection(dataset.getDefaultGraph()).orElseThrow();
            Step step = new Compiler(run).compile(op, graph, new BitSet());
            Outline outline = new Outline(run.names());
            step.explain(outline);
            return outline.toString();
        } catch (NotOnIds e) {
            return "arq, because of " + e.getMessage() + "\n" + op;
        }
    }
}
