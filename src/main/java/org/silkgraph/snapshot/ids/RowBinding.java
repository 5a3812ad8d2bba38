package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.jspecify.annotations.Nullable;

/** What stands in the row of a run at the moment, as a solution for ARQ's expressions. Whoever wants to keep it takes a copy. */
final class RowBinding extends BindingBase {
    private final Run run;

    RowBinding(Run run) {
        super(BindingFactory.root());
        this.run = run;
    }

    @Override
    protected Iterator<Var> vars1() {
        List<Var> bound = new ArrayList<>();
        for (int slot = 0; slot < run.variables(); slot++) if (run.row[slot] >= 0) bound.add(run.variable(slot));
        return bound.iterator();
    }

    @Override
    protected int size1() {
        int size = 0;
        for (int slot = 0; slot < run.variables(); slot++) if (run.row[slot] >= 0) size++;
        return size;
    }

    @Override
    protected boolean isEmpty1() {
        return size1() == 0;
    }

    @Override
    protected boolean contains1(Var variable) {
        int slot = run.known(variable);
        return slot >= 0 && run.row[slot] >= 0;
    }

    @Override
    protected @Nullable Node get1(Var variable) {
        int slot = run.known(variable);
        return slot < 0 || run.row[slot] < 0 ? null : run.node(run.row[slot]);
    }

    @Override
    public Binding detach() {
        return BindingFactory.copy(this);
    }

    @Override
    protected Binding detachWithNewParent(Binding parent) {
        return detach();
    }
}
