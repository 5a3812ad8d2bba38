package org.silkgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;

/** Fills a small disk and goes on; ends with exit code 0 and a line of figures, or with the assertion that failed. */
final class DiskFullChild {
    private static final Node P = NodeFactory.createURI("http://example.org/p");
    private static final int PARTS = 100;

    private final Path disk;
    private int acknowledged;

    private DiskFullChild(Path disk) {
        this.disk = disk;
    }

    public static void main(String[] arguments) throws IOException {
        new DiskFullChild(Path.of(arguments[0])).run();
    }

    private void run() throws IOException {
        Path ballast = disk.resolve("ballast");
        int refused = 0;
        try (Store store = Store.open(disk.resolve("store"))) {
            refused = commitUntilRefused(store, 20);
            require(acknowledged > 0, "nothing was committed");
            holds(store, acknowledged);
        }
        // Without a floor the disk itself refuses, in the middle of an append and in the middle of a text.
        System.setProperty("silkgraph.disk-floor", "0");
        // No checkpoint may take or free room while the disk is filled to the byte.
        System.setProperty("silkgraph.checkpoint-after", "1g");
        int appends = 0;
        try (Store store = Store.open(disk.resolve("store"))) {
            fill(ballast, 300_000);
            long before = sizeOfJournal();
            while (isRefused(store, wide(0))) if (++appends == 10) break;
            require(appends == 10, "an append larger than the disk was taken");
            require(sizeOfJournal() == before, "what was written of a refused append is still there");
            int texts = textsRefused();
            require(texts == 10, "a text larger than the disk was kept");
            holds(store, acknowledged);
            Files.delete(ballast);
            for (int i = 0; i < 20; i++) {
                require(!isRefused(store, narrow(acknowledged)), "no write after room was made");
                acknowledged++;
            }
            require(store.writesClosed().isEmpty(), "writes are closed");
        }
        try (Store store = Store.open(disk.resolve("store"))) {
            require(store.cut().isEmpty(), "something was cut off at the start");
            holds(store, acknowledged);
        }
        System.out.println("disk full: acknowledged=" + acknowledged + " lost=0 refused below the floor=" + refused
                + " in mid append=" + appends + " in mid text=10");
    }

    /** Commits until so many were refused one after the other: a checkpoint that replaces a larger one makes room meanwhile. */
    private int commitUntilRefused(Store store, int times) {
        int refused = 0;
        while (refused < times) {
            if (isRefused(store, narrow(acknowledged))) {
                refused++;
            } else {
                refused = 0;
                acknowledged++;
            }
        }
        return refused;
    }

    private static boolean isRefused(Store store, List<Quad> quads) {
        try {
            Decision decision = store.gate()
                    .commit(Changeset.of(Attribution.of(new Author("filler"), "load", "fill"), quads, List.of()));
            require(decision instanceof Decision.Accepted, decision.toString());
            return false;
        } catch (StoreFull full) {
            return true;
        } catch (StoreException disk) {
            require(disk.getMessage().startsWith("the change was not kept"), disk.getMessage());
            return true;
        }
    }

    /** A commit of {@link #PARTS} quads, some 100 kB. */
    private static List<Quad> narrow(int n) {
        return IntStream.range(0, PARTS)
                .mapToObj(part -> quad(n, "x".repeat(900) + part))
                .toList();
    }

    /** A commit whose IRIs are so long that it takes far more room than is reckoned with before it is written. */
    private static List<Quad> wide(int n) {
        return IntStream.range(0, PARTS)
                .mapToObj(part -> Quad.create(
                        NodeFactory.createURI("http://example.org/" + "w".repeat(20_000)), node(n), P, node(part)))
                .toList();
    }

    private static Quad quad(int n, String text) {
        return Quad.create(Quad.defaultGraphIRI, node(n), P, NodeFactory.createLiteralString(text));
    }

    private static Node node(int n) {
        return NodeFactory.createURI("http://example.org/" + n);
    }

    /** The texts of refused attempts leave nothing behind. */
    private int textsRefused() throws IOException {
        Texts texts = new Texts(disk.resolve("store/texts"));
        int refused = 0;
        for (int i = 0; i < 10; i++) {
            try {
                texts.keep("字".repeat(1_000_000) + i);
            } catch (IOException noRoom) {
                refused++;
            }
        }
        try (var left = Files.list(disk.resolve("store/texts"))) {
            require(left.findAny().isEmpty(), "part of a text was left");
        }
        return refused;
    }

    /** Every acknowledged commit is read whole. */
    private static void holds(Store store, int commits) {
        try (ReadView view = store.acquire()) {
            for (int n = 0; n < commits; n++) {
                long parts = org.apache.jena.atlas.iterator.Iter.count(
                        view.dataset().find(Quad.defaultGraphIRI, node(n), Node.ANY, Node.ANY));
                require(parts == PARTS, "commit " + n + " has " + parts + " parts");
            }
        }
    }

    private long sizeOfJournal() throws IOException {
        long bytes = 0;
        try (var files = Files.list(disk.resolve("store/journal"))) {
            for (Path file : files.toList()) bytes += Files.size(file);
        }
        return bytes;
    }

    /** Takes what the disk has, but for so many bytes. */
    private void fill(Path file, long left) throws IOException {
        long size = Files.getFileStore(disk).getUsableSpace() - left;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long done = 0; done < size; )
                done += channel.write(ByteBuffer.allocate((int) Math.min(1 << 16, size - done)));
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) throw new AssertionError(otherwise);
    }
}
