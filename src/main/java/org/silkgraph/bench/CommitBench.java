package org.silkgraph.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.curation.Shipped;
import org.silkgraph.search.Labels;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.store.rules.Identifiers;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;
import org.silkgraph.terms.Sg;
import org.silkgraph.terms.Version;
import org.silkgraph.views.Entities;

/**
 * What it costs to commit one claim of the report, through all rules, to disk: latency of one writer beside the fsync of the
 * same disk in the same run, commits a second of 1, 4 and 16 writers, and what readers of entity cards notice of it.
 *
 * <p>One reader asks for a card again and again, which nobody writes about, so that it stays what it was: without a writer
 * before and after, while a writer commits {@link #RATE} claims a second, and while one commits as fast as it can. The code is
 * warmed up in each of these first: it is compiled anew when writing joins reading.
 *
 * <p>Every claim is new, names two entities of the report and rests on a sentence of it that is there already. After each
 * phase the store is checked: as many versions and claims more as were acknowledged.
 */
public final class CommitBench {
    private static final int FSYNCS = 200;
    private static final int BLOCK = 4096;
    private static final int READS = 4_000;
    private static final int WARM_UP = 500;
    /** Claims a second: a hundred people who each finish one every two seconds. */
    private static final int RATE = 50;

    private static final String CARD = "pilot-zone-silk-road";
    private static final int[] WRITERS = {1, 4, 16};

    private final Path directory;
    private final int commits;
    private final Consumer<String> progress;
    private final AtomicInteger made = new AtomicInteger();

    /** @param directory an empty directory on the disk to measure, left with the store that was written */
    public CommitBench(Path directory, int commits, Consumer<String> progress) {
        if (commits < 1 || commits > 10_000)
            throw new IllegalArgumentException("commits must be 1 to 10,000: " + commits);
        this.directory = directory;
        this.commits = commits;
        this.progress = progress;
    }

    /**
     * Milliseconds unless named otherwise.
     *
     * @param commitOfAllowed the latency of a commit in parts of what it may be, 3 × fsync + 5 ms
     * @param perSecond commits a second by number of writers
     * @param readP99Writing of a card while claims are committed at a fixed rate
     * @param readP99Saturated of a card while one writer commits without a pause
     */
    public record Result(
            int commits,
            double fsyncP50,
            double commitP50,
            double commitP99,
            double commitToFsync,
            double commitOfAllowed,
            Map<String, Double> perSecond,
            double readP50Idle,
            double readP99Idle,
            double readP50Writing,
            double readP99Writing,
            double readP99WritingToIdle,
            double readP50Saturated,
            double readP99Saturated,
            double readP99SaturatedToIdle,
            double commitsPerSecondWhileRead) {}

    public Result run() throws IOException, InterruptedException {
        try (Store store = Store.open(directory.resolve("store"))) {
            progress.accept("store");
            Shipped.install(store, step -> {});
            List<Claim> claims = claims(store);
            Samples fsync = new Samples();
            fsync(fsync);
            progress.accept("1 writer");
            write(store, claims, Math.max(20, commits / 5), 1, new Samples());
            Samples latency = new Samples();
            Map<String, Double> perSecond = new LinkedHashMap<>();
            perSecond.put("1", write(store, claims, commits, 1, latency));
            fsync(fsync);
            for (int i = 1; i < WRITERS.length; i++) {
                progress.accept(WRITERS[i] + " writers");
                perSecond.put(Integer.toString(WRITERS[i]), write(store, claims, commits, WRITERS[i], new Samples()));
            }
            progress.accept("readers");
            Entities entities = new Entities(store, Labels.of(store));
            Samples idle = new Samples();
            Samples writing = new Samples();
            Samples saturated = new Samples();
            read(entities, READS / 2, new Samples());
            readWhileWriting(store, entities, claims, 0, WARM_UP, new Samples());
            read(entities, READS, idle);
            progress.accept("readers and " + RATE + " commits a second");
            readWhileWriting(store, entities, claims, RATE, commits, writing);
            progress.accept("readers and a writer without a pause");
            double rate = readWhileWriting(store, entities, claims, 0, commits, saturated);
            read(entities, READS, idle);
            return new Result(
                    commits,
                    fsync.p50(),
                    latency.p50(),
                    latency.p99(),
                    latency.p50() / fsync.p50(),
                    latency.p50() / (3 * fsync.p50() + 5),
                    perSecond,
                    idle.p50(),
                    idle.p99(),
                    writing.p50(),
                    writing.p99(),
                    writing.p99() / idle.p99(),
                    saturated.p50(),
                    saturated.p99(),
                    saturated.p99() / idle.p99(),
                    rate);
        }
    }

