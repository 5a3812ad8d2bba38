package org.silkgraph.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.paths.Links;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.SnapshotReadStore;

/** The benchmark of paths on a small graph: answers are right, all that it promises is measured, nothing is left behind. */
class PathsBenchTest {
    @TempDir
    private Path directory;

    @Test
    void every_answer_is_right_and_every_figure_is_there() throws IOException, InterruptedException {
        JsonNode result;
        try (Workplace place = Workplace.below(directory)) {
            var plan = new PathsBench.Plan(
                    Generated.ofEdges(12_000, 8_000, 1), 1, false, true, Duration.ofMillis(50), Duration.ofMillis(200));
            result = new ObjectMapper().valueToTree(new PathsBench(place, plan, step -> {}).run());
        }
        assertEquals(0, result.at("/distances_wrong").asInt(-1), result.toString());
        assertTrue(result.at("/edges").asLong() >= 12_000, result.toString());
        assertEquals(8_000, result.at("/claims").asLong(), result.toString());
        assertEquals(50, result.at("/commits/checks").asInt(), result.toString());
        assertEquals(0, result.at("/commits/checks_wrong").asInt(-1), result.toString());
        for (String field : List.of(
                "machine.os",
                "version",
                "date",
                "things",
                "n",
                "cut_off",
                "histogram.1",
                "histogram.2",
                "histogram.3",
                "histogram.4",
                "histogram.none",
                "medians_ms.bare_bfs",
                "medians_ms.path",
                "medians_ms.path_plain",
                "medians_ms.k10",
                "medians_ms.opening",
                "medians_ms.hubs_path",
                "medians_ms.unconnected_k10",
                "p99_ms.path",
                "touched.path_mean",
                "touched.hubs_k10_max",
                "many_paths.ms",
                "many_paths.complete",
                "commits.commit_visible_p50_ms",
                "commits.commit_visible_max_ms",
                "commits.reader_p99_idle_ms",
                "commits.reader_p99_commits_ms",
                "commits.reader_p99_heavy_ms",
                "ratios.reader_p99_to_idle",
                "ratios.reader_p99_heavy_to_idle",
                "ratios.path_to_bfs",
                "ratios.path_plain_to_bfs",
                "ratios.k10_to_bfs",
                "bytes_per_edge",
                "arcs_exponent",
                "load_seconds",
                "load_edges_per_second")) {
            assertFalse(result.at("/" + field.replace('.', '/')).isMissingNode(), field);
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void a_search_over_arrays_finds_the_distances_of_one_that_visits_all() throws IOException {
        Path file = directory.resolve("links.nq");
        Generated graph = Generated.ofEdges(2_000, 1_000, 3);
        graph.write(file, count -> {});
        try (SnapshotReadStore store = LoadRun.load(file, count -> {});
                ReadView view = store.acquire()) {
            Adjacency arrays = Adjacency.of(Links.of(view.dataset(), PathAsking.ALL));
            BareBfs bare = new BareBfs(arrays);
            Random random = new Random(1);
            List<Integer> seen = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                int from = random.nextInt(arrays.size());
                int[] distances = arrays.distancesFrom(from);
                for (int to = 0; to < distances.length; to++) {
                    assertEquals(distances[to], bare.distance(from, to), from + " " + to);
                    seen.add(distances[to]);
                }
            }
            assertTrue(seen.containsAll(List.of(-1, 0, 1, 2, 3, 4)), "distances seen: " + seen.size());
        }
    }
}
