package org.silkgraph.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Author;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/**
 * History as data: every commit as a {@code prov:Activity} {@code {base}changes/{version}} in {@link Graphs#CHANGES}. It
 * follows from the header of the commit and from what the commit touches, so it stands in no patch: readers get it with the
 * commit, when it is made and when the journal is replayed.
 *
 * <p>Shape: {@code dcterms:identifier} the version; {@code prov:endedAtTime}; {@code prov:wasAssociatedWith} the author, and the
 * account where that is another; {@code dcterms:type} the operation; {@code dcterms:description} the message;
 * {@code prov:used} each source; {@code prov:wasInformedBy} the change before; {@code dcterms:subject} each thing
 * {@code {base}id/…} whose description it changed or about which it changed a claim. Agents have an {@code rdfs:label}.
 */
final class Records {
    private static final String PROV = "http://www.w3.org/ns/prov#";
    private static final Node ACTIVITY = NodeFactory.createURI(PROV + "Activity");
    private static final Node AGENT = NodeFactory.createURI(PROV + "Agent");
    private static final Node ENDED = NodeFactory.createURI(PROV + "endedAtTime");
    private static final Node ASSOCIATED = NodeFactory.createURI(PROV + "wasAssociatedWith");
    private static final Node USED = NodeFactory.createURI(PROV + "used");
    private static final Node INFORMED = NodeFactory.createURI(PROV + "wasInformedBy");
    private static final String THINGS = Base.iri() + "id/";

    /**
     * Changes when the same journal gives other records than before: what a checkpoint holds is then made anew.
     */
    static final int MEANING = 1;

    private final Set<Author> known = new HashSet<>();

    /** The commit with its record. Commits come in order. */
    Commit with(Commit commit) {
        List<Quad> added = new ArrayList<>(commit.added());
        record(commit, added);
        return new Commit(commit.version(), commit.time(), commit.who(), added, commit.removed());
    }

    /** All commits from the first with their records; begins again. */
    Iterator<Commit> all(Iterator<Commit> commits) {
        known.clear();
        return Iter.map(commits, this::with);
    }

    /** Begins with the agents that a view knows of, to go on with the commit behind it. */
    void resume(ReadView view) {
        known.clear();
        Graph changes = view.dataset().getGraph(Graphs.CHANGES);
        changes.find(Node.ANY, RDF.Nodes.type, AGENT)
                .forEach(agent -> changes.find(agent.getSubject(), RDFS.Nodes.label, Node.ANY)
                        .forEach(label -> known.add(new Author(label.getObject().getLiteralLexicalForm()))));
    }

    private void record(Commit commit, List<Quad> to) {
        Node change = change(commit.version());
        add(to, change, RDF.Nodes.type, ACTIVITY);
        add(to, change, DCTerms.identifier.asNode(), number(commit.version()));
        add(to, change, ENDED, NodeFactory.createLiteralDT(commit.time().toString(), XSDDatatype.XSDdateTime));
        for (Author agent :
                new LinkedHashSet<>(List.of(commit.who().author(), commit.who().account()))) {
            add(to, change, ASSOCIATED, agent(agent, to));
        }
        add(
                to,
                change,
                DCTerms.type.asNode(),
                NodeFactory.createLiteralString(commit.who().operation()));
        add(
                to,
                change,
                DCTerms.description.asNode(),
                NodeFactory.createLiteralString(commit.who().message()));
        new LinkedHashSet<>(commit.who().sources()).forEach(iri -> add(to, change, USED, NodeFactory.createURI(iri)));
        if (commit.version().number() > 1) {
            add(to, change, INFORMED, change(new Version(commit.version().number() - 1)));
        }
        things(commit).forEach(thing -> add(to, change, DCTerms.subject.asNode(), thing));
    }

    private static Node change(Version version) {
        return NodeFactory.createURI(Base.iri("changes/", version.toString()));
    }

    private static Node number(Version version) {
        return NodeFactory.createLiteralDT(version.toString(), XSDDatatype.XSDinteger);
    }

    private Node agent(Author author, List<Quad> to) {
        String name = URLEncoder.encode(author.name(), StandardCharsets.UTF_8).replace("+", "%20");
        Node agent = NodeFactory.createURI(Base.iri("agents/", name));
        if (known.add(author)) {
            add(to, agent, RDF.Nodes.type, AGENT);
            add(to, agent, RDFS.Nodes.label, NodeFactory.createLiteralString(author.name()));
        }
        return agent;
    }

    private static Set<Node> things(Commit commit) {
        Set<Node> things = new LinkedHashSet<>();
        commit.added().forEach(quad -> thing(quad, things));
        commit.removed().forEach(quad -> thing(quad, things));
        return things;
    }

    private static void thing(Quad quad, Set<Node> things) {
        if (isThing(quad.getSubject())) things.add(quad.getSubject());
        if (quad.getPredicate().equals(RDF.Nodes.subject) && isThing(quad.getObject())) things.add(quad.getObject());
    }

    private static boolean isThing(Node node) {
        return node.isURI() && node.getURI().startsWith(THINGS);
    }

    private static void add(List<Quad> to, Node s, Node p, Node o) {
        to.add(Quad.create(Graphs.CHANGES, s, p, o));
    }
}
