package org.silkgraph.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A way to add triples to a running service over HTTP; a status of 200 to 299 is an acknowledgement. */
interface Door {
    /** @param triples lines of N-Triples */
    HttpRequest add(String triples) throws IOException;

    /** The way of the command line, with the secret of this start. */
    static Door internal(ServeProcess service, Path store) throws IOException {
        ObjectMapper json = new ObjectMapper();
        String secret = json.readTree(Files.readString(store.resolve("service.json")))
                .path("secret")
                .asText();
        return triples -> HttpRequest.newBuilder(URI.create(service.address() + "/internal/load"))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of(
                        "author", "writer",
                        "message", "one more",
                        "reference", "",
                        "files", List.of(Map.of("name", "more.nt", "text", triples))))))
                .build();
    }

    /** SPARQL Update, with the token of an editor. */
    static Door update(ServeProcess service, String token) {
        return triples -> HttpRequest.newBuilder(URI.create(service.address() + "/update"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/sparql-update")
                .POST(BodyPublishers.ofString("INSERT DATA {\n" + triples + "}"))
                .build();
    }
}
