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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Parcel;
import org.silkgraph.curation.Unparsable;
import org.silkgraph.store.StoreException;

/**
 * The service that holds a store, as its {@code service.json} (pid, port, secret, certificate; mode 0600) describes it. A file
 * left behind by a process that is gone is taken for none.
 *
 * @param certificate the SHA-256 of the certificate that the service shows, or empty where it speaks plain HTTP
 */
record RunningService(long pid, String host, int port, String secret, String certificate) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "service.json";
    private static final Duration LONGEST = Duration.ofHours(2);

    RunningService {
        // A service of an older release does not say.
        certificate = Objects.requireNonNullElse(certificate, "");
    }

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

    /** Hands files over and says what became of them. */
    Outcome load(Parcel.Order order, List<Parcel.Group> groups) {
        try (HttpClient client = client()) {
            Parcel.Packed parcel = Parcel.pack(order, groups);
            Bytes progress = Bytes.of("load.sending", groups);
            HttpRequest post = HttpRequest.newBuilder(URI.create(scheme() + host + ":" + port + "/internal/load"))
                    .timeout(LONGEST)
                    .header("Content-Type", "application/octet-stream")
                    .header("Authorization", "Bearer " + secret)
                    .POST(HttpRequest.BodyPublishers.fromPublisher(
                            HttpRequest.BodyPublishers.ofInputStream(() -> progress.counting(parcel.stream())),
                            parcel.bytes()))
                    .build();
            return outcome(client.send(post, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new StoreException("the service of process " + pid + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for the service of process " + pid, e);
        }
    }

    private String scheme() {
        return certificate.isEmpty() ? "http://" : "https://";
    }

    private HttpClient client() {
        return certificate.isEmpty()
                ? HttpClient.newHttpClient()
                : HttpClient.newBuilder()
                        .sslContext(KnownCertificate.only(certificate))
                        .build();
    }

    private Outcome outcome(HttpResponse<String> response) throws IOException {
        return switch (response.statusCode()) {
            case 200 -> told(JSON.readTree(response.body()));
            case 400 -> throw unparsable(JSON.readTree(response.body()));
            case 413 -> throw new StoreException(Texts.say("load.tooLarge"));
            default -> throw new StoreException("the service of process " + pid + " answered " + response.statusCode());
        };
    }

    private Outcome told(JsonNode answer) throws IOException {
        if (answer.hasNonNull("outcome")) return JSON.treeToValue(answer.get("outcome"), Outcome.class);
        // Without an answer nobody can say: the gate may have kept it after the connection was gone.
        throw new StoreException(answer.path("failure")
                .asText("the service of process " + pid + " ended before it said what became of the change"));
    }

    private static RuntimeException unparsable(JsonNode problem) {
        return problem.has("file")
                ? new Unparsable(
                        problem.path("file").asText(),
                        problem.path("line").asLong(),
                        problem.path("column").asLong(),
                        problem.path("detail").asText())
                : new StoreException(problem.path("detail").asText());
    }
}
