package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.jspecify.annotations.Nullable;

/** Groups of solutions by their keys, with aggregates. Without keys there is one group, also of nothing. */
final class GroupStep extends Step {
    private final Run run;
    private final Step of;
    private final VarExprList keys;
    private final List<ExprAggregator> aggregators;
    private final ExecutionContext context;
    private final RowBinding binding;
    private final int[] visibleBelow;
    private final int[] keySlots;
    private final int[] valueSlots;
    /** Slots of the variables that aggregates are about. */
    private final int[] aboutSlots;

    private Tuples groups = new Tuples(0);
    private List<Counter> counters = List.of();
    private boolean done;
    private int at;

    GroupStep(Run run, Step of, VarExprList keys, List<ExprAggregator> aggregators, ExecutionContext context) {
        super(slots(run, keys, aggregators), certain(run, of, keys));
        this.run = run;
        this.of = of;
        this.keys = keys;
        this.aggregators = aggregators;
        this.context = context;
        this.binding = new RowBinding(run);
        this.visibleBelow = slots(of.visible);
        this.keySlots = keys.getVars().stream().mapToInt(run::slot).toArray();
        this.aboutSlots = aggregators.stream()
                .mapToInt(one -> Counter.slot(one.getAggregator(), run))
                .toArray();
        this.valueSlots =
                aggregators.stream().mapToInt(one -> run.slot(one.getVar())).toArray();
    }

    private static BitSet slots(Run run, VarExprList keys, List<ExprAggregator> aggregators) {
        BitSet slots = new BitSet();
        for (Var key : keys.getVars()) slots.set(run.slot(key));
        for (ExprAggregator aggregator : aggregators) slots.set(run.slot(aggregator.getVar()));
        return slots;
    }

    private static BitSet certain(Run run, Step of, VarExprList keys) {
        BitSet certain = new BitSet();
        for (Var key : keys.getVars()) {
            if (keys.getExpr(key) == null && of.certain.get(run.slot(key))) certain.set(run.slot(key));
        }
        return certain;
    }

    @Override
    void open() {
        run.release(groups.size());
        groups = new Tuples(keySlots.length);
        List<Counter> fresh = new ArrayList<>();
        for (int i = 0; i < aggregators.size(); i++) {
            fresh.add(Counter.of(aggregators.get(i).getAggregator(), aboutSlots[i], run, context, visibleBelow));
        }
        counters = fresh;
        done = false;
        at = 0;
        of.open();
    }

    @Override
    boolean next() {
        if (!done) collect();
        int count = groups.size() == 0 && keySlots.length == 0 ? 1 : groups.size();
        if (at == count) {
            for (int slot : keySlots) run.row[slot] = Run.UNBOUND;
            for (int slot : valueSlots) run.row[slot] = Run.UNBOUND;
            return false;
        }
        for (int i = 0; i < keySlots.length; i++) run.row[keySlots[i]] = groups.cell(at, i);
        for (int i = 0; i < valueSlots.length; i++) run.row[valueSlots[i]] = value(i);
        at++;
        return true;
    }

    private int value(int aggregate) {
        return groups.size() == 0
                ? number(Counter.empty(aggregators.get(aggregate).getAggregator()))
                : counters.get(aggregate).value(at);
    }

    private int number(@Nullable Node term) {
        return term == null ? Run.UNBOUND : run.number(term);
    }

    private void collect() {
        List<Integer> computed = new ArrayList<>();
        for (int i = 0; i < keySlots.length; i++)
            if (keys.getExpr(keys.getVars().get(i)) != null) computed.add(i);
        Counter[] each = counters.toArray(Counter[]::new);
        done = true;
        if (isCounted()) return;
        while (of.next()) {
            run.tick();
            for (int key : computed) compute(key);
            int before = groups.size();
            int group = groups.add(run.row, keySlots);
            if (group == before) run.hold(1);
            for (Counter counter : each) counter.take(group);
            for (int key : computed) run.row[keySlots[key]] = Run.UNBOUND;
        }
    }

    /** Takes a number that is known in the place of all solutions of one pattern, where only their number is asked for. */
    private boolean isCounted() {
        if (keySlots.length > 0 || !(of instanceof PatternStep pattern)) return false;
        if (!counters.stream().allMatch(counter -> counter.takesBlindly(of))) return false;
        OptionalLong count = pattern.count();
        if (count.isEmpty()) return false;
        if (count.getAsLong() == 0) return true;
        int group = groups.add(run.row, keySlots);
        for (Counter counter : counters) counter.take(group, count.getAsLong());
        return true;
    }

    private void compute(int key) {
        Expr expression = keys.getExpr(keys.getVars().get(key));
        run.row[keySlots[key]] = number(binding.evaluate(expression, context));
    }

    @Override
    void explain(Outline to) {
        to.line("group by " + keys + " with " + aggregators, of);
    }
}
