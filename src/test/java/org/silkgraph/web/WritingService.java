package org.silkgraph.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.GraphHash;
import org.silkgraph.store.Store;

/** A served store that tests write over HTTP, with a token of an editor and one of a reader. */
final class WritingService implements AutoCloseable {
    static final String UPDATE = "application/sparql-update";
    static final String TURTLE = "text/turtle";

    private final Store store;
    private final Served served;
    private final String editor;
    private final String reader;

    WritingService(Store store) {
        this.store = store;
        Tokens tokens = Tokens.in(store.directory());
        this.editor = "Bearer " + Issued.value(tokens, Role.EDITOR, "Data group");
        this.reader = "Bearer " + Issued.value(tokens, Role.READER, "A reader");
        this.served = Served.of(store, tokens);
    }

    Store store() {
        return store;
    }

    Served served() {
        return served;
    }

    String editor() {
        return editor;
    }

    String reader() {
        return reader;
    }

    /** As the editor. */
    HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        return send(method, path, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    HttpResponse<String> send(String method, String path, String type, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", editor, "Accept-Language", "en"));
        if (!type.isEmpty()) all.addAll(List.of("Content-Type", type));
        all.addAll(List.of(headers));
        return served.send(method, path, BodyPublishers.ofByteArray(body), all.toArray(String[]::new));
    }

    HttpResponse<String> update(String update, String... headers) {
        return send("POST", "/update", UPDATE, update, headers);
    }

    /** The last part of the type of a problem. */
    static String problem(HttpResponse<String> answer) {
        return Served.read(answer.body()).path("type").asText().replaceFirst(".*/", "");
    }

    /** Whether readers find a triple or quad pattern, written as in a query. */
    boolean holds(String pattern) {
        try (ReadView view = store.acquire()) {
            return org.apache.jena.sparql.exec.QueryExec.dataset(view.dataset())
                    .query("PREFIX ex: <http://example.org/> PREFIX sg: <https://w3id.org/silkgraph/ontology#>"
                            + " PREFIX id: <https://w3id.org/silkgraph/id/> ASK {" + pattern + "}")
                    .build()
                    .ask();
        }
    }

    /** What a refused write must leave as it was: version, graph, journal, texts. */
    String state() {
        try (ReadView view = store.acquire()) {
            return view.version() + " " + GraphHash.of(view) + " " + files("journal") + " " + files("texts");
        }
    }

    private String files(String folder) {
        Path directory = store.directory().resolve(folder);
        if (Files.notExists(directory)) return "";
        try (Stream<Path> all = Files.walk(directory)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        served.close();
        store.close();
    }
}
