package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.silkgraph.paths.LinkClaim.Certainty;
import org.silkgraph.paths.PathFinder.Direction;
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

    private final Links links;
    private final Numbers numbers;
    private final Links.Terms terms;
    private final boolean isFree;
    private final int[] wanted;
    private final int[] values = new int[6];
    private final int[] sources;
    private final Set<String> periods;
    private final Map<Long, List<LinkClaim>> known = new HashMap<>();
    private final List<Reference> reference;

    private record Reference(int graph, Cursor cursor) {}

    /** @param direction only forward, or also what leads back */
    public LinkClaims(Links links, Direction direction) {
        this.links = links;
        this.numbers = links.numbers();
        this.terms = links.terms();
        this.isFree = direction == Direction.FREE;
        this.wanted = new int[] {
            terms.subject(), terms.predicate(), terms.object(), terms.certainty(), terms.source(), terms.during()
        };
        this.sources = links.filter().sources().stream().mapToInt(numbers::id).toArray();
        this.periods = links.filter().periods();
        this.reference = !links.hasReference()
                ? List.of()
                : numbers.reference().stream()
                        .map(named -> new Reference(numbers.id(named.name()), numbers.cursor(named.graphs())))
                        .toList();
    }

    /** What links two things: what is stated first, then what is implied, then reference data. */
    public List<LinkClaim> between(int here, int there) {
        return known.computeIfAbsent((long) here << 32 | there, key -> look(here, there));
    }

    private List<LinkClaim> look(int here, int there) {
        List<LinkClaim> found = new ArrayList<>();
        add(here, there, false, found);
        if (isFree) add(there, here, true, found);
        if (found.size() > 1) found.sort(ORDER);
        return List.copyOf(found);
    }

    private void add(int from, int to, boolean backward, List<LinkClaim> found) {
        for (int claim : numbers.having(terms.subject(), from, terms.object(), to)) {
            LinkClaim link = read(claim, backward);
            if (isWanted(link)) found.add(link);
        }
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

    /** A claim by its number. */
    public LinkClaim read(int claim, boolean backward) {
        numbers.read(claim, wanted, values);
        Certainty sure = values[3] == terms.stated() ? Certainty.STATED : Certainty.IMPLIED;
        return new LinkClaim(claim, values[1], backward, sure, values[4], values[5]);
    }

    /** Whether a claim is a link that counts. */
    private boolean isWanted(LinkClaim link) {
        if (link.property() < 0 || link.property() == terms.status() || !links.isWanted(link.property())) return false;
        if (!link.isStated() && !links.filter().implied()) return false;
        if (sources.length > 0 && !contains(sources, link.source())) return false;
        return periods.isEmpty()
                || link.during() >= 0
                        && periods.contains(numbers.node(link.during()).getLiteralLexicalForm());
    }

    private static boolean contains(int[] values, int wanted) {
        for (int value : values) if (value == wanted) return true;
        return false;
    }
}
