package org.silkgraph.attack;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.silkgraph.access.Issued;
import org.silkgraph.access.Role;
import org.silkgraph.access.Tokens;

/** A service in a process of its own, with little memory. */
final class Attacked implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/ \\(version");
    private static final int LONGEST_ANSWER = 30_000;

    private final Path directory = Files.createTempDirectory("silkgraph-attack");
    private final Path log = directory.resolve("log");
    private final String editor;
    private final String reader;
    private final Process process;
    private final int port;

    Attacked() throws IOException {
        Path store = directory.resolve("store");
        Files.createDirectory(store);
        Tokens tokens = Tokens.in(store);
        editor = Issued.value(tokens, Role.EDITOR, "An editor");
        reader = Issued.value(tokens, Role.READER, "A reader");
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dsilkgraph.home=" + System.getProperty("silkgraph.home", "."),
                        "-cp",
                        classPath(),
                        "org.silkgraph.cli.Main",
                        "serve",
                        "--port",
                        "0",
                        "--store",
                        store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        port = awaitPort();
    }

    /** The service itself, without the tests. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(all.split(File.pathSeparator)).stream()
                .filter(part -> !part.endsWith("test-classes"))
                .collect(java.util.stream.Collectors.joining(File.pathSeparator));
    }

    private int awaitPort() throws IOException {
        Matcher ready = READY.matcher("");
        while (!ready.reset(Files.readString(log)).find()) {
            if (process.onExit().isDone()) throw new AssertionError(Files.readString(log));
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        return Integer.parseInt(ready.group(1));
    }

    /** What the service has said. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String editor() {
        return editor;
    }

    /** All that comes back until the connection ends; the sender's address is of this machine and not that of others. */
    String send(byte[] bytes) throws IOException {
        return send(bytes, "127.0.0.1");
    }

    String send(byte[] bytes, String from) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress("127.0.0.1", port), 3_000);
            socket.setSoTimeout(LONGEST_ANSWER);
            Thread sending = Thread.ofVirtual().start(() -> write(socket, filled(bytes)));
            String answer = read(socket);
            sending.interrupt();
            return answer;
        }
    }

    private static void write(Socket socket, byte[] bytes) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException refused) {
            // Who is refused early may be cut off while he sends; the answer says so.
        }
    }

    private static String read(Socket socket) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[1 << 16];
            for (int read = in.read(some); read >= 0; read = in.read(some)) all.write(some, 0, read);
        } catch (SocketTimeoutException none) {
            return all.size() > 0 ? all.toString(StandardCharsets.UTF_8) : "NONE";
        } catch (IOException reset) {
            // What had come before counts.
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private byte[] filled(byte[] bytes) {
        // Tokens stand in headers only, so no length changes.
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        return head.replace("TOKEN", editor).replace("READER", reader).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The version of the data, as an entity tag. */
    String version() throws IOException {
        String answer = send(
                "HEAD /changes.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII),
                "127.0.0.2");
        return answer.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("etag"))
                .findFirst()
                .orElse(answer);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join().destroyForcibly();
    }
}
