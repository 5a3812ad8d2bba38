package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.query.Query;
import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.NodeCmp;
import org.jspecify.annotations.Nullable;

/**
 * Solutions in the order of conditions, each evaluated once a solution; then, as ARQ has it, by the terms of all variables in the
 * order of their names, so that an answer is the same each time. With a limit only the first so many are held.
 */
final class SortStep extends Step {
    private static final int PRUNED_AT = 256;

    private final Run run;
    private final Step of;
    private final List<SortCondition> conditions;
    private final long limit;
    private final ExecutionContext context;
    private final RowBinding binding;
    private final int[] slots;

    private List<Sorted> sorted = new ArrayList<>();
    /** The last that is among the first so many, so far. */
    private @Nullable Sorted last;

    private boolean done;
    private int at;

    private record Sorted(int[] values, @Nullable NodeValue[] keys) {}

    /** @param limit negative for all */
    SortStep(Run run, Step of, List<SortCondition> conditions, long limit, ExecutionContext context) {
        super(of.visible, of.certain);
        this.run = run;
        this.of = of;
        this.conditions = conditions;
        this.limit = limit < 0 ? Long.MAX_VALUE : limit;
        this.context = context;
        this.binding = new RowBinding(run);
        this.slots = of.visible.stream()
                .boxed()
                .sorted(Comparator.comparing(slot -> run.variable(slot).getName()))
                .mapToInt(Integer::intValue)
                .toArray();
        for (SortCondition condition : conditions) {
            condition.getExpression().getVarsMentioned().forEach(run::slot);
        }
    }

    @Override
    void open() {
        run.release(sorted.size());
        sorted = new ArrayList<>();
        last = null;
        done = false;
        at = 0;
        of.open();
    }

    @Override
    boolean next() {
        if (!done) collect();
        if (at == sorted.size()) {
            for (int slot : slots) run.row[slot] = Run.UNBOUND;
            return false;
        }
        int[] values = sorted.get(at++).values();
        for (int i = 0; i < slots.length; i++) run.row[slots[i]] = values[i];
        return true;
    }

    private void collect() {
        long most = limit > Integer.MAX_VALUE / 4 ? Integer.MAX_VALUE : Math.max(PRUNED_AT, limit * 2);
        while (limit > 0 && of.next()) {
            run.tick();
            Sorted next = new Sorted(values(), keys());
            // Once there are enough, what comes after the last of them is passed over.
            if (last != null && compare(next, last) >= 0) continue;
            run.hold(1);
            sorted.add(next);
            if (sorted.size() >= most) prune();
        }
        prune();
        done = true;
    }

    private void prune() {
        sorted.sort(this::compare);
        if (limit > 0 && sorted.size() >= limit) last = sorted.get((int) limit - 1);
        if (sorted.size() <= limit) return;
        run.release(sorted.size() - limit);
        sorted.subList((int) limit, sorted.size()).clear();
    }

    private int[] values() {
        int[] values = new int[slots.length];
        for (int i = 0; i < slots.length; i++) values[i] = run.row[slots[i]];
        return values;
    }

    private @Nullable NodeValue[] keys() {
        @Nullable NodeValue[] keys = new NodeValue[conditions.size()];
        for (int i = 0; i < keys.length; i++) keys[i] = key(conditions.get(i));
        return keys;
    }

    private @Nullable NodeValue key(SortCondition condition) {
        try {
            return condition.getExpression().eval(binding, context);
        } catch (ExprException e) {
            return null;
        }
    }

    private int compare(Sorted a, Sorted b) {
        run.tick();
        for (int i = 0; i < conditions.size(); i++) {
            int order = BindingComparator.compareNodesRaw(a.keys()[i], b.keys()[i]);
            if (order != 0) {
                return conditions.get(i).getDirection() == Query.ORDER_DESCENDING ? -order : order;
            }
        }
        for (int i = 0; i < slots.length; i++) {
            int left = a.values()[i];
            int right = b.values()[i];
            if (left == right) continue;
            int order = NodeCmp.compareRDFTerms(left < 0 ? null : run.node(left), right < 0 ? null : run.node(right));
            if (order != 0) return order;
        }
        return 0;
    }

    @Override
    void explain(Outline to) {
        to.line("sort by " + conditions + (limit == Long.MAX_VALUE ? "" : ", first " + limit), of);
    }
}
