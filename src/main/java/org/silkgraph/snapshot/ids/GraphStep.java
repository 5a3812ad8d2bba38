package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.Selection;

/**
 * A step once for each named graph, whose name is a variable. As SPARQL has it, the name is joined to what the step gives: inside
 * it is not seen, unless it was known before; then there is but that one graph.
 */
final class GraphStep extends Step {
    private final Run run;
    private final int slot;
    private final DatasetGraph dataset;
    private final GraphInUse inUse;
    private final Step of;
    private final List<Numbers.Named> listed;

    private List<Numbers.Named> graphs = List.of();
    private int at;
    private int name;
    private boolean inside;
    private boolean isNamedHere;

    GraphStep(Run run, int slot, GraphInUse inUse, Step of) {
        super(union(of.visible, bit(slot)), union(of.certain, bit(slot)));
        this.run = run;
        this.slot = slot;
        this.dataset = run.context.getDataset();
        this.inUse = inUse;
        this.of = of;
        this.listed = run.numbers.named(dataset);
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
        isNamedHere = false;
        int known = run.row[slot];
        graphs = known < 0 ? listed : one(run.node(known));
    }

    private List<Numbers.Named> one(Node graph) {
        if (!graph.isURI() && !graph.isBlank() || !dataset.containsGraph(graph)) return List.of();
        Selection selection = Numbers.selection(dataset.getGraph(graph)).orElse(Selection.nothing());
        return List.of(new Numbers.Named(graph, selection));
    }

    @Override
    boolean next() {
        while (true) {
            if (isNamedHere) run.row[slot] = Run.UNBOUND;
            isNamedHere = false;
            run.tick();
            if (inside && of.next()) {
                if (run.row[slot] == name) return true;
                if (run.row[slot] >= 0) continue;
                run.row[slot] = name;
                isNamedHere = true;
                return true;
            }
            if (at == graphs.size()) return false;
            Numbers.Named graph = graphs.get(at++);
            inUse.use(graph.graphs());
            name = run.number(graph.name());
            of.open();
            inside = true;
        }
    }

    @Override
    void explain(Outline to) {
        to.line("in each of " + listed.size() + " named graphs " + to.name(slot), of);
    }
}
