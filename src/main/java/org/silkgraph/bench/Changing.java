package org.silkgraph.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Sg;

/** What it takes until a commit of {@value #TRIPLES} triples can be read, from the moment it stands in the journal. */
final class Changing {
    private static final int TRIPLES = 100;
    private static final int OVERLAY = 10_000;
    private static final int COMMITS = 40;

    private final ReadStore store;
    private long made;

    Changing(ReadStore store) {
        this.store = store;
    }

    /** Milliseconds: the median with little in the overlay, and with nearly {@value #OVERLAY} rows. */
    record Delta(double few, double full) {}

    Delta measure() {
        commits(COMMITS, new Samples());
        Samples few = new Samples();
        Samples full = new Samples();
        commits(COMMITS / 2, few);
        commits(OVERLAY / TRIPLES - 2 * COMMITS, new Samples());
        commits(COMMITS / 2 - 1, full);
        return new Delta(few.p50(), full.p50());
    }

    private void commits(int many, Samples to) {
        for (int i = 0; i < many; i++) {
            List<Quad> quads = quads();
            Commit commit = new Commit(
                    store.version().next(), Instant.EPOCH, Attribution.system("load", "bench"), quads, List.of());
            long start = System.nanoTime();
            store.apply(commit);
            try (ReadView view = store.acquire()) {
                if (!view.dataset().contains(quads.getLast())) throw new IllegalStateException("not there: " + quads);
            }
            to.add(System.nanoTime() - start);
        }
    }

    private List<Quad> quads() {
        List<Quad> quads = new ArrayList<>();
        Node thing = Sg.id("bench-added-" + made);
        for (int i = 0; i < TRIPLES; i++) {
            Node note = NodeFactory.createLiteralLang("note " + made++, "en");
            quads.add(Quad.create(Quad.defaultGraphIRI, thing, Sg.note, note));
        }
        return quads;
    }
}
