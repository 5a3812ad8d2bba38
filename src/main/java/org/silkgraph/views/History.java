package org.silkgraph.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;
import org.silkgraph.store.rules.Schema;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;
import org.silkgraph.terms.Version;

/**
 * The changes of a store: which there are is asked of {@link Graphs#CHANGES}, what they say is read from the journal. A change
 * never changes; the names of the things in it are those of today.
 */
public final class History {
    /** Things, and quads of each side, that one answer shows at most. */
    static final int MOST = 1_000;

    private static final int SUGGESTIONS = 10;
    private static final String CHANGES = Base.iri() + "changes/";
    private static final Node ASSOCIATED = NodeFactory.createURI("http://www.w3.org/ns/prov#wasAssociatedWith");
    private static final Node USED = NodeFactory.createURI("http://www.w3.org/ns/prov#used");

    private final Store store;
    private final Labels labels;

    public History(Store store, Labels labels) {
        this.store = store;
        this.labels = labels;
    }

    /** The version of the latest change; changes are counted from 1 without a gap. */
    public long latest() {
        return store.version().number();
    }

    /** Whether there is a change of that number. */
    public boolean has(long version) {
        return version >= 1 && version <= latest();
    }

    /**
     * A page of changes, the newest first.
     *
     * @throws UnknownValue where the author, the source, the entity or the cursor is none
     */
    public ChangeList list(ChangeQuery query) {
        try (Reading reading = new Reading(store)) {
            long latest = reading.view().version().number();
            Optional<Set<Long>> matching =
                    query.isFiltered() ? Optional.of(matching(reading, query)) : Optional.empty();
            long before = Math.min(latest + 1, cursor(query));
            List<Long> page = matching.map(History::newestFirst)
                    .orElseGet(() -> LongStream.iterate(before - 1, v -> v > 0, v -> v - 1))
                    .filter(version -> version < before)
                    .limit(query.limit() + 1L)
                    .boxed()
                    .toList();
            boolean more = page.size() > query.limit();
            List<Long> shown = more ? page.subList(0, query.limit()) : page;
            return new ChangeList(
                    reading.meta(more),
                    matching.map(Set::size).map(Integer::longValue).orElse(latest),
                    shown.stream().map(this::row).toList(),
                    more ? Optional.of(cursor(query, shown.getLast())) : Optional.empty());
        }
    }

    private static LongStream newestFirst(Set<Long> versions) {
        return versions.stream().sorted(Comparator.reverseOrder()).mapToLong(Long::longValue);
    }

    private ChangeRow row(long version) {
        return ChangeRow.of(store.history().summary(new Version(version)).orElseThrow());
    }

    private static long cursor(ChangeQuery query) {
        if (query.cursor().isEmpty()) return Long.MAX_VALUE;
        return Cursor.read(query.cursor())
                .filter(read -> read.list() == identity(query) && read.slug().matches("[0-9]{1,18}"))
                .map(read -> Long.parseLong(read.slug()))
                .orElseThrow(() -> new UnknownValue("cursor", query.cursor(), List.of()));
    }

    private static String cursor(ChangeQuery query, long last) {
        return new Cursor(0, identity(query), 0, Long.toString(last)).text();
    }

    private static int identity(ChangeQuery query) {
        return Objects.hash("changes", query.author(), query.source(), query.entity());
    }

    private Set<Long> matching(Reading reading, ChangeQuery query) {
        List<Set<Long>> sets = new ArrayList<>();
        if (!query.author().isEmpty()) sets.add(byAuthor(reading, query.author()));
        if (!query.source().isEmpty()) sets.add(bySource(reading, query.source()));
        if (!query.entity().isEmpty()) sets.add(byEntity(reading, query.entity()));
        Set<Long> all = new TreeSet<>(sets.getFirst());
        sets.forEach(all::retainAll);
        return all;
    }

    private static Set<Long> byAuthor(Reading reading, String author) {
        Graph changes = reading.graph(Graphs.CHANGES);
        List<Node> agents = reading.subjects(changes, RDFS.Nodes.label, NodeFactory.createLiteralString(author));
        if (agents.isEmpty()) throw new UnknownValue("author", author, authors(changes));
        return agents.stream()
                .flatMap(agent -> versions(reading, ASSOCIATED, agent).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> authors(Graph changes) {
        return changes.find(Node.ANY, RDFS.Nodes.label, Node.ANY).toList().stream()
                .map(triple -> triple.getObject().getLiteralLexicalForm())
                .sorted()
                .limit(SUGGESTIONS)
                .toList();
    }

    private Set<Long> bySource(Reading reading, String source) {
        boolean isSlug = !source.contains(":");
        Set<Long> versions = versions(reading, USED, isSlug ? Sg.id(source) : NodeFactory.createURI(source));
        if (versions.isEmpty() && isSlug) requireKnown(reading, "source", source);
        return versions;
    }

    private Set<Long> byEntity(Reading reading, String entity) {
        Set<Long> versions = versions(reading, DCTerms.subject.asNode(), Sg.id(entity));
        if (versions.isEmpty()) requireKnown(reading, "entity", entity);
        return versions;
    }

    private void requireKnown(Reading reading, String parameter, String slug) {
        if (reading.isEntity(Sg.id(slug))) return;
        throw new UnknownValue(parameter, slug, labels.at(reading.view()).near(slug, SUGGESTIONS));
    }

    private static Set<Long> versions(Reading reading, Node property, Node value) {
        return reading.subjects(reading.graph(Graphs.CHANGES), property, value).stream()
                .map(change -> Long.valueOf(change.getURI().substring(CHANGES.length())))
                .collect(Collectors.toSet());
    }

    /** One change with its net effect; empty where there is none of that number. */
    public Optional<Change> one(long version) {
        try (Reading reading = new Reading(store)) {
            if (version < 1 || version > reading.view().version().number()) return Optional.empty();
            NetEffect effect = new NetEffect(new Schema(reading.graph(Graphs.ONTOLOGY)), MOST);
            store.history().look(new Version(version), effect);
            List<Node> things = things(reading, version);
            return Optional.of(new Change(
                    reading.meta(effect.isTruncated() || things.size() > MOST),
                    row(version),
                    things.stream().limit(MOST).map(reading::ref).toList(),
                    effect.written(),
                    effect.derived()));
        }
    }

    private static List<Node> things(Reading reading, long version) {
        Node change = NodeFactory.createURI(CHANGES + version);
        return reading.objects(reading.graph(Graphs.CHANGES), change, DCTerms.subject.asNode()).stream()
                .sorted(Comparator.comparing(Node::getURI))
                .toList();
    }

    /** The RDF Patch of one change, to be closed; empty where there is none of that number. */
    public Optional<ChangePatch> patch(long version) {
        if (!has(version)) return Optional.empty();
        return store.history().open(new Version(version)).map(patch -> new ChangePatch(patch.length(), patch.body()));
    }
}
