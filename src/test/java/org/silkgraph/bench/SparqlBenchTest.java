package org.silkgraph.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.snapshot.SnapshotReadStore;

/** The benchmark on a tiny graph: all that it promises is measured, different answers are noticed, nothing is left behind. */
class SparqlBenchTest {
    private static final Generated TINY = Generated.of(10_000, 1);

    @TempDir
    private Path directory;

    @Test
    void every_figure_is_there() throws IOException, InterruptedException {
        List<String> progress = new ArrayList<>();
        JsonNode result;
        try (Workplace place = Workplace.below(directory)) {
            var plan = new SparqlBench.Plan(new BenchData.Made(TINY), 1, false);
            result = new ObjectMapper().valueToTree(new SparqlBench(place, plan, progress::add).run());
        }
        for (String field : List.of(
                "machine.os",
                "machine.java",
                "machine.jena",
                "date",
                "triples",
                "n",
                "questions.view.snapshot",
                "questions.matrix.tdb2",
                "questions.triangle.memory",
                "questions.closure.snapshot-arq",
                "load_seconds.load",
                "load_seconds.tdb2-phased",
                "load_seconds.riot-count",
                "ratios.matrix_to_tdb2",
                "ratios.star_to_tdb2",
                "ratios.chain_to_tdb2",
                "ratios.triangle_to_tdb2",
                "ratios.joins_to_tdb2",
                "ratios.load_to_tdb2",
                "ratios.load_to_riot",
                "ratios.slowest_to_tdb2",
                "bytes_per_triple.file",
                "bytes_per_triple.heap",
                "open_ms",
                "delta_ms.few",
                "delta_ms.full",
                "count_ms.count-all",
                "stopped_late_ms.nested-closure")) {
            assertFalse(result.at("/" + field.replace('.', '/')).isMissingNode(), field);
        }
        assertTrue(result.at("/rows/matrix").asLong() > 10, result.toString());
        assertTrue(progress.contains("answer matrix"), progress.toString());
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void a_file_is_asked_about_its_own_predicates() throws IOException, InterruptedException {
        Path file = directory.resolve("data.nq");
        Generated.of(10_000, 2).inOneGraph().write(file, count -> {});
        try (Workplace place = Workplace.below(directory)) {
            var plan = new SparqlBench.Plan(new BenchData.Given(file), 1, false);
            SparqlBench.Result result = new SparqlBench(place, plan, step -> {}).run();
            assertTrue(result.questions()
                    .keySet()
                    .containsAll(List.of("data-star", "data-chain", "data-closure", "data-view")));
            assertTrue(result.ratios().containsKey("joins_to_tdb2"));
        }
    }

    @Test
    void different_answers_end_the_run_before_a_time_is_taken() throws IOException {
        Path file = directory.resolve("data.nq");
        TINY.write(file, count -> {});
        DatasetGraph empty = DatasetGraphFactory.createTxnMem();
        try (SnapshotReadStore store = LoadRun.load(file, count -> {})) {
            Comparison comparison = new Comparison(
                    List.of(new Engine.Snapshots("ours", store, true), new Engine.Peer("empty", empty, List.of())),
                    1,
                    step -> {});
            List<Question> questions = Question.ofGenerated(TINY);
            assertThrows(DifferentAnswers.class, () -> comparison.sameAnswers(questions));
        }
    }
}
