package org.silkgraph.snapshot;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The graphs of one version that are looked at: one, or several as their union or each for itself. Immutable. */
public final class Selection {
    /** The number of the one graph, {@link IdAccess#NONE} for none, or {@link IdAccess#ANY} for several. */
    private final int only;
    /** By number of the graph, where there are several. */
    private final boolean[] wanted;

    private final boolean once;

    private Selection(int only, boolean[] wanted, boolean once) {
        this.only = only;
        this.wanted = wanted;
        this.once = once;
    }

    /** @param graph its number, or {@link IdAccess#NONE} */
    static Selection one(int graph) {
        return new Selection(graph, new boolean[0], false);
    }

    /** No graph. */
    public static Selection nothing() {
        return one(IdAccess.NONE);
    }

    /** A triple that is in several of the graphs is given once. */
    static Selection union(Snapshot snapshot, boolean[] wanted) {
        int filled = 0;
        int last = IdAccess.NONE;
        for (int graph = 0; graph < wanted.length; graph++) {
            if (!wanted[graph] || snapshot.count(graph) == 0) continue;
            filled++;
            last = graph;
        }
        return filled < 2 ? one(last) : new Selection(IdAccess.ANY, wanted, true);
    }

    /** A triple that is in several of the graphs is given for each. */
    static Selection each(boolean[] wanted) {
        return new Selection(IdAccess.ANY, wanted, false);
    }

    /** The union of selections. */
    static Selection union(Snapshot snapshot, Collection<Selection> parts) {
        boolean[] wanted = new boolean[snapshot.graphs().size()];
        for (Selection part : parts) {
            for (int graph = 0; graph < wanted.length; graph++) wanted[graph] |= part.has(graph);
        }
        return union(snapshot, wanted);
    }

    boolean has(int graph) {
        return only == IdAccess.ANY ? graph < wanted.length && wanted[graph] : graph == only;
    }

    /** The number of the graph where there is but one, {@link IdAccess#NONE} for none, {@link IdAccess#ANY} for several. */
    int only() {
        return only;
    }

    boolean isUnion() {
        return once;
    }

    boolean isNothing() {
        return only == IdAccess.NONE;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Selection that
                && only == that.only
                && once == that.once
                && java.util.Arrays.equals(wanted, that.wanted);
    }

    @Override
    public int hashCode() {
        return only;
    }
}
