package org.silkgraph.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.store.rules.Derivation;
import org.silkgraph.store.rules.Overlay;
import org.silkgraph.store.rules.Rules;
import org.silkgraph.store.rules.Schema;
import org.silkgraph.store.rules.Violation;
import org.silkgraph.terms.Graphs;

/** Stages a changeset and holds it against the rules. Writes nothing; used by one thread at a time. */
final class Judge {
    private final Texts texts;
    private Optional<Schema> schema = Optional.empty();

    Judge(Texts texts) {
        this.texts = texts;
    }

    /** Puts the change and what follows from it into the overlay; the violations, none if it may be committed. */
    List<Violation> stage(Changeset changeset, Overlay staged, Optional<Node> systemGraph) {
        changeset.removed().forEach(staged::delete);
        changeset.added().forEach(staged::add);
        Schema inForce = schemaOf(changeset, staged);
        Rules rules = new Rules(inForce, staged, lookup(changeset.texts()));
        List<Violation> handedIn = rules.beforeDerivation(changeset.added(), changeset.removed(), systemGraph);
        if (!handedIn.isEmpty()) return handedIn;
        new Derivation(inForce, staged).run();
        return rules.afterDerivation();
    }

    /** The schema in force once the change is made; kept between commits that leave the ontology alone. */
    private Schema schemaOf(Changeset changeset, Overlay staged) {
        if (Stream.concat(changeset.added().stream(), changeset.removed().stream())
                .anyMatch(Judge::isOntology)) {
            return new Schema(copyOfOntology(staged));
        }
        if (schema.isEmpty()) schema = Optional.of(new Schema(copyOfOntology(staged)));
        return schema.get();
    }

    private static Graph copyOfOntology(DatasetGraph data) {
        Graph copy = GraphMemFactory.createDefaultGraphSameTerm();
        data.find(Graphs.ONTOLOGY, Node.ANY, Node.ANY, Node.ANY).forEachRemaining(quad -> copy.add(quad.asTriple()));
        return copy;
    }

    private Function<String, Optional<String>> lookup(List<String> broughtAlong) {
        Map<String, String> byChecksum = new HashMap<>();
        broughtAlong.forEach(text -> byChecksum.put(Texts.checksum(text), text));
        return checksum -> Optional.ofNullable(byChecksum.get(checksum)).or(() -> texts.text(checksum));
    }

    /** Forgets the schema where a commit changed the ontology. */
    void committed(Commit commit) {
        if (Stream.concat(commit.added().stream(), commit.removed().stream()).anyMatch(Judge::isOntology)) {
            schema = Optional.empty();
        }
    }

    private static boolean isOntology(Quad quad) {
        return quad.getGraph().equals(Graphs.ONTOLOGY);
    }
}
