package org.silkgraph.cli;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.UUID;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;

/**
 * The doors of a running service with a token of an editor, issued while it runs; a status of 200 to 299 is an acknowledgement.
 */
record Door(String address, String token) {
    static Door of(ServeProcess service, Path store) {
        return new Door(
                service.address(),
                Issued.value(Tokens.in(store), Role.EDITOR, UUID.randomUUID().toString()));
    }

    /** @param triples lines of N-Triples */
    HttpRequest update(String triples) {
        return request("/update", "application/sparql-update")
                .POST(BodyPublishers.ofString("INSERT DATA {\n" + triples + "}"))
                .build();
    }

    /** @param triples lines of N-Triples */
    HttpRequest put(String graph, String triples) {
        return request("/graphs?graph=" + graph, "application/n-triples")
                .PUT(BodyPublishers.ofString(triples))
                .build();
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type);
    }
}
