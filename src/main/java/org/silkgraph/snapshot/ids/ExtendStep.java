package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.expr.Expr;

/** Each solution with values of expressions besides; an expression that fails leaves its variable unbound. */
final class ExtendStep extends Step {
    private final Run run;
    private final Step of;
    private final VarExprList assignments;
    private final ExecutionContext context;
    private final RowBinding binding;
    private final int[] slots;
    private final int[] before;

    ExtendStep(Run run, Step of, VarExprList assignments, ExecutionContext context) {
        super(union(of.visible, bits(run, assignments)), union(of.certain, constants(run, assignments)));
        this.run = run;
        this.of = of;
        this.assignments = assignments;
        this.context = context;
        this.binding = new RowBinding(run);
        this.slots = assignments.getVars().stream().mapToInt(run::slot).toArray();
        this.before = new int[slots.length];
    }

    private static BitSet bits(Run run, VarExprList assignments) {
        BitSet bits = new BitSet();
        for (Var variable : assignments.getVars()) bits.set(run.slot(variable));
        return bits;
    }

    private static BitSet constants(Run run, VarExprList assignments) {
        BitSet bits = new BitSet();
        for (Var variable : assignments.getVars()) {
            if (assignments.getExpr(variable) instanceof Expr expression && expression.isConstant()) {
                bits.set(run.slot(variable));
            }
        }
        return bits;
    }

    @Override
    void open() {
        of.open();
        isAt = false;
    }

    private boolean isAt;

    @Override
    boolean next() {
        while (true) {
            if (isAt) for (int i = 0; i < slots.length; i++) run.row[slots[i]] = before[i];
            isAt = false;
            if (!of.next()) return false;
            run.tick();
            for (int i = 0; i < slots.length; i++) before[i] = run.row[slots[i]];
            isAt = true;
            if (assign()) return true;
        }
    }

    private boolean assign() {
        for (int i = 0; i < slots.length; i++) {
            Var variable = assignments.getVars().get(i);
            Expr expression = assignments.getExpr(variable);
            if (expression == null) continue;
            int value = value(expression);
            if (value < 0) continue;
            int there = run.row[slots[i]];
            if (there < 0) run.row[slots[i]] = value;
            else if (there != value && !run.node(there).sameValueAs(run.node(value))) return false;
        }
        return true;
    }

    private int value(Expr expression) {
        if (expression.isVariable()) return binding.value(expression.asVar());
        if (expression.isConstant())
            return run.constant(expression.getConstant().asNode());
        Node value = binding.evaluate(expression, context);
        return value == null ? Run.UNBOUND : run.number(value);
    }

    @Override
    void explain(Outline to) {
        to.line("extend " + assignments, of);
    }
}
