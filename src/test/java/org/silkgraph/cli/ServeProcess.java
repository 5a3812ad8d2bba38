package org.silkgraph.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service started by {@code ./silkgraph serve} on a free port, ready when the constructor returns. */
final class ServeProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/ \\(version (\\d+)");

    private final Process process;
    private final Path err;
    private final HttpClient client = HttpClient.newHttpClient();
    final int port;
    final long version;

    ServeProcess(Path store) throws IOException, InterruptedException {
        this(store, Map.of());
    }

    ServeProcess(Path store, Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        err = Files.createTempFile("silkgraph", ".err");
        List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--store", store.toString()));
        arguments.addAll(List.of(options));
        ProcessBuilder prepared = Launcher.prepare(arguments);
        prepared.environment().putAll(environment);
        process = prepared.redirectError(err.toFile()).start();
        Matcher ready = READY.matcher("");
        for (int tenths = 0;
                tenths < 1200 && !ready.reset(Files.readString(err)).find();
                tenths++) {
            if (!process.isAlive()) throw new AssertionError(Files.readString(err));
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        port = Integer.parseInt(ready.group(1));
        version = Long.parseLong(ready.group(2));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address() + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What it has said on standard error, its log. */
    String said() throws IOException {
        return Files.readString(err);
    }

    /** What it has said on standard output, once it has ended: the last words of the JVM. */
    String out() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    /** The exit code, once it has ended by itself. */
    int exit(long most, TimeUnit unit) throws InterruptedException {
        if (!process.waitFor(most, unit)) throw new AssertionError("it goes on");
        return process.exitValue();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) throw new AssertionError("did not stop");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        client.close();
    }
}
