package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.paths.LinkClaim.Certainty;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.snapshot.Cursor;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.terms.Sg;

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
    private final boolean isFree;
    private final Cursor cursor;
    private final int subject;
    private final int predicate;
    private final int object;
    private final int certainty;
    private final int stated;
    private final int source;
    private final int during;
    private final int status;
    private final Set<Integer> sources;
    private final Set<String> periods;
    private final Map<Long, List<LinkClaim>> known = new HashMap<>();
    private final List<Reference> reference;

    private record Reference(int graph, Cursor cursor) {}

    /** @param direction only forward, or also what leads back */
    public LinkClaims(Links links, Direction direction) {
        this.links = links;
        this.numbers = links.numbers();
        this.isFree = direction == Direction.FREE;
        this.cursor = numbers.cursor(links.stated());
        this.subject = numbers.id(RDF.Nodes.subject);
        this.predicate = numbers.id(RDF.Nodes.predicate);
        this.object = numbers.id(RDF.Nodes.object);
        this.certainty = numbers.id(Sg.certainty);
        this.stated = numbers.id(Sg.stated);
        this.source = numbers.id(Sg.source);
        this.during = numbers.id(Sg.during);
        this.status = numbers.id(Sg.hasStatus);
        this.sources = links.filter().sources().stream().map(numbers::id).collect(Collectors.toSet());
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
        // A claim has its triple, so where none stands there is no claim either; most steps go one way.
        if (stands(here, there)) add(here, there, false, found);
        if (isFree && stands(there, here)) add(there, here, true, found);
        found.sort(ORDER);
        return List.copyOf(found);
    }

    private boolean stands(int from, int to) {
        return numbers.atMost(from, IdAccess.ANY, to) > 0;
    }

    private void add(int from, int to, boolean backward, List<LinkClaim> found) {
        for (int claim : numbers.having(subject, from, object, to)) {
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
        int sure = IdAccess.NONE;
        int property = IdAccess.NONE;
        int said = IdAccess.NONE;
        int period = IdAccess.NONE;
        cursor.open(claim, IdAccess.ANY, IdAccess.ANY);
        while (cursor.next()) {
            int about = cursor.predicate();
            if (about == certainty && sure < 0) sure = cursor.object();
            else if (about == predicate && property < 0) property = cursor.object();
            else if (about == source && said < 0) said = cursor.object();
            else if (about == during && period < 0) period = cursor.object();
        }
        Certainty certain = sure == stated ? Certainty.STATED : Certainty.IMPLIED;
        return new LinkClaim(claim, property, backward, certain, said, period);
    }

    /** Whether a claim is a link that counts. */
    public boolean isWanted(LinkClaim link) {
        if (link.property() < 0 || link.property() == status || !links.isWanted(link.property())) return false;
        if (!link.isStated() && !links.filter().implied()) return false;
        if (!sources.isEmpty() && !sources.contains(link.source())) return false;
        return periods.isEmpty()
                || link.during() >= 0
                        && periods.contains(numbers.node(link.during()).getLiteralLexicalForm());
    }

    /** The claims that begin or end at a thing. */
    public List<LinkClaim> of(int thing, boolean backward) {
        List<LinkClaim> found = new ArrayList<>();
        Cursor claims = numbers.cursor(links.stated());
        claims.open(IdAccess.ANY, backward ? object : subject, thing);
        while (claims.next()) {
            LinkClaim link = read(claims.subject(), backward);
            if (isWanted(link)) found.add(link);
        }
        return found;
    }

    /** The thing at the other end of a claim. */
    public int otherEnd(LinkClaim link) {
        return value(link.claim(), link.backward() ? subject : object);
    }

    private int value(int claim, int property) {
        cursor.open(claim, property, IdAccess.ANY);
        return cursor.next() ? cursor.object() : IdAccess.NONE;
    }
}
