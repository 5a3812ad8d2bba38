package org.silkgraph.snapshot.ids;

import java.util.Arrays;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.engine.iterator.QueryIter;

/** The solutions of a plan for ARQ: for each solution of an input, which is one empty solution most of the time. */
final class IdRows extends QueryIter {
    private final Run run;
    private final Step step;
    private final QueryIterator input;
    private final int[] slots;
    private final Var[] variables;

    private boolean isOpen;
    private boolean isAt;
    private Binding parent = BindingFactory.root();
    private int[] own = {};
    private Var[] ownVariables = {};

    IdRows(Run run, Step step, QueryIterator input) {
        super(run.context);
        this.run = run;
        this.step = step;
        this.input = input;
        this.slots = Step.slots(step.visible);
        this.variables = Arrays.stream(slots).mapToObj(run::variable).toArray(Var[]::new);
    }

    @Override
    protected boolean hasNextBinding() {
        while (!isAt) {
            if (!isOpen && !open()) return false;
            isAt = step.next();
            isOpen = isAt;
        }
        return true;
    }

    private boolean open() {
        if (!input.hasNext()) return false;
        parent = input.next();
        run.clear();
        if (parent.isEmpty()) {
            own = slots;
            ownVariables = variables;
        } else {
            run.scope().forEach((variable, slot) -> {
                Node value = parent.get(variable);
                if (value != null) run.row[slot] = run.number(value);
            });
            own = Arrays.stream(slots).filter(slot -> run.row[slot] < 0).toArray();
            ownVariables = Arrays.stream(own).mapToObj(run::variable).toArray(Var[]::new);
        }
        step.open();
        isOpen = true;
        return true;
    }

    @Override
    protected Binding moveToNextBinding() {
        isAt = false;
        int[] values = new int[own.length];
        for (int i = 0; i < own.length; i++) values[i] = run.row[own[i]];
        return new IdBinding(run, parent, ownVariables, values);
    }

    @Override
    protected void closeIterator() {
        input.close();
    }
}
