package org.silkgraph.store.rules;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.snapshot.BorrowedDataset;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * The triples that follow from claims, kept true by the gate.
 *
 * <p>A stated claim (s, p, o) yields s p o and s q o, for every super-property q of p, in the default graph; an implied one
 * in {@link Graphs#IMPLIED}. A derived triple stands while at least one claim holds it. Types get their super-classes. The
 * latest status of an entity is that of its status claims with the latest period. {@code sg:within} of reference graphs is
 * copied to the default graph. Only what a change touches is worked out again: claims that changed, on both sides of the
 * change, and for triples that lost a claim a look at the other claims of the same subject. Where the ontology itself changes,
 * super-classes and super-properties may be others: then everything is worked out again, what stands before by the ontology
 * there was, what is to stand by the new one.
 *
 * <p>Inverses are not stored. See docs/decisions/0004.
 */
public final class Derivation {
    private final Schema before;
    private final Schema schema;
    private final Overlay staged;
    private final Set<Node> statusChanged = new LinkedHashSet<>();

    public Derivation(Schema schema, Overlay staged) {
        this(schema, schema, staged);
    }

    /** @param before the schema that what lies below was derived by */
    public Derivation(Schema before, Schema schema, Overlay staged) {
        this.before = before;
        this.schema = schema;
        this.staged = staged;
    }

    /** What a claim says, and how surely. */
    private record Said(Node subject, Node predicate, Node object, Node certainty) {
        Node graph() {
            return certainty.equals(Sg.implied) ? Graphs.IMPLIED : Quad.defaultGraphIRI;
        }

        /** The direct triple, with the predicate or one above it. */
        Quad direct(Node property) {
            return Quad.create(graph(), subject, property, object);
        }
    }

    /** Adds and removes derived triples of the staged change. */
    public void run() {
        List<Quad> added = staged.added();
        List<Quad> removed = List.copyOf(staged.removed());
        types(added, removed);
        claims(added, removed);
        statusChanged.forEach(this::latestStatus);
        containment(added, removed);
        restore(removed);
    }

    /** As {@link #run}, for every claim and every type there is, before or after. */
    public void runWhole() {
        List<Quad> added = staged.added();
        List<Quad> removed = List.copyOf(staged.removed());
        Map<Quad, Set<Node>> gained = typesBySubject(added);
        Map<Quad, Set<Node>> lost = typesBySubject(removed);
        everyTyped().forEach(one -> types(one, gained.getOrDefault(one, Set.of()), lost.getOrDefault(one, Set.of())));
        everyClaim();
        statusChanged.forEach(this::latestStatus);
        containment(added, removed);
        restore(removed);
    }

    private Set<Quad> everyTyped() {
        Set<Quad> all = new LinkedHashSet<>();
        for (DatasetGraph data : List.of(staged.base(), staged)) {
            for (Node graph : graphs(data)) {
                List<Quad> types = Iter.toList(data.find(graph, Node.ANY, RDF.Nodes.type, Node.ANY));
                all.addAll(typesBySubject(types).keySet());
            }
        }
        return all;
    }

    private static Set<Node> graphs(DatasetGraph data) {
        Set<Node> all = new LinkedHashSet<>();
        all.add(Quad.defaultGraphIRI);
        if (data instanceof BorrowedDataset every) all.addAll(every.everyGraph());
        else data.listGraphNodes().forEachRemaining(all::add);
        return all;
    }

    /** What no claim holds any more goes, what one holds comes. */
    private void everyClaim() {
        Set<Said> standing = everythingSaid(staged, schema);
        Set<Quad> held = new HashSet<>();
        standing.forEach(said -> withSuper(schema, said.predicate()).forEach(q -> held.add(said.direct(q))));
        for (Said said : everythingSaid(staged.base(), before)) {
            withSuper(before, said.predicate())
                    .map(said::direct)
                    .filter(quad -> !held.contains(quad))
                    .forEach(staged::delete);
            if (said.predicate().equals(Sg.hasStatus)) statusChanged.add(said.subject());
        }
        held.forEach(staged::add);
        standing.stream()
                .filter(said -> said.predicate().equals(Sg.hasStatus))
                .forEach(said -> statusChanged.add(said.subject()));
    }

    private Set<Said> everythingSaid(DatasetGraph data, Schema by) {
        Set<Said> all = new LinkedHashSet<>();
        Iter.toList(data.find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.type, Sg.Claim))
                .forEach(quad -> all.addAll(said(data, by, quad.getSubject())));
        return all;
    }

    /** A change that empties a graph or follows a pattern takes derived triples with it; those that still follow come back. */
    private void restore(List<Quad> removed) {
        Set<Node> statuses = new LinkedHashSet<>();
        for (Quad quad : removed) {
            if (!schema.isDerivedProperty(quad.getPredicate()) || staged.contains(quad)) continue;
            if (quad.getPredicate().equals(Sg.latestStatus)
                    || quad.getPredicate().equals(Sg.latestStatusDuring)) {
                statuses.add(quad.getSubject());
            } else if (isHeld(quad)) {
                staged.add(quad);
            }
        }
        statuses.forEach(this::latestStatus);
    }

    /** Whether a claim, or reference data, still says what a derived quad says. */
    private boolean isHeld(Quad quad) {
        if (quad.getPredicate().equals(Sg.within)) {
            return quad.isDefaultGraph() && staged.contains(Graphs.ALL, quad.getSubject(), Sg.within, quad.getObject());
        }
        return claimsAbout(quad.getSubject()).stream()
                .flatMap(claim -> said(staged, schema, claim).stream())
                .filter(said ->
                        said.object().equals(quad.getObject()) && said.graph().equals(quad.getGraph()))
                .anyMatch(said -> withSuper(schema, said.predicate()).anyMatch(quad.getPredicate()::equals));
    }

    private List<Node> claimsAbout(Node subject) {
        return Iter.toList(
                Iter.map(staged.find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.subject, subject), Quad::getSubject));
    }

    private void types(List<Quad> added, List<Quad> removed) {
        Map<Quad, Set<Node>> gained = typesBySubject(added);
        Map<Quad, Set<Node>> lost = typesBySubject(removed);
        Set<Quad> touched = new LinkedHashSet<>(gained.keySet());
        touched.addAll(lost.keySet());
        touched.forEach(one -> types(one, gained.getOrDefault(one, Set.of()), lost.getOrDefault(one, Set.of())));
    }

    private void types(Quad one, Set<Node> gained, Set<Node> lost) {
        Set<Node> asserted = specific(before, sgTypes(staged.base(), one));
        asserted.removeAll(lost);
        asserted.addAll(gained);
        Set<Node> wanted = new HashSet<>(asserted);
        asserted.forEach(type -> wanted.addAll(schema.superClasses(type)));
        Set<Node> present = sgTypes(staged, one);
        wanted.stream().filter(type -> !present.contains(type)).forEach(type -> stage(one, type));
        present.stream().filter(type -> !wanted.contains(type)).forEach(type -> unstage(one, type));
    }

    /** The sg: classes in a list of quads, by graph and subject; the ontology's own graph left out. */
    private static Map<Quad, Set<Node>> typesBySubject(List<Quad> quads) {
        Map<Quad, Set<Node>> all = new LinkedHashMap<>();
        for (Quad quad : quads) {
            boolean isType = quad.getPredicate().equals(RDF.Nodes.type) && Sg.isTerm(quad.getObject());
            if (!isType || quad.getGraph().equals(Graphs.ONTOLOGY)) continue;
            Quad one = Quad.create(quad.getGraph(), quad.getSubject(), RDF.Nodes.type, Node.ANY);
            all.computeIfAbsent(one, key -> new LinkedHashSet<>()).add(quad.getObject());
        }
        return all;
    }

    private Set<Node> sgTypes(DatasetGraph data, Quad pattern) {
        return Iter.toSet(Iter.filter(
                Iter.map(
                        data.find(pattern.getGraph(), pattern.getSubject(), RDF.Nodes.type, Node.ANY), Quad::getObject),
                Sg::isTerm));
    }

    private static Set<Node> specific(Schema by, Set<Node> types) {
        Set<Node> general =
                types.stream().flatMap(t -> by.superClasses(t).stream()).collect(Collectors.toSet());
        return types.stream().filter(t -> !general.contains(t)).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void stage(Quad one, Node type) {
        staged.add(one.getGraph(), one.getSubject(), RDF.Nodes.type, type);
    }

    private void unstage(Quad one, Node type) {
        staged.delete(one.getGraph(), one.getSubject(), RDF.Nodes.type, type);
    }

    private void claims(List<Quad> added, List<Quad> removed) {
        Set<Node> touched = new LinkedHashSet<>();
        Stream.concat(added.stream(), removed.stream())
                .filter(quad -> quad.isDefaultGraph() && bearsOnClaims(quad.getPredicate()))
                .forEach(quad -> touched.add(quad.getSubject()));
        Set<Said> gone = new LinkedHashSet<>();
        Set<Said> standing = new LinkedHashSet<>();
        for (Node claim : touched) {
            gone.addAll(said(staged.base(), before, claim));
            standing.addAll(said(staged, schema, claim));
        }
        gone.removeAll(standing);
        gone.forEach(this::withdraw);
        standing.forEach(this::hold);
        Stream.concat(gone.stream(), standing.stream())
                .filter(said -> said.predicate().equals(Sg.hasStatus))
                .forEach(said -> statusChanged.add(said.subject()));
    }

    private static boolean bearsOnClaims(Node predicate) {
        return predicate.equals(RDF.Nodes.subject)
                || predicate.equals(RDF.Nodes.predicate)
                || predicate.equals(RDF.Nodes.object)
                || predicate.equals(Sg.certainty)
                || predicate.equals(Sg.during)
                || predicate.equals(RDF.Nodes.type);
    }

    /** What the node says as a claim in that state of the data: one element, or none when it is no (complete) claim. */
    private static Set<Said> said(DatasetGraph data, Schema by, Node claim) {
        if (!data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.type, Sg.Claim)) return Set.of();
        Set<Said> all = new LinkedHashSet<>();
        for (Node s : values(data, claim, RDF.Nodes.subject)) {
            for (Node p : values(data, claim, RDF.Nodes.predicate)) {
                for (Node o : values(data, claim, RDF.Nodes.object)) {
                    for (Node certainty : values(data, claim, Sg.certainty)) {
                        if (by.isClaimProperty(p)) all.add(new Said(s, p, o, certainty));
                    }
                }
            }
        }
        return all;
    }

    private static List<Node> values(DatasetGraph data, Node subject, Node predicate) {
        return Iter.toList(Iter.map(data.find(Quad.defaultGraphIRI, subject, predicate, Node.ANY), Quad::getObject));
    }

    private void hold(Said said) {
        withSuper(schema, said.predicate()).map(said::direct).forEach(staged::add);
    }

    private void withdraw(Said said) {
        Set<Node> held = heldByOthers(said);
        withSuper(schema, said.predicate())
                .filter(q -> !held.contains(q))
                .map(said::direct)
                .forEach(staged::delete);
    }

    /** The properties that other claims of the staged data hold between the same two ends with the same certainty. */
    private Set<Node> heldByOthers(Said said) {
        Set<Node> held = new HashSet<>();
        for (Node claim : claimsAbout(said.subject())) {
            for (Said other : said(staged, schema, claim)) {
                if (other.object().equals(said.object()) && other.graph().equals(said.graph())) {
                    withSuper(schema, other.predicate()).forEach(held::add);
                }
            }
        }
        return held;
    }

    private static Stream<Node> withSuper(Schema by, Node property) {
        return Stream.concat(Stream.of(property), by.superProperties(property).stream());
    }

    private void latestStatus(Node entity) {
        for (Node graph : List.of(Quad.defaultGraphIRI, Graphs.IMPLIED)) {
            for (Node derived : List.of(Sg.latestStatus, Sg.latestStatusDuring)) {
                Iter.toList(staged.find(graph, entity, derived, Node.ANY)).forEach(staged::delete);
            }
        }
        List<Status> all = statuses(entity);
        String latest = all.stream().map(Status::period).max(Derivation::byEnd).orElse("");
        all.stream().filter(status -> status.period().equals(latest)).forEach(status -> {
            staged.add(status.graph(), entity, Sg.latestStatus, status.status());
            staged.add(status.graph(), entity, Sg.latestStatusDuring, NodeFactory.createLiteralString(status.period()));
        });
    }

    private record Status(Node graph, Node status, String period) {}

    private List<Status> statuses(Node entity) {
        return claimsAbout(entity).stream()
                .flatMap(claim -> said(staged, schema, claim).stream()
                        .filter(said -> said.predicate().equals(Sg.hasStatus))
                        .flatMap(said -> values(staged, claim, Sg.during).stream()
                                .filter(Node::isLiteral)
                                .map(period ->
                                        new Status(said.graph(), said.object(), period.getLiteralLexicalForm()))))
                .distinct()
                .toList();
    }

    /** Periods by their end, then by their start: 2016/2020 is later than 2017, and 2017 later than 2017-05. */
    private static int byEnd(String one, String other) {
        int order = end(one).compareTo(end(other));
        return order != 0 ? order : one.compareTo(other);
    }

    private static String end(String period) {
        String end = period.substring(period.indexOf('/') + 1);
        return end + "-12-31".substring(Math.min(6, Math.max(0, end.length() - 4)));
    }

    private void containment(List<Quad> added, List<Quad> removed) {
        Set<Node> graphs = removed.stream()
                .filter(Derivation::isContainment)
                .map(Quad::getGraph)
                .collect(Collectors.toSet());
        added.stream()
                .filter(Derivation::isContainment)
                .map(Quad::asTriple)
                .forEach(
                        triple -> staged.add(Quad.defaultGraphIRI, triple.getSubject(), Sg.within, triple.getObject()));
        removed.stream()
                .filter(Derivation::isContainment)
                .map(Quad::asTriple)
                .filter(triple -> !inAnyOf(graphs, triple))
                .forEach(triple ->
                        staged.delete(Quad.defaultGraphIRI, triple.getSubject(), Sg.within, triple.getObject()));
    }

    private static boolean isContainment(Quad quad) {
        return quad.getPredicate().equals(Sg.within) && Graphs.isReference(quad.getGraph());
    }

    private boolean inAnyOf(Set<Node> graphs, Triple triple) {
        return graphs.stream()
                .anyMatch(graph -> staged.contains(graph, triple.getSubject(), Sg.within, triple.getObject()));
    }
}
