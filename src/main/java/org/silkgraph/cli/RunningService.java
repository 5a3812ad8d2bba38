package org.silkgraph.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.silkgraph.curation.Loading;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Unparsable;
import org.silkgraph.store.StoreException;

/**
 * The service that holds a store, as its {@code service.json} (pid, port, secret; mode 0600) describes it. A file left behind
 * by a process that is gone is taken for none.
 */
record RunningService(long pid, String host, int port, String secret) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "service.json";

    static Optional<RunningService> beside(Path store) {
        Path file = store.resolve(FILE);
        if (!Files.exists(file)) return Optional.empty();
        try {
            RunningService service = JSON.readValue(Files.readString(file), RunningService.class);
            return ProcessHandle.of(service.pid())
                    .filter(ProcessHandle::isAlive)
                    .map(process -> service);
        } catch (IOException e) {
            throw new StoreException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Writes the file for others to find; readable by this user only from its first moment. */
    void announce(Path store) throws IOException {
        Path part = store.resolve(FILE + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, JSON.writeValueAsString(this));
        Files.move(part, store.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    static void withdraw(Path store) throws IOException {
        Files.deleteIfExists(store.resolve(FILE));
    }

    Outcome load(Loading.Request request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest post = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/internal/load"))
                    .timeout(Duration.ofMinutes(10))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + secret)
                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body(request))))
                    .build();
            HttpResponse<String> response = client.send(post, HttpResponse.BodyHandlers.ofString());
            return outcome(response);
        } catch (IOException e) {
            throw new StoreException("the service of process " + pid + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the service of process " + pid, e);
        }
    }

    private static Map<String, Object> body(Loading.Request request) {
        return Map.of(
                "author", request.who().author().name(),
                "message", request.who().message(),
                "reference", request.reference().orElse(""),
                "files", request.files());
    }

    private Outcome outcome(HttpResponse<String> response) throws IOException {
        if (response.statusCode() == 200 || response.statusCode() == 422)
            return JSON.readValue(response.body(), Outcome.class);
        if (response.statusCode() == 400) {
            JsonNode problem = JSON.readTree(response.body());
            throw new Unparsable(
                    problem.path("file").asText(),
                    problem.path("line").asLong(),
                    problem.path("column").asLong(),
                    problem.path("detail").asText());
        }
        if (response.statusCode() == 413) throw new StoreException(Texts.say("load.tooLarge"));
        throw new StoreException("the service of process " + pid + " answered " + response.statusCode());
    }
}
