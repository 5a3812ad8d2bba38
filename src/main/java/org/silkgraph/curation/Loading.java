package org.silkgraph.curation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Graphs;

/** Adds what files say, as one change: all of it or nothing. */
public final class Loading {
    private Loading() {}

    /**
     * What to load.
     *
     * @param reference name of the reference dataset whose graph the files go to; empty for the default graph
     */
    public record Request(Attribution who, Optional<String> reference, List<NamedText> files) {
        public Request {
            files = List.copyOf(files);
            reference.ifPresent(name -> {
                if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                    throw new IllegalArgumentException("reference must be a name such as regions: " + name);
                }
            });
        }
    }

    /**
     * Commits it.
     *
     * @throws Unparsable where a file cannot be read; nothing was changed
     */
    public static Decision load(Store store, Request request) {
        return store.gate().commit(changeset(request));
    }

    /** Says what {@link #load} would, and changes nothing. */
    public static Decision check(Store store, Request request) {
        return store.check(changeset(request));
    }

    private static Optional<Node> graph(Request request) {
        return request.reference().map(Graphs::reference);
    }

    private static Changeset changeset(Request request) {
        Handed handed = Inputs.read(request.files(), graph(request).orElse(Quad.defaultGraphIRI));
        return Changeset.of(request.who(), handed.quads(), List.of())
                .with(handed.texts())
                .into(graph(request).map(Set::of).orElse(Set.of()));
    }
}
