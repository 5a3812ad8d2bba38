package org.silkgraph.curation;

import java.util.List;
import java.util.Optional;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * Who signs a change, from what the caller said and, where he said nothing, from his account and from what the operation is.
 *
 * @param account the name of the token
 * @param operation one word, see {@link Attribution}
 * @param author who it is attributed to; without it the account
 * @param message why; without it the operation in words
 * @param sources slugs of sources that the store knows, or absolute IRIs
 */
public record Signing(
        String account, String operation, Optional<String> author, Optional<String> message, List<String> sources) {
    public Signing {
        sources = List.copyOf(sources);
    }

    /**
     * The attribution.
     *
     * @param inWords the message where the caller gave none
     * @throws IllegalArgumentException for a source that is not known, or a name or message that is not right
     */
    public Attribution attribution(Store store, String inWords) {
        Author through = new Author(account);
        return new Attribution(
                author.map(Author::new).orElse(through),
                through,
                operation,
                message.orElse(inWords),
                sources.stream().map(source -> iri(store, source)).toList());
    }

    private static String iri(Store store, String source) {
        if (source.contains(":")) return source;
        if (!source.matches("[a-z0-9]++(-[a-z0-9]++)*+") || !isSource(store, source)) {
            throw new IllegalArgumentException("source is neither the slug of a source nor an absolute IRI: " + source);
        }
        return Sg.id(source).getURI();
    }

    private static boolean isSource(Store store, String slug) {
        try (ReadView view = store.acquire()) {
            return view.dataset().contains(Graphs.ALL, Sg.id(slug), RDF.Nodes.type, Sg.Source);
        }
    }
}
