package org.silkgraph.snapshot.ids;

import java.util.BitSet;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.path.Path;

/** A property path between two places, walked from the end that is known. */
final class PathStep extends Step {
    private final Run run;
    private final Place s;
    private final Place o;
    private final Path path;
    private final PathWalk walk;

    private Ids starts = new Ids();
    private Ids found = new Ids();
    private int start;
    private int at;
    private int wanted;
    private boolean isByValue;
    private boolean setsS;
    private boolean setsO;

    PathStep(Run run, Place s, Path path, Place o, GraphInUse graph) {
        this(run, s, path, o, graph, PatternStep.variables(s, o));
    }

    private PathStep(Run run, Place s, Path path, Place o, GraphInUse graph, BitSet binds) {
        super(binds, binds);
        this.run = run;
        this.s = s;
        this.o = o;
        this.path = path;
        this.walk = new PathWalk(run, graph, path);
    }

    /** A place of a path: a way of no step leads from a term that no graph has to itself. */
    static Place place(Node node, Run run) {
        Place place = Place.of(node, run);
        return place.isVariable() ? place : new Place(-1, run.number(node), node);
    }

    /** Whether it has a way of no step. */
    boolean canBeEmpty() {
        return walk.canBeEmpty();
    }

    @Override
    void open() {
        int subject = s.value(run.row);
        int object = o.value(run.row);
        setsS = subject < 0;
        setsO = object < 0;
        start = 0;
        at = 0;
        wanted = Run.UNBOUND;
        starts = new Ids(run.budget());
        found = new Ids(run.budget());
        if (setsS && setsO) {
            starts = walk.starts();
        } else if (setsS) {
            walk.from(object, false, found);
        } else {
            walk.from(subject, true, found);
            if (!setsO) wanted = object;
        }
        boolean isLoop = wanted >= 0 && isSame(subject, wanted);
        if (isLoop && path.hasZeroLengthComponent() && !walk.isInGraph(subject)) found = new Ids(run.budget());
    }

    @Override
    boolean next() {
        while (true) {
            while (at < found.size()) {
                run.tick();
                if (take(found.get(at++))) return true;
            }
            if (!(setsS && setsO) || start == starts.size()) {
                if (setsS) run.row[s.slot()] = Run.UNBOUND;
                if (setsO) run.row[o.slot()] = Run.UNBOUND;
                return false;
            }
            run.tick();
            int from = starts.get(start++);
            run.row[s.slot()] = from;
            found.clear();
            at = 0;
            walk.from(from, true, found);
        }
    }

    private boolean take(int id) {
        if (wanted >= 0) return isSame(id, wanted);
        if (setsS && setsO && s.slot() == o.slot()) return id == run.row[s.slot()];
        run.row[setsO ? o.slot() : s.slot()] = id;
        return true;
    }

    /**
     * Says whether both ends have values in the order in which the query is written. ARQ, which goes by that order, compares them by
     * value then, else they are the same as terms; so the answer is not one of the order that is taken here.
     */
    void compareByValue(boolean isByValue) {
        this.isByValue = isByValue;
    }

    private boolean isSame(int a, int b) {
        return a == b
                || isByValue && !run.isIri(a) && !run.isIri(b) && run.node(a).sameValueAs(run.node(b));
    }

    @Override
    void explain(Outline to) {
        to.line("path " + s.text(to) + " " + path + " " + o.text(to));
    }
}
