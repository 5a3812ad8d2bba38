package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.jspecify.annotations.Nullable;

/** A solution as numbers; terms are made when they are asked for. Holds the version it is of until it is let go. */
public final class IdBinding extends BindingBase {
    private final Run run;
    private final Var[] variables;
    private final int[] values;

    IdBinding(Run run, Binding parent, Var[] variables, int[] values) {
        super(parent);
        this.run = run;
        this.variables = variables;
        this.values = values;
    }

    private int find(Var variable) {
        for (int i = 0; i < variables.length; i++) if (variables[i] == variable) return i;
        for (int i = 0; i < variables.length; i++) if (variables[i].equals(variable)) return i;
        return -1;
    }

    @Override
    protected Iterator<Var> vars1() {
        List<Var> bound = new ArrayList<>(variables.length);
        for (int i = 0; i < variables.length; i++) if (values[i] >= 0) bound.add(variables[i]);
        return bound.iterator();
    }

    @Override
    protected int size1() {
        int size = 0;
        for (int value : values) if (value >= 0) size++;
        return size;
    }

    @Override
    protected boolean isEmpty1() {
        return size1() == 0;
    }

    @Override
    protected boolean contains1(Var variable) {
        int at = find(variable);
        return at >= 0 && values[at] >= 0;
    }

    @Override
    protected @Nullable Node get1(Var variable) {
        int at = find(variable);
        return at < 0 || values[at] < 0 ? null : run.node(values[at]);
    }

    @Override
    protected Binding detachWithNewParent(Binding parent) {
        return new IdBinding(run, parent, variables, values);
    }
}
