package org.silkgraph.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;

/**
 * A small dataset and the way it came to be: a base, quads that came later and quads that went, in a snapshot whose delta is in
 * one of its states.
 */
record RandomData(State state, List<Quad> base, List<Quad> added, List<Quad> removed) {
    /** What the snapshot holds besides its base. */
    enum State {
        ONLY_BASE,
        ADDED,
        REMOVED,
        BOTH,
        JUST_FOLDED,
        ONLY_DELTA
    }

    RandomData {
        base = List.copyOf(base);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    static RandomData of(Random random, RandomTerms terms) {
        State state = State.values()[random.nextInt(State.values().length)];
        int size = random.nextInt(12) == 0 ? random.nextInt(3) : 20 + random.nextInt(70);
        Set<Quad> base = new LinkedHashSet<>();
        for (int i = 0; i < size; i++) base.add(terms.quad());
        boolean comes = state != State.ONLY_BASE && state != State.REMOVED;
        boolean goes = state != State.ONLY_BASE && state != State.ADDED;
        Set<Quad> added = new LinkedHashSet<>();
        for (int i = 0; comes && i < 1 + size / 3; i++) added.add(terms.quad());
        added.removeAll(base);
        List<Quad> removed = new ArrayList<>();
        for (Quad quad : base) if (goes && random.nextInt(4) == 0) removed.add(quad);
        return new RandomData(state, List.copyOf(base), List.copyOf(added), removed);
    }

    /** All that is there in the end. */
    Set<Quad> quads() {
        Set<Quad> all = new LinkedHashSet<>(base);
        removed.forEach(all::remove);
        all.addAll(added);
        return all;
    }

    /** Without one quad, wherever it stands. */
    RandomData without(Quad quad) {
        return new RandomData(state, less(base, quad), less(added, quad), less(removed, quad));
    }

    private static List<Quad> less(List<Quad> quads, Quad quad) {
        return quads.stream().filter(other -> !other.equals(quad)).toList();
    }

    /** In the state it says. Changes come as two commits, the second of which takes back and repeats part of the first. */
    ReadStore snapshot() {
        int delta = added.size() + removed.size();
        int fold =
                switch (state) {
                    case JUST_FOLDED -> 1;
                    case ONLY_DELTA -> 100_000;
                    case ONLY_BASE, ADDED, REMOVED, BOTH -> Math.max(base.size(), delta + 1);
                };
        SnapshotReadStore store = new SnapshotReadStore(fold);
        store.apply(commit(1, base, List.of()));
        if (delta == 0) return store;
        List<Quad> firstGone = removed.subList(0, removed.size() / 2);
        store.apply(commit(2, added, firstGone));
        store.apply(commit(3, firstGone, added));
        store.apply(commit(4, added, removed));
        return store;
    }

    void into(DatasetGraph data) {
        quads().forEach(data::add);
    }

    private static Commit commit(long version, List<Quad> added, List<Quad> removed) {
        return new Commit(new Version(version), Instant.EPOCH, Attribution.system("load", "test"), added, removed);
    }

    /** For whoever has to find out: the state and N-Quads. */
    @Override
    public String toString() {
        return state + "\n# base\n" + text(base) + "\n# added\n" + text(added) + "\n# removed\n" + text(removed);
    }

    private static String text(List<Quad> quads) {
        return quads.stream().map(quad -> NodeFmtLib.str(quad) + " .").collect(Collectors.joining("\n"));
    }
}
