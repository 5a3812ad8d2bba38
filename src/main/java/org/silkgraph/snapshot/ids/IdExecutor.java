package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.Optional;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.main.OpExecutor;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.Selection;

/** ARQ's executor, which hands to numbers what can be done on them, at whatever operator that begins. */
final class IdExecutor extends OpExecutor {
    private final Numbers numbers;
    private final Selection graph;
    private final long budget;

    IdExecutor(ExecutionContext context, Numbers numbers, Selection graph, long budget) {
        super(context);
        this.numbers = numbers;
        this.graph = graph;
        this.budget = budget;
    }

    @Override
    protected QueryIterator exec(Op op, QueryIterator input) {
        Run run = new Run(numbers, execCxt, budget);
        return plan(op, run, input.isJoinIdentity())
                .<QueryIterator>map(step -> new IdRows(run, step, input))
                .orElseGet(() -> super.exec(op, input));
    }

    private Optional<Step> plan(Op op, Run run, boolean isAlone) {
        try {
            BitSet outer = new BitSet();
            if (!isAlone) for (Var variable : OpVars.mentionedVars(op)) outer.set(run.slot(variable));
            return Optional.of(new Compiler(run).compile(op, graph, outer));
        } catch (NotOnIds e) {
            return Optional.empty();
        }
    }
}
