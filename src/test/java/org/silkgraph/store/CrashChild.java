package org.silkgraph.store;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;
import org.silkgraph.terms.Sg;

/**
 * A process that is killed: writes to a store and says on standard output what was acknowledged.
 *
 * <p>{@code writers}: four threads commit; each commit n of writer w adds a thing with {@link #sizeOf} quads and moves the
 * writer's pointer from n − 1 to n, then {@code ack w n .} is printed. {@code bulk}: commits of {@link #BULK} quads. {@code backup}:
 * one writer, and backups one after the other, {@code backup FILE} once it is there. {@code rebuild}: the journal read through
 * again and again.
 */
final class CrashChild {
    static final int WRITERS = 4;
    static final int BULK = 40_000;
    static final Node POINTER = NodeFactory.createURI("http://example.org/pointer");
    static final Node PART = NodeFactory.createURI("http://example.org/part");

    private CrashChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[1]);
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        switch (arguments[0]) {
            case "writers" -> write(Store.open(directory), WRITERS, out);
            case "bulk" -> bulk(Store.open(directory), out);
            case "backup" -> {
                Store store = Store.open(directory);
                Thread.ofPlatform().start(() -> backups(directory, out));
                write(store, 1, out);
            }
            case "rebuild" -> rebuild(directory, out);
            case "train" -> train(directory);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void write(Store store, int writers, PrintStream out) throws InterruptedException {
        out.println("open");
        List<Thread> threads = IntStream.range(0, writers)
                .mapToObj(w -> Thread.ofPlatform().start(() -> writeOn(store, w, out)))
                .toList();
        for (Thread thread : threads) thread.join();
    }

    private static void writeOn(Store store, int writer, PrintStream out) {
        for (int n = pointer(store, writer) + 1; ; n++) {
            store.gate().commit(commit(writer, n));
            out.println("ack " + writer + " " + n + " .");
        }
    }

    /** The last commit of a writer that a store holds, 0 for none. */
    static int pointer(Store store, int writer) {
        try (ReadView view = store.acquire()) {
            var found = view.dataset().find(Quad.defaultGraphIRI, writer(writer), POINTER, Node.ANY);
            return found.hasNext() ? Integer.parseInt(found.next().getObject().getLiteralLexicalForm()) : 0;
        }
    }

    static Node writer(int writer) {
        return NodeFactory.createURI("http://example.org/writer/" + writer);
    }

    /** The thing a commit adds: an entity of ours, so that shapes and derived types take part. */
    static Node thing(int writer, int n) {
        return Sg.id("crash-" + writer + "-" + n);
    }

    /** Quads of that thing besides its label and types. */
    static int sizeOf(int writer, int n) {
        return new Random(31L * writer + n).nextInt(60);
    }

    private static Changeset commit(int writer, int n) {
        Node thing = thing(writer, n);
        List<Quad> added = new ArrayList<>();
        added.add(quad(writer(writer), POINTER, number(n)));
        added.add(quad(thing, RDF.Nodes.type, Sg.Programme));
        added.add(quad(thing, RDFS.Nodes.label, NodeFactory.createLiteralLang("计划 " + writer + " " + n, "zh")));
        added.add(quad(thing, RDFS.Nodes.label, NodeFactory.createLiteralLang("plan " + writer + " " + n, "en")));
        for (int i = 0; i < sizeOf(writer, n); i++) added.add(quad(thing, PART, number(i)));
        List<Quad> removed = n == 1 ? List.of() : List.of(quad(writer(writer), POINTER, number(n - 1)));
        return Changeset.of(Attribution.of(new Author("writer-" + writer), "load", "commit " + n), added, removed);
    }

    /** A thing of its own, with names. */
    static Changeset mark() {
        Node thing = Sg.id("mark-" + System.nanoTime());
        return Changeset.of(
                Attribution.of(new Author("checker"), "load", "one more"),
                List.of(
                        quad(thing, RDF.Nodes.type, Sg.Programme),
                        quad(thing, RDFS.Nodes.label, NodeFactory.createLiteralLang("标记", "zh")),
                        quad(thing, RDFS.Nodes.label, NodeFactory.createLiteralLang("mark", "en"))),
                List.of());
    }

    /** Does a little of everything and ends, so that its classes can be archived. */
    private static void train(Path directory) {
        try (Store store = Store.open(directory)) {
            org.silkgraph.curation.Shipped.installOntology(store, step -> {});
            for (int n = 1; n < 20; n++) store.gate().commit(commit(0, n));
        }
        Backup.take(directory, directory.resolveSibling("trained.zip"), Clock.systemUTC(), step -> {});
        try (Store store = Store.openReadOnly(directory);
                ReadView view = store.acquire()) {
            GraphHash.of(view);
        }
    }

    private static void bulk(Store store, PrintStream out) {
        out.println("open");
        for (int n = pointer(store, 0) + 1; ; n++) {
            Node graph = graph(n);
            List<Quad> added = new ArrayList<>();
            added.add(quad(writer(0), POINTER, number(n)));
            for (int i = 0; i < BULK; i++) added.add(Quad.create(graph, writer(0), PART, number(i)));
            List<Quad> removed = n == 1 ? List.of() : List.of(quad(writer(0), POINTER, number(n - 1)));
            store.gate().commit(Changeset.of(Attribution.of(new Author("bulk"), "load", "bulk " + n), added, removed));
            out.println("ack 0 " + n + " .");
        }
    }

    /** The graph of a bulk load. */
    static Node graph(int n) {
        return NodeFactory.createURI("http://example.org/bulk/" + n);
    }

    private static void backups(Path directory, PrintStream out) {
        for (int n = 0; ; n++) {
            Path file = directory.resolveSibling("backup-" + System.nanoTime() + "-" + n + ".zip");
            Backup.take(directory, file, Clock.systemUTC(), step -> {});
            out.println("backup " + file);
            if (n > 2) delete(directory.getParent());
        }
    }

    private static void delete(Path folder) {
        for (var file : folder.toFile().listFiles()) {
            if (file.getName().endsWith(".zip") && file.lastModified() < System.currentTimeMillis() - 2_000)
                file.delete();
        }
    }

    private static void rebuild(Path directory, PrintStream out) {
        out.println("open");
        while (true) {
            try (Store store = Store.openReadOnly(directory);
                    ReadView view = store.acquire()) {
                out.println("hash " + GraphHash.of(view).hex());
            }
        }
    }

    private static Quad quad(Node s, Node p, Node o) {
        return Quad.create(Quad.defaultGraphIRI, s, p, o);
    }

    private static Node number(int n) {
        return NodeFactory.createLiteralString(Integer.toString(n));
    }
}
