package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.function.FunctionEnv;
import org.jspecify.annotations.Nullable;

/** What stands in the row of a run at the moment, as a solution for ARQ's expressions. Whoever wants to keep it takes a copy. */
final class RowBinding extends BindingBase {
    private final Run run;
    private final Map<Var, Integer> slots;

    /** With the variables that are seen where the plan is being made at the moment. */
    RowBinding(Run run) {
        super(BindingFactory.root());
        this.run = run;
        this.slots = run.scope();
    }

    /** The value of a variable, or {@link Run#UNBOUND}. */
    int value(Var variable) {
        Integer slot = slots.get(variable);
        return slot == null ? Run.UNBOUND : run.row[slot];
    }

    /** The value of an expression for the row, or null where it fails. */
    @Nullable
    Node evaluate(Expr expression, FunctionEnv context) {
        try {
            return expression.eval(this, context).asNode();
        } catch (ExprException e) {
            return null;
        }
    }

    @Override
    protected Iterator<Var> vars1() {
        List<Var> bound = new ArrayList<>();
        slots.forEach((variable, slot) -> {
            if (run.row[slot] >= 0) bound.add(variable);
        });
        return bound.iterator();
    }

    @Override
    protected int size1() {
        int size = 0;
        for (int slot : slots.values()) if (run.row[slot] >= 0) size++;
        return size;
    }

    @Override
    protected boolean isEmpty1() {
        return size1() == 0;
    }

    @Override
    protected boolean contains1(Var variable) {
        return value(variable) >= 0;
    }

    @Override
    protected @Nullable Node get1(Var variable) {
        int value = value(variable);
        return value < 0 ? null : run.node(value);
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
