package org.silkgraph.curation;

import java.time.Duration;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.ForwardedDataset;
import org.silkgraph.store.guard.RefusedQuery;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.silkgraph.store.guard.UpdateLimits;
import org.silkgraph.terms.TermFault;

/** A staged dataset that counts what is added to it and removed from it, and looks at the clock. One thread. */
final class Metered extends ForwardedDataset {
    private final DatasetGraph staged;
    private final UpdateLimits limits;
    private final long deadline;
    private int changes;

    Metered(DatasetGraph staged, UpdateLimits limits) {
        super(staged);
        this.staged = staged;
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.timeout().toNanos();
    }

    static RefusedQuery tooLate(Duration timeout) {
        String seconds = java.math.BigDecimal.valueOf(timeout.toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
        return new RefusedQuery(Why.TIMEOUT, seconds);
    }

    /** The time that is left; at least one. */
    long millisLeft() {
        long left = deadline - System.nanoTime();
        if (left <= 0) throw tooLate(limits.timeout());
        return Math.max(1, left / 1_000_000);
    }

    private void meter() {
        changes++;
        if (changes > limits.quads()) throw new RefusedQuery(Why.TOO_MANY_QUADS, String.valueOf(limits.quads()));
        if (System.nanoTime() - deadline > 0) throw tooLate(limits.timeout());
    }

    /** A term that an expression has made, or that escapes have made of one that was written out. */
    private static void requireSound(Node term) {
        TermFault.of(term).ifPresent(fault -> {
            throw new RefusedQuery(Why.BAD_TERM, fault.words());
        });
    }

    @Override
    protected void addToDftGraph(Node s, Node p, Node o) {
        addToNamedGraph(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected void addToNamedGraph(Node g, Node s, Node p, Node o) {
        meter();
        for (Node term : new Node[] {g, s, p, o}) requireSound(term);
        staged.add(g, s, p, o);
    }

    @Override
    protected void deleteFromDftGraph(Node s, Node p, Node o) {
        deleteFromNamedGraph(Quad.defaultGraphIRI, s, p, o);
    }

    @Override
    protected void deleteFromNamedGraph(Node g, Node s, Node p, Node o) {
        meter();
        staged.delete(g, s, p, o);
    }
}
