package org.silkgraph.views;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.silkgraph.search.Hit;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Sg;

/** Entities as lists and one by one. */
public final class Entities {
    private static final Comparator<Hit> ORDER =
            Comparator.comparingInt(Hit::rank).thenComparing(Hit::slug);
    private static final int SUGGESTIONS = 3;

    private final Store store;
    private final Labels labels;

    public Entities(Store store, Labels labels) {
        this.store = store;
        this.labels = labels;
    }

    /**
     * A page of entities, by slug; with a text, better matches first.
     *
     * @throws StaleCursor where the cursor belongs to another version
     * @throws UnknownValue where the class or the cursor is none
     */
    public EntityList list(EntityQuery query) {
        try (Reading reading = new Reading(store)) {
            List<Hit> matching = matching(reading, query);
            Optional<Cursor> from = cursor(reading, query);
            List<Hit> rest = matching.stream()
                    .filter(hit -> from.isEmpty() || isAfter(hit, from.get()))
                    .toList();
            List<Hit> page = rest.stream().limit(query.limit()).toList();
            boolean more = rest.size() > page.size();
            Optional<String> next = more ? Optional.of(cursor(reading, query, page.getLast())) : Optional.empty();
            return new EntityList(reading.meta(more), matching.size(), rows(reading, page), next);
        }
    }

    private List<Hit> matching(Reading reading, EntityQuery query) {
        List<Hit> named = query.text().isBlank()
                ? labels.at(reading.view()).all()
                : labels.at(reading.view()).find(query.text());
        Set<String> members = query.type().isEmpty() ? Set.of() : members(reading, query.type());
        return named.stream()
                .filter(hit -> query.type().isEmpty() || members.contains(hit.slug()))
                .sorted(ORDER)
                .toList();
    }

    private static Set<String> members(Reading reading, String type) {
        Set<Node> classes = classes(reading, Sg.term(type));
        Set<String> slugs = new HashSet<>();
        for (Node one : classes) {
            reading.subjects(reading.all(), RDF.type.asNode(), one).stream()
                    .filter(Reading::isThing)
                    .map(Reading::name)
                    .forEach(slugs::add);
        }
        if (slugs.isEmpty() && !classes(reading, Sg.Entity).contains(Sg.term(type))) {
            throw new UnknownValue("class", type, classNames(reading));
        }
        return slugs;
    }

    private static List<String> classNames(Reading reading) {
        return classes(reading, Sg.Entity).stream().map(Reading::name).sorted().toList();
    }

    /** A class and all below it. */
    static Set<Node> classes(Reading reading, Node top) {
        Set<Node> found = new HashSet<>(Set.of(top));
        List<Node> open = List.of(top);
        while (!open.isEmpty()) {
            open = open.stream()
                    .flatMap(one -> reading.subjects(reading.all(), RDFS.subClassOf.asNode(), one).stream())
                    .filter(found::add)
                    .toList();
        }
        return found;
    }

    private static Optional<Cursor> cursor(Reading reading, EntityQuery query) {
        if (query.cursor().isEmpty()) return Optional.empty();
        Cursor cursor = Cursor.read(query.cursor())
                .filter(read -> read.list() == identity(query))
                .orElseThrow(() -> new UnknownValue("cursor", query.cursor(), List.of()));
        if (cursor.version() != reading.view().version().number()) throw new StaleCursor(cursor.version());
        return Optional.of(cursor);
    }

    private static String cursor(Reading reading, EntityQuery query, Hit last) {
        return new Cursor(reading.view().version().number(), identity(query), last.rank(), last.slug()).text();
    }

    private static int identity(EntityQuery query) {
        return Objects.hash(query.type(), query.text());
    }

    private static boolean isAfter(Hit hit, Cursor cursor) {
        return hit.rank() > cursor.rank()
                || hit.rank() == cursor.rank() && hit.slug().compareTo(cursor.slug()) > 0;
    }

