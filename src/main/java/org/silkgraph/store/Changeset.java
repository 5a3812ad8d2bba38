package org.silkgraph.store;

import java.util.List;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Author;

/**
 * What somebody wants changed: quads to add and to remove (default graph as {@link Quad#defaultGraphIRI}), texts of sources it
 * brings along, who and why. Nothing of it is true before the gate has accepted it.
 *
 * @param message why, one to 2,000 characters
 */
public record Changeset(Author author, String message, List<Quad> added, List<Quad> removed, List<String> texts) {
    private static final int LONGEST_MESSAGE = 2_000;

    public Changeset {
        if (message.isBlank() || message.length() > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("message must have 1 to " + LONGEST_MESSAGE + " characters");
        }
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        texts = List.copyOf(texts);
    }
}
