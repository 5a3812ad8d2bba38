package org.silkgraph.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.jena.Jena;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.tdb2.DatabaseMgr;
import org.silkgraph.snapshot.Checkpoint;
import org.silkgraph.snapshot.SnapshotReadStore;
import org.silkgraph.snapshot.ids.IdExecution;

/**
 * What the read structure gains: the same questions to the same quads, asked of snapshots with the executor on numbers and
 * without it, of TDB2 on disk and of Jena's in-memory dataset, in turn, in one process; then over HTTP, and the loaders in
 * processes of their own. No time is taken before all have given the same answers.
 */
public final class SparqlBench {
    static final String NUMBERS = "snapshot";
    static final String ARQ = "snapshot-arq";
    static final String TDB2 = "tdb2";
    static final String MEMORY = "memory";

    /** More quads make Jena's in-memory dataset too large for most heaps. */
    private static final long MOST_IN_MEMORY = 3_000_000;

    private final Workplace place;
    private final Plan plan;
    private final Consumer<String> progress;

    public SparqlBench(Workplace place, Plan plan, Consumer<String> progress) {
        this.place = place;
        this.plan = plan;
        this.progress = progress;
    }

    /** Whether {@code wrk} is there, which asks over HTTP. */
    public static boolean canMeasureHttp() {
        return Wrk.isInstalled();
    }

    /**
     * What is measured.
     *
     * @param rounds times that are taken of each question and each loader; the median counts
     * @param http whether servers are measured too, of a graph that is made
     */
    public record Plan(BenchData data, int rounds, boolean http) {
        public Plan {
            if (rounds < 1 || rounds > 100) throw new IllegalArgumentException("rounds must be 1 to 100: " + rounds);
        }
    }

    /**
     * Milliseconds unless named otherwise.
     *
     * @param questions medians by question, then by engine
     * @param rows of the answer by question
     * @param loadSeconds whole processes
     * @param bytesPerTriple of the checkpoint file, and of the heap
     * @param openMs from the checkpoint file to the first answer
     * @param stoppedLateMs by question, after a time-out of 50 ms
     * @param http requests a second and milliseconds, empty where they were not measured
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Result(
            Machine machine,
            String date,
            long triples,
            int n,
            Map<String, Map<String, Double>> questions,
            Map<String, Long> rows,
            Map<String, Double> loadSeconds,
            Map<String, Double> http,
            Map<String, Double> ratios,
            Map<String, Double> bytesPerTriple,
            double openMs,
            Map<String, Double> deltaMs,
            Map<String, Double> countMs,
            Map<String, Double> stoppedLateMs) {}

    public Result run() throws IOException, InterruptedException {
        IdExecution.install();
        progress.accept("data");
        Path file = plan.data().file(place.directory(), progress);
        progress.accept("load");
        long before = Machine.heapInUse();
        try (SnapshotReadStore store = LoadRun.load(file, count -> progress.accept("load " + count))) {
            long triples = store.stats().quads();
            double heap = (double) (Machine.heapInUse() - before) / triples;
            Loading loading = new Loading(place, file, List.of("-Xmx" + Machine.maxHeapMegabytes() + "m"), progress);
            Map<String, Double> loads = loading.seconds(triples > MOST_IN_MEMORY ? 1 : Math.min(3, plan.rounds()));
            DatasetGraph tdb2 =
                    DatabaseMgr.connectDatasetGraph(loading.database().toString());
            try {
                return measure(store, tdb2, file, triples, loads, heap);
            } finally {
                tdb2.close();
            }
        }
    }

    private Result measure(
            SnapshotReadStore store, DatasetGraph tdb2, Path file, long triples, Map<String, Double> loads, double heap)
            throws IOException, InterruptedException {
        Map<String, Double> bytes = new LinkedHashMap<>();
        Engine ours = new Engine.Snapshots(NUMBERS, store, true);
        progress.accept("questions");
        List<Question> questions = plan.data().questions(ours);
        double open = checkpoint(store, triples, questions.getFirst(), bytes);
        bytes.put("heap", heap);
        bytes.put("tdb2_file", (double) Workplace.bytes(place.directory().resolve("tdb2")) / triples);
        List<Node> graphs = plan.data().graphs();
        List<Engine> engines = new ArrayList<>();
        engines.add(ours);
        engines.add(new Engine.Snapshots(ARQ, store, false));
        engines.add(new Engine.Peer(TDB2, tdb2, graphs));
        if (triples <= MOST_IN_MEMORY) engines.add(new Engine.Peer(MEMORY, inMemory(file), graphs));
        Comparison comparison = new Comparison(engines, plan.rounds(), progress);
        Map<String, Long> rows = comparison.sameAnswers(questions);
        Map<String, Map<String, Double>> medians = comparison.medians(questions);
        progress.accept("time-outs");
        Map<String, Double> late = Stopping.late(ours, questions);
        Map<String, Double> http = plan.http() && plan.data() instanceof BenchData.Made(Generated graph)
                ? new HttpBench(place, graph, plan.rounds(), store, tdb2, progress).run()
                : Map.of();
        progress.accept("commits");
        Changing.Delta delta = new Changing(store).measure();
        Map<String, Double> deltas = new LinkedHashMap<>();
        deltas.put("few", delta.few());
        deltas.put("full", delta.full());
        Map<String, Double> counts = new LinkedHashMap<>();
        for (Question question : questions) {
            String name = question.name();
            if (name.contains("count")) counts.put(name, Ratios.of(medians, name, NUMBERS));
        }
        return new Result(
                Machine.here(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                triples,
                plan.rounds(),
                medians,
                rows,
                loads,
                http,
                new Ratios(medians, questions, loads, http).all(),
                bytes,
                open,
                deltas,
                counts,
                late);
    }

    private DatasetGraph inMemory(Path file) {
        progress.accept("load into Jena's memory");
        DatasetGraph memory = DatasetGraphFactory.createTxnMem();
        memory.executeWrite(() -> RDFDataMgr.read(memory, file.toString()));
        return memory;
    }

    /** Milliseconds from the file to the first answer. */
    private double checkpoint(SnapshotReadStore store, long triples, Question first, Map<String, Double> bytes)
            throws IOException {
        progress.accept("checkpoint");
        Path file = place.directory().resolve("checkpoint");
        LoadRun.checkpoint(store, file);
        bytes.put("file", (double) Files.size(file) / triples);
        Samples opened = new Samples();
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            try (SnapshotReadStore again = new SnapshotReadStore()) {
                again.resume(Checkpoint.read(file).checkpoint());
                new Engine.Snapshots(NUMBERS, again, true).ask(first.queries().getFirst(), 0, Engine::read);
            }
            opened.add(System.nanoTime() - start);
        }
        return opened.p50();
    }

    /** The machine a run was made on. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Machine(String os, String arch, int processors, long maxHeapMb, String java, String jena) {
        static Machine here() {
            return new Machine(
                    System.getProperty("os.name", "") + " " + System.getProperty("os.version", ""),
                    System.getProperty("os.arch", ""),
                    Runtime.getRuntime().availableProcessors(),
                    maxHeapMegabytes(),
                    System.getProperty("java.version", ""),
                    Jena.VERSION);
        }

        static long maxHeapMegabytes() {
            return Runtime.getRuntime().maxMemory() >> 20;
        }

        /** Bytes, after the collector has looked. */
        static long heapInUse() {
            for (int i = 0; i < 3; i++) System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }
}
