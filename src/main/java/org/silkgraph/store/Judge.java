package org.silkgraph.store;

import java.util.ArrayList;
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
import org.silkgraph.store.Changeset.Edit;
import org.silkgraph.store.rules.Derivation;
import org.silkgraph.store.rules.Overlay;
import org.silkgraph.store.rules.Rules;
import org.silkgraph.store.rules.Schema;
import org.silkgraph.store.rules.Violation;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Version;

/** Stages a changeset and holds it against the rules. Writes nothing; used by one thread at a time. */
final class Judge {
    private final Texts texts;
    private Optional<Schema> schema = Optional.empty();

    Judge(Texts texts) {
        this.texts = texts;
    }

    /** Puts the change and what follows from it into the overlay, which lies over that version, and says what it comes to. */
    Decision decide(Changeset changeset, Overlay staged, Version now, Staleness staleness) {
        changeset.edit().run(new Staging(staged, changeset.systemGraphs()));
        Schema inForce = schemaOf(staged);
        Optional<Decision> stale = changeset
                .basis()
                .flatMap(basis ->
                        staleness.check(basis, staged, now, quad -> inForce.isDerivedProperty(quad.getPredicate())));
        return stale.orElseGet(() -> complete(changeset, staged, now, inForce));
    }

    private Decision complete(Changeset changeset, Overlay staged, Version now, Schema inForce) {
        List<Violation> violations = violations(changeset, staged, inForce);
        if (!violations.isEmpty()) return new Decision.Refused(violations);
        if (staged.changesNothing()) return new Decision.Unchanged(now);
        return new Decision.Accepted(
                now.next(), staged.added().size(), staged.removed().size());
    }

    private List<Violation> violations(Changeset changeset, Overlay staged, Schema inForce) {
        Edit edit = changeset.edit();
        List<Quad> added = new ArrayList<>(edit.added());
        if (!(edit instanceof Changeset.Quads)) added.addAll(staged.added());
        Rules rules = new Rules(inForce, staged, lookup(changeset.texts()));
        List<Violation> handedIn = rules.beforeDerivation(added, edit.removed(), changeset.systemGraphs());
        if (!handedIn.isEmpty()) return handedIn;
        if (staged.changes(Graphs.ONTOLOGY)) return underNewOntology(rules, staged, inForce);
        new Derivation(inForce, staged).run();
        return rules.afterDerivation(edit.repeated());
    }

    /** Another ontology: the whole graph is held against it, and everything that follows is worked out again. */
    private static List<Violation> underNewOntology(Rules rules, Overlay staged, Schema inForce) {
        Schema before = new Schema(copyOfOntology(staged.base()));
        List<Violation> written = rules.wholeBeforeDerivation(before);
        if (!written.isEmpty()) return written;
        new Derivation(before, inForce, staged).runWhole();
        return rules.wholeAfterDerivation();
    }

    /** The schema in force once the change is made; kept between commits that leave the ontology alone. */
    private Schema schemaOf(Overlay staged) {
        if (staged.changes(Graphs.ONTOLOGY)) return new Schema(copyOfOntology(staged));
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
        if (Stream.concat(commit.added().stream(), commit.removed().stream())
                .anyMatch(quad -> quad.getGraph().equals(Graphs.ONTOLOGY))) {
            forget();
        }
    }

    void forget() {
        schema = Optional.empty();
    }
}