    private void fsync(Samples to) throws IOException {
        Path file = directory.resolve("fsync");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < FSYNCS; i++) {
                long start = System.nanoTime();
                channel.write(ByteBuffer.allocate(BLOCK));
                channel.force(false);
                to.add(System.nanoTime() - start);
            }
        }
        Files.delete(file);
    }

    /** Commits a second. */
    private double write(Store store, List<Claim> claims, int total, int writers, Samples latency)
            throws InterruptedException {
        Version before = store.version();
        AtomicInteger left = new AtomicInteger(total);
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int w = 0; w < writers; w++) {
            threads.add(Thread.ofPlatform().start(() -> {
                while (left.decrementAndGet() >= 0) {
                    long began = System.nanoTime();
                    commit(store, claims.get(made.getAndIncrement()));
                    if (writers == 1) latency.add(System.nanoTime() - began);
                }
            }));
        }
        for (Thread thread : threads) thread.join();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (store.version().number() != before.number() + total) {
            throw new IllegalStateException(
                    "version " + store.version() + " after " + total + " commits from " + before);
        }
        return total / seconds;
    }

    private static void commit(Store store, Claim claim) {
        Decision decision = store.gate()
                .commit(Changeset.of(
                        Attribution.of(new Author("bench"), "changes", "one claim"), claim.quads(), List.of()));
        if (!(decision instanceof Decision.Accepted)) throw new IllegalStateException(decision.toString());
    }

    private static void read(Entities entities, int times, Samples to) {
        for (int i = 0; i < times; i++) read(entities, to);
    }

    private static void read(Entities entities, Samples to) {
        long start = System.nanoTime();
        if (entities.one(CARD).isEmpty()) throw new IllegalStateException("no " + CARD);
        to.add(System.nanoTime() - start);
    }

    /**
     * Reads while one writer commits, one claim after the other.
     *
     * @param rate commits a second, 0 for no pause
     * @return commits a second
     */
    private double readWhileWriting(Store store, Entities entities, List<Claim> claims, int rate, int total, Samples to)
            throws InterruptedException {
        long start = System.nanoTime();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int done = 1; done <= total; done++) {
                commit(store, claims.get(made.getAndIncrement()));
                if (rate > 0) pause(start + done * 1_000_000_000L / rate);
            }
        });
        while (writer.isAlive()) read(entities, to);
        writer.join();
        return total / ((System.nanoTime() - start) / 1e9);
    }

    private static void pause(long until) {
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** A claim to be made. */
    private record Claim(Node subject, Node object, Node evidence, Node wording, Node source) {
        private static final Node STATEMENT = RDF.Nodes.Statement;
        private static final Node SUPPORTS = Sg.term("supports");
        private static final Node DERIVED_FROM = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");

        Node node() {
            return NodeFactory.createURI(Identifiers.claim(subject, SUPPORTS, object, source, "2017"));
        }

        List<Quad> quads() {
            Node claim = node();
            return List.of(
                    quad(claim, RDF.Nodes.type, Sg.Claim),
                    quad(claim, RDF.Nodes.type, STATEMENT),
                    quad(claim, RDF.Nodes.subject, subject),
                    quad(claim, RDF.Nodes.predicate, SUPPORTS),
                    quad(claim, RDF.Nodes.object, object),
                    quad(claim, Sg.source, source),
                    quad(claim, Sg.certainty, Sg.implied),
                    quad(claim, Sg.wording, wording),
                    quad(claim, Sg.note, NodeFactory.createLiteralLang("测量用。", "zh")),
                    quad(claim, Sg.note, NodeFactory.createLiteralLang("For measuring.", "en")),
                    quad(claim, Sg.during, NodeFactory.createLiteralString("2017")),
                    quad(claim, DERIVED_FROM, evidence));
        }

        private static Quad quad(Node s, Node p, Node o) {
            return Quad.create(Quad.defaultGraphIRI, s, p, o);
        }
    }

    /** Pairs of entities without a claim of this kind, with the sentence and wording of a claim there is. */
    private static List<Claim> claims(Store store) {
        try (ReadView view = store.acquire()) {
            var data = view.dataset();
            Node known = first(data.find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.predicate, Claim.SUPPORTS))
                    .getSubject();
            Node evidence = object(data.find(Quad.defaultGraphIRI, known, Claim.DERIVED_FROM, Node.ANY));
            Node wording = object(data.find(Quad.defaultGraphIRI, known, Sg.wording, Node.ANY));
            Node source = object(data.find(Quad.defaultGraphIRI, known, Sg.source, Node.ANY));
            List<Node> entities = Iter.toList(Iter.map(
                            data.find(Quad.defaultGraphIRI, Node.ANY, RDF.Nodes.type, Sg.Entity), Quad::getSubject))
                    .stream()
                    .filter(entity -> entity.isURI() && !entity.equals(source) && !entity.equals(Sg.id(CARD)))
                    .distinct()
                    .sorted((a, b) -> a.getURI().compareTo(b.getURI()))
                    .toList();
            List<Claim> all = new ArrayList<>();
            for (Node subject : entities) {
                for (Node object : entities) {
                    Claim claim = new Claim(subject, object, evidence, wording, source);
                    if (!subject.equals(object)
                            && !data.contains(Quad.defaultGraphIRI, claim.node(), Node.ANY, Node.ANY)) {
                        all.add(claim);
                    }
                }
            }
            java.util.Collections.shuffle(all, new java.util.Random(7));
            return List.copyOf(all);
        }
    }

    private static Quad first(java.util.Iterator<Quad> quads) {
        return quads.next();
    }

    private static Node object(java.util.Iterator<Quad> quads) {
        return quads.next().getObject();
    }
}