    private static List<EntityRow> rows(Reading reading, List<Hit> page) {
        return page.stream().map(hit -> row(reading, hit)).toList();
    }

    private static EntityRow row(Reading reading, Hit hit) {
        Node entity = Sg.id(hit.slug());
        return new EntityRow(
                hit.slug(),
                entity.getURI(),
                hit.label(),
                reading.types(entity).stream().map(Reading::name).toList(),
                reading.kinds(entity).stream().map(Reading::name).toList());
    }

    /** Classes that a list can be narrowed to, by name. */
    public List<Term> classes() {
        try (Reading reading = new Reading(store)) {
            return classes(reading, Sg.Entity).stream()
                    .filter(one -> !one.equals(Sg.Entity))
                    .map(reading::term)
                    .sorted(Comparator.comparing(Term::name))
                    .toList();
        }
    }

    /** Everything about one entity; empty where there is none of that slug. */
    public Optional<Entity> one(String slug) {
        try (Reading reading = new Reading(store)) {
            Node entity = Sg.id(slug);
            return reading.isEntity(entity) ? Optional.of(entity(reading, entity)) : Optional.empty();
        }
    }

    /** True where there is an entity of that slug. */
    public boolean exists(String slug) {
        try (Reading reading = new Reading(store)) {
            return reading.isEntity(Sg.id(slug));
        }
    }

    /** Slugs that may have been meant. */
    public List<String> near(String slug) {
        try (Reading reading = new Reading(store)) {
            return labels.at(reading.view()).near(slug, SUGGESTIONS);
        }
    }

    private static Entity entity(Reading reading, Node entity) {
        Claims claims = new Claims(reading);
        Status status = new Status(latest(reading, entity), claims.status(entity));
        List<LinkGroup> out = claims.out(entity);
        List<LinkGroup> in = claims.in(entity);
        List<Fact> reference = new References(reading).facts(entity);
        return new Entity(
                reading.meta(false),
                Reading.name(entity),
                entity.getURI(),
                reading.label(entity),
                reading.string(entity, Sg.glossLanguage),
                reading.texts(reading.asserted(), entity, SKOS.altLabel.asNode()),
                reading.texts(reading.all(), entity, SKOS.editorialNote.asNode()),
                reading.types(entity).stream().map(reading::term).toList(),
                reading.kinds(entity).stream().map(reading::term).toList(),
                reading.object(entity, Sg.level).map(reading::term),
                status,
                out,
                in,
                reference,
                explain(status, out, in, reference));
    }

    private static List<Status.Latest> latest(Reading reading, Node entity) {
        Map<Node, Status.Latest> latest = new LinkedHashMap<>();
        for (Node certainty : List.of(Sg.stated, Sg.implied)) {
            Graph graph = certainty.equals(Sg.stated) ? reading.asserted() : reading.graph(Graphs.IMPLIED);
            String during = reading.objects(graph, entity, Sg.latestStatusDuring).stream()
                    .map(Node::getLiteralLexicalForm)
                    .collect(Collectors.joining());
            for (Node status : reading.objects(graph, entity, Sg.latestStatus)) {
                // What one source states is not weakened by another that only implies it.
                latest.putIfAbsent(status, new Status.Latest(reading.term(status), during, Reading.name(certainty)));
            }
        }
        return List.copyOf(latest.values());
    }

    private static Map<String, Label> explain(
            Status status, List<LinkGroup> out, List<LinkGroup> in, List<Fact> reference) {
        Map<String, Label> why = new LinkedHashMap<>();
        if (status.claims().isEmpty()) why.put("status", Explanations.of("status"));
        if (out.isEmpty()) why.put("out", Explanations.of("out"));
        if (in.isEmpty()) why.put("in", Explanations.of("in"));
        if (reference.isEmpty()) why.put("reference", Explanations.of("reference"));
        return why;
    }
}
