package org.silkgraph.curation;

import java.util.List;
import org.apache.jena.sparql.core.Quad;

/** What a steward handed in, parsed: quads (default graph as {@link Quad#defaultGraphIRI}) and texts of sources. */
public record Handed(List<Quad> quads, List<String> texts) {
    public Handed {
        quads = List.copyOf(quads);
        texts = List.copyOf(texts);
    }
}
