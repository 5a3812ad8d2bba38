package org.silkgraph.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.store.Changeset.Basis;
import org.silkgraph.store.Decision.Conflict;
import org.silkgraph.store.Decision.Side;
import org.silkgraph.store.Decision.Theirs;
import org.silkgraph.store.journal.Entries;
import org.silkgraph.store.rules.Overlay;
import org.silkgraph.terms.Version;

/**
 * Whether somebody else was faster: looks through the commits since the version a changeset was made at for those that
 * changed the same things. A thing is the subject of a quad; derived triples do not count, so that two people may write two
 * claims about one entity at the same time. The latest small commits are kept in memory, older ones are read from the journal.
 */
final class Staleness {
    private static final int KEPT = 256;
    private static final int SMALL = 1_000;

    private final Entries journal;
    private final TreeMap<Version, Commit> recent = new TreeMap<>();
    private final TreeMap<Version, Commit> staged = new TreeMap<>();

    Staleness(Entries journal) {
        this.journal = journal;
    }

    /** Accepted in the batch under way, not on disk yet. */
    void staged(Commit commit) {
        staged.put(commit.version(), commit);
    }

    void forgetStaged() {
        staged.clear();
    }

    void committed(Commit commit) {
        if (commit.size() <= SMALL) recent.put(commit.version(), commit);
        while (recent.size() > KEPT) recent.pollFirstEntry();
    }

    /**
     * The conflicts of a change that was staged, before anything was derived from it.
     *
     * @param derived tells quads that the gate derives
     * @return empty where there is none
     */
    Optional<Decision> check(Basis basis, Overlay ours, Version now, Predicate<Quad> derived) {
        if (basis.version().equals(now)) return Optional.empty();
        if (basis.version().compareTo(now) > 0) return Optional.of(new Decision.Stale(now, List.of()));
        Map<Node, List<Quad>> added = bySubject(ours.added());
        Map<Node, List<Quad>> removed = bySubject(ours.removed());
        Set<Node> things = new LinkedHashSet<>(basis.touches());
        things.addAll(added.keySet());
        things.addAll(removed.keySet());
        Map<Node, List<Theirs>> theirs = new LinkedHashMap<>();
        boolean isStrict = basis.touches().isEmpty();
        List<Theirs> others = new ArrayList<>();
        for (Version v = basis.version().next(); v.compareTo(now) <= 0; v = v.next()) {
            Commit commit = commit(v);
            if (isStrict) others.add(whole(commit, derived));
            sides(commit, things, derived)
                    .forEach((thing, side) -> theirs.computeIfAbsent(thing, key -> new ArrayList<>())
                            .add(new Theirs(commit.version(), commit.time(), commit.who(), side)));
        }
        if (theirs.isEmpty() && !isStrict) return Optional.empty();
        // Where no change at all was allowed and no thing is common, both sides are told as a whole.
        if (theirs.isEmpty()) return Optional.of(new Decision.Stale(now, List.of(anything(ours, others))));
        return Optional.of(new Decision.Stale(
                now,
                theirs.entrySet().stream()
                        .map(entry -> new Conflict(
                                entry.getKey(),
                                new Side(
                                        added.getOrDefault(entry.getKey(), List.of()),
                                        removed.getOrDefault(entry.getKey(), List.of())),
                                entry.getValue()))
                        .toList()));
    }

    private static Conflict anything(Overlay ours, List<Theirs> others) {
        return new Conflict(Node.ANY, new Side(ours.added(), List.copyOf(ours.removed())), others);
    }

    private static Theirs whole(Commit commit, Predicate<Quad> derived) {
        List<Quad> added = commit.added().stream().filter(derived.negate()).toList();
        List<Quad> removed = commit.removed().stream().filter(derived.negate()).toList();
        return new Theirs(commit.version(), commit.time(), commit.who(), new Side(added, removed));
    }

    private Commit commit(Version version) {
        Commit known = staged.getOrDefault(version, recent.get(version));
        return known != null ? known : journal.commit(version).orElseThrow();
    }

    private static Map<Node, Side> sides(Commit commit, Set<Node> things, Predicate<Quad> derived) {
        Map<Node, List<Quad>> added = bySubject(of(commit.added(), things, derived));
        Map<Node, List<Quad>> removed = bySubject(of(commit.removed(), things, derived));
        Map<Node, Side> sides = new LinkedHashMap<>();
        Stream.concat(added.keySet().stream(), removed.keySet().stream())
                .distinct()
                .forEach(thing -> sides.put(
                        thing, new Side(added.getOrDefault(thing, List.of()), removed.getOrDefault(thing, List.of()))));
        return sides;
    }

    private static List<Quad> of(List<Quad> quads, Set<Node> things, Predicate<Quad> derived) {
        return quads.stream()
                .filter(quad -> things.contains(quad.getSubject()) && !derived.test(quad))
                .toList();
    }

    private static Map<Node, List<Quad>> bySubject(Iterable<Quad> quads) {
        Map<Node, List<Quad>> all = new LinkedHashMap<>();
        quads.forEach(quad ->
                all.computeIfAbsent(quad.getSubject(), key -> new ArrayList<>()).add(quad));
        return all;
    }
}
