package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.List;
import org.silkgraph.snapshot.Numbers;

/** A step once for each named graph, whose name is a variable. */
final class GraphStep extends Step {
    private final Run run;
    private final int slot;
    private final List<Numbers.Named> graphs;
    private final int[] names;
    private final GraphInUse inUse;
    private final Step of;
    private int at;
    private boolean inside;
    private int before;

    GraphStep(Run run, int slot, List<Numbers.Named> graphs, GraphInUse inUse, Step of) {
        super(union(of.visible, bit(slot)), union(of.certain, bit(slot)));
        this.run = run;
        this.slot = slot;
        this.graphs = graphs;
        this.names = graphs.stream().mapToInt(graph -> run.number(graph.name())).toArray();
        this.inUse = inUse;
        this.of = of;
    }

    private static BitSet bit(int slot) {
        BitSet bits = new BitSet();
        bits.set(slot);
        return bits;
    }

    @Override
    void open() {
        at = 0;
        inside = false;
        before = run.row[slot];
    }

    @Override
    boolean next() {
        while (true) {
            if (inside && of.next()) return true;
            inside = false;
            run.tick();
            while (at < names.length && before >= 0 && names[at] != before) at++;
            if (at == names.length) {
                run.row[slot] = before;
                return false;
            }
            inUse.use(graphs.get(at).graphs());
            run.row[slot] = names[at++];
            of.open();
            inside = true;
        }
    }

    @Override
    void explain(Outline to) {
        to.line("in each of " + graphs.size() + " named graphs " + to.name(slot), of);
    }
}
