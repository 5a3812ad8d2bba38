package org.silkgraph.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A listener on loopback that nobody may call, and a file that nobody may read. */
final class Bait {
    static final String CONTENT = "content-of-a-secret-file";

    private static final AtomicInteger CALLS = new AtomicInteger();
    private static final ServerSocket CANARY;
    private static final Path SECRET;

    static {
        try {
            CANARY = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            SECRET = Files.writeString(Files.createTempFile("secret", ".ttl"), "<urn:s> <urn:p> \"" + CONTENT + "\" .");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(Bait::listen);
    }

    private Bait() {}

    private static void listen() {
        while (!CANARY.isClosed()) {
            try {
                CANARY.accept().close();
                CALLS.incrementAndGet();
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** How often somebody called. */
    static int calls() {
        return CALLS.get();
    }

    /** With the address and the path in their places. */
    static String placed(String text) {
        return text.replace("CANARY", "http://127.0.0.1:" + CANARY.getLocalPort() + "/x")
                .replace("SECRET", SECRET.toString());
    }
}
