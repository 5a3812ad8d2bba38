package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import java.util.OptionalLong;
import org.silkgraph.snapshot.Cursor;

/** A triple pattern, looked up with what the row has. */
final class PatternStep extends Step {
    private final Run run;
    private final int[] row;
    private final Place s;
    private final Place p;
    private final Place o;
    private final GraphInUse graph;
    private final GraphInUse.Cursors cursors;
    /** Whether a variable stands at two places. */
    private final boolean repeats;

    private Cursor cursor;
    private boolean setsS;
    private boolean setsP;
    private boolean setsO;

    PatternStep(Run run, Place s, Place p, Place o, GraphInUse graph) {
        this(run, s, p, o, graph, variables(s, p, o));
    }

    private PatternStep(Run run, Place s, Place p, Place o, GraphInUse graph, BitSet binds) {
        super(binds, binds);
        this.run = run;
        this.row = run.row;
        this.s = s;
        this.p = p;
        this.o = o;
        this.graph = graph;
        this.cursors = new GraphInUse.Cursors(run.numbers, graph);
        this.cursor = cursors.now();
        int places = (s.isVariable() ? 1 : 0) + (p.isVariable() ? 1 : 0) + (o.isVariable() ? 1 : 0);
        this.repeats = places > binds.cardinality();
    }

    static BitSet variables(Place... places) {
        BitSet all = new BitSet();
        for (Place place : places) if (place.isVariable()) all.set(place.slot());
        return all;
    }

    @Override
    void open() {
        int subject = s.value(row);
        int predicate = p.value(row);
        int object = o.value(row);
        setsS = subject == Run.UNBOUND;
        setsP = predicate == Run.UNBOUND;
        setsO = object == Run.UNBOUND;
        cursor = cursors.now();
        cursor.open(subject, predicate, object);
    }

    @Override
    boolean next() {
        while (cursor.next()) {
            run.tick();
            if (setsS) row[s.slot()] = cursor.subject();
            if (setsP) row[p.slot()] = cursor.predicate();
            if (setsO) row[o.slot()] = cursor.object();
            if (!repeats || isSame()) return true;
        }
        run.tick();
        if (setsS) row[s.slot()] = Run.UNBOUND;
        if (setsP) row[p.slot()] = Run.UNBOUND;
        if (setsO) row[o.slot()] = Run.UNBOUND;
        return false;
    }

    private boolean isSame() {
        return s.value(row) == cursor.subject()
                && p.value(row) == cursor.predicate()
                && o.value(row) == cursor.object();
    }

    /** How many solutions there are for what stands in the row, where that is known without looking at them. */
    OptionalLong count() {
        boolean isOpen = s.value(row) == Run.UNBOUND && s.isVariable() && o.value(row) == Run.UNBOUND && o.isVariable();
        if (!isOpen || repeats) return OptionalLong.empty();
        return run.numbers.count(graph.graphs(), p.value(row));
    }

    @Override
    void explain(Outline to) {
        to.line("pattern " + s.text(to) + " " + p.text(to) + " " + o.text(to));
    }
}
