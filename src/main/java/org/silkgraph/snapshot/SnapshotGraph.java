package org.silkgraph.snapshot;

import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** One graph of a snapshot, or the union of several; read only. */
final class SnapshotGraph extends GraphBase {
    private final Snapshot snapshot;
    private final Selection selection;

    SnapshotGraph(Snapshot snapshot, Selection selection) {
        this.snapshot = snapshot;
        this.selection = selection;
    }

    Selection selection() {
        return selection;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return WrappedIterator.createNoRemove(Matches.triples(
                snapshot, pattern.getSubject(), pattern.getPredicate(), pattern.getObject(), selection));
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return Matches.cursor(snapshot, pattern.getSubject(), pattern.getPredicate(), pattern.getObject(), selection)
                .next();
    }

    @Override
    protected int graphBaseSize() {
        if (selection.only() >= 0) return snapshot.count(selection.only());
        if (selection.equals(snapshot.all())) return Math.clamp(snapshot.countUnion(), 0, Integer.MAX_VALUE);
        int size = 0;
        Cursor all = new Cursor(snapshot, selection);
        all.open(IdAccess.ANY, IdAccess.ANY, IdAccess.ANY);
        while (all.next()) size++;
        return size;
    }
}
