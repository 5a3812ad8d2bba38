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

    /** Rows of a thing that are looked at one by one. */
    private static final int FEW = 48;

    private static final int SUBJECT = 0;
    private static final int PREDICATE = 1;
    private static final int OBJECT = 2;
    private static final int CERTAINTY = 3;
    private static final int SOURCE = 4;
    private static final int DURING = 5;

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
    private final Cursor claims;

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
        this.claims = numbers.cursor(links.stated());
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
        addClaims(here, there, found);
        if (!reference.isEmpty()) {
            addReference(here, there, false, found);
            if (isFree && here != there) addReference(there, here, true, found);
        }
        if (found.size() > 1) found.sort(ORDER);
        return List.copyOf(found);
    }

    /** The claims of the one with fewer are read, unless both have many. */
    private void addClaims(int here, int there, List<LinkClaim> found) {
        long ofHere = numbers.atMost(IdAccess.ANY, IdAccess.ANY, here);
        long ofThere = numbers.atMost(IdAccess.ANY, IdAccess.ANY, there);
        if (Math.min(ofHere, ofThere) > FEW) {
            for (int claim : numbers.having(terms.subject(), here, terms.object(), there)) {
                read(claim);
                add(claim, false, found);
            }
            if (!isFree || here == there) return;
            for (int claim : numbers.having(terms.subject(), there, terms.object(), here)) {
                read(claim);
                add(claim, true, found);
            }
            return;
        }
        int fewer = ofHere <= ofThere ? here : there;
        claims.open(IdAccess.ANY, IdAccess.ANY, fewer);
        while (claims.next()) {
            int end = claims.predicate();
            if (end != terms.subject() && end != terms.object()) continue;
            int claim = claims.subject();
            read(claim);
            // A claim of a thing with itself is met at both of its ends.
            if (here == there && end == terms.object()) continue;
            if (values[SUBJECT] == here && values[OBJECT] == there) add(claim, false, found);
            else if (isFree && values[SUBJECT] == there && values[OBJECT] == here) add(claim, true, found);
        }
    }

    private void addReference(int from, int to, boolean backward, List<LinkClaim> found) {
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

    private void read(int claim) {
        numbers.read(claim, wanted, values);
    }

    /** Adds the claim that was read, where it is a link that counts. */
    private void add(int claim, boolean backward, List<LinkClaim> found) {
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
