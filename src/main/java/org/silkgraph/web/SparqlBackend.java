package org.silkgraph.web;

import java.net.URI;

/**
 * Where SPARQL is answered inside this process, and how to be let in.
 *
 * @param queryBytes longest query, in bytes; a body that must be longer is refused before it is read
 */
public record SparqlBackend(URI endpoint, String secretHeader, String secret, int queryBytes) {
    /** Without the secret: it must reach no log. */
    @Override
    public String toString() {
        return "SparqlBackend[" + endpoint + "]";
    }
}
