package org.silkgraph.snapshot;

import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;

/** One graph of a snapshot, or the union; read only. */
final class SnapshotGraph extends GraphBase {
    private final Snapshot snapshot;
    private final int graphs;

    SnapshotGraph(Snapshot snapshot, int graphs) {
        this.snapshot = snapshot;
        this.graphs = graphs;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return WrappedIterator.createNoRemove(
                Matches.triples(snapshot, pattern.getSubject(), pattern.getPredicate(), pattern.getObject(), graphs));
    }

    @Override
    protected boolean graphBaseContains(Triple pattern) {
        return Matches.scan(snapshot, pattern.getSubject(), pattern.getPredicate(), pattern.getObject(), graphs)
                .step();
    }

    @Override
    protected int graphBaseSize() {
        if (graphs >= 0) return snapshot.count(graphs);
        if (graphs == Scan.UNION) return Math.clamp(snapshot.countUnion(), 0, Integer.MAX_VALUE);
        int size = 0;
        Scan all = new Scan(snapshot, IdAccess.ANY, IdAccess.ANY, IdAccess.ANY, graphs);
        while (all.step()) size++;
        return size;
    }
}
