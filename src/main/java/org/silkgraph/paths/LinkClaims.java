package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.silkgraph.paths.LinkClaim.Certainty;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.snapshot.Arcs;
import org.silkgraph.snapshot.Cursor;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Numbers;

/**
 * The claims behind links, as the filter of the links lets them through. Those of two things are found by walking the claims of
 * one and of the other side by side, so that a hub costs no more than its small neighbour. What was asked is kept. One thread.
 */
public final class LinkClaims {
    private static final Comparator<LinkClaim> ORDER = Comparator.comparing(LinkClaim::certainty)
            .thenComparing(LinkClaim::backward)
            .thenComparing(LinkClaim::property)
            .thenComparing(LinkClaim::claim);

    /** Links from which on it takes long to find those of two things. */
    private static final int MANY = 512;

    private static final int PREDICATE = 0;
    private static final int CERTAINTY = 1;
    private static final int SOURCE = 2;
    private static final int DURING = 3;

    private final Links links;
    private final Numbers numbers;
    private final Links.Terms terms;
    private final boolean isFree;
    private final int[] wanted;
    private final int[] values = new int[4];
    private final int[] sources;
    private final Set<String> periods;
    private final Map<Long, List<LinkClaim>> known = new HashMap<>();
    private final List<Reference> reference;
    private final Arcs arcs;

    private record Reference(int graph, Cursor cursor) {}

    /** @param direction only forward, or also what leads back */
    public LinkClaims(Links links, Direction direction) {
        this.links = links;
        this.numbers = links.numbers();
        this.terms = links.terms();
        this.isFree = direction == Direction.FREE;
        this.wanted = new int[] {terms.predicate(), terms.certainty(), terms.source(), terms.during()};
        this.arcs = links.arcs();
        this.sources = links.filter().sources().stream().mapToInt(numbers::id).toArray();
        this.periods = links.filter().periods();
        this.reference = links.datasets().stream()
                .map(dataset -> new Reference(dataset.name(), numbers.cursor(dataset.graph())))
                .toList();
    }

    /** What links two things: what is stated first, then what is implied, then reference data. */
    public List<LinkClaim> between(int here, int there) {
        if (here < 0 || there < 0) return List.of();
        long key = (long) here << Integer.SIZE | there;
        List<LinkClaim> found = known.get(key);
        if (found == null) {
            found = isFree && isDear(here, there) ? kept(key, here, there) : look(here, there);
            known.put(key, found);
        }
        return found;
    }

    private boolean isDear(int here, int there) {
        return arcs.atMost(arcs.place(here)) >= MANY && arcs.atMost(arcs.place(there)) >= MANY;
    }

    /** What links two things with very many links, which other questions may have looked for. */
    private List<LinkClaim> kept(long key, int here, int there) {
        List<LinkClaim> found = links.kept(key);
        if (found == null) {
            found = look(here, there);
            links.keep(key, found);
        }
        return found;
    }

    private List<LinkClaim> look(int here, int there) {
        List<LinkClaim> found = new ArrayList<>();
        add(here, there, false, found);
        if (isFree && here != there) add(there, here, true, found);
        if (found.size() > 1) found.sort(ORDER);
        return List.copyOf(found);
    }

    /** What no link leads to is not looked for. */
    private void add(int from, int to, boolean backward, List<LinkClaim> found) {
        if (!arcs.has(arcs.place(from), arcs.place(to))) return;
        for (int claim : numbers.having(terms.subject(), from, terms.object(), to)) add(claim, backward, found);
        for (Reference one : reference) {
            one.cursor.open(from, IdAccess.ANY, to);
            while (one.cursor.next()) {
                int property = one.cursor.predicate();
                if (!links.isWanted(property)) continue;
                found.add(new LinkClaim(
                        IdAccess.NONE, property, backward, Certainty.REFERENCE, one.graph, IdAccess.NONE));
            }
        }
    }

    /** Adds a claim, where it is a link that counts. */
    private void add(int claim, boolean backward, List<LinkClaim> found) {
        numbers.read(claim, wanted, values);
        int property = values[PREDICATE];
        if (property < 0 || property == terms.status() || !links.isWanted(property)) return;
        boolean isStated = values[CERTAINTY] == terms.stated();
        if (!isStated && !links.filter().implied()) return;
        if (sources.length > 0 && !contains(sources, values[SOURCE])) return;
        if (!periods.isEmpty() && !isOfPeriod(values[DURING])) return;
        Certainty certainty = isStated ? Certainty.STATED : Certainty.IMPLIED;
        found.add(new LinkClaim(claim, property, backward, certainty, values[SOURCE], values[DURING]));
    }

    private boolean isOfPeriod(int during) {
        return during >= 0 && periods.contains(numbers.node(during).getLiteralLexicalForm());
    }

    private static boolean contains(int[] values, int wanted) {
        for (int value : values) if (value == wanted) return true;
        return false;
    }
}
