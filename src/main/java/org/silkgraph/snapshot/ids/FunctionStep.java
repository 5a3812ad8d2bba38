package org.silkgraph.snapshot.ids;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIterSingleton;
import org.apache.jena.sparql.pfunction.PropFuncArg;
import org.apache.jena.sparql.procedure.ProcEval;
import org.apache.jena.sparql.procedure.Procedure;

/**
 * Each solution with what a property function, which is ARQ's, makes of the values of its arguments. What it gives for one solution
 * is held until the next one.
 */
final class FunctionStep extends Step {
    private final Run run;
    private final Step of;
    private final Node name;
    private final Procedure function;
    private final ExecutionContext context;
    private final Var[] variables;
    private final int[] slots;
    private final int[] before;

    private final List<int[]> found = new ArrayList<>();
    private int at;
    private boolean isAt;

    FunctionStep(Run run, Step of, OpPropFunc call, ExecutionContext context) {
        super(union(of.visible, arguments(run, call)), of.certain);
        this.run = run;
        this.of = of;
        this.name = call.getProperty();
        this.function = ProcEval.build(name, call.getSubjectArgs(), call.getObjectArgs(), context);
        this.context = context;
        this.slots = slots(arguments(run, call));
        this.variables = new Var[slots.length];
        for (int i = 0; i < slots.length; i++) variables[i] = run.variable(slots[i]);
        this.before = new int[slots.length];
    }

    private static BitSet arguments(Run run, OpPropFunc call) {
        BitSet bits = new BitSet();
        for (PropFuncArg argument : List.of(call.getSubjectArgs(), call.getObjectArgs())) {
            List<Node> nodes = argument.isList() ? argument.getArgList() : List.of(argument.getArg());
            for (Node node : nodes) if (Var.isVar(node)) bits.set(run.slot(Var.alloc(node)));
        }
        return bits;
    }

    @Override
    void open() {
        of.open();
        forget();
    }

    private void forget() {
        run.release(found.size());
        found.clear();
        at = 0;
        isAt = false;
    }

    @Override
    boolean next() {
        while (true) {
            if (isAt) put(before);
            while (at < found.size()) {
                run.tick();
                if (fits(found.get(at++))) return true;
                put(before);
            }
            forget();
            if (!of.next()) return false;
            for (int i = 0; i < slots.length; i++) before[i] = run.row[slots[i]];
            isAt = true;
            call();
        }
    }

    private void call() {
        BindingBuilder values = Binding.builder();
        for (int i = 0; i < slots.length; i++) if (before[i] >= 0) values.add(variables[i], run.node(before[i]));
        QueryIterator rows = function.proc(QueryIterSingleton.create(values.build(), context), context);
        try {
            while (rows.hasNext()) {
                run.tick();
                run.hold(1);
                found.add(values(rows.next()));
            }
        } finally {
            rows.close();
        }
    }

    private int[] values(Binding binding) {
        int[] values = new int[slots.length];
        for (int i = 0; i < slots.length; i++) {
            Node value = binding.get(variables[i]);
            values[i] = value == null ? Run.UNBOUND : run.number(value);
        }
        return values;
    }

    private boolean fits(int[] values) {
        for (int i = 0; i < slots.length; i++) {
            if (values[i] < 0) continue;
            if (before[i] >= 0 && before[i] != values[i]) return false;
            run.row[slots[i]] = values[i];
        }
        return true;
    }

    private void put(int[] values) {
        for (int i = 0; i < slots.length; i++) run.row[slots[i]] = values[i];
    }

    @Override
    void explain(Outline to) {
        to.line("function " + name + " of " + to.names(slots), of);
    }
}
