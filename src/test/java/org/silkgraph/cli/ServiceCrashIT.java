package org.silkgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.cli.Launcher.Ran;

/** The whole service as a user runs it: killed while others write over HTTP, refused a store twice, out of memory. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ServiceCrashIT {
    private static final int KILLS = Integer.getInteger("silkgraph.kills.service", 10);
    private static final long SEED = Long.getLong("silkgraph.kills.seed", 20261124L);
    private static final int WRITERS = 4;
    private static final int PARTS = 5;

    @TempDir
    Path directory;

    @Test
    void a_service_killed_at_any_moment_has_every_acknowledged_write_after_its_restart() throws Exception {
        Path store = directory.resolve("store");
        Random random = new Random(SEED);
        Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
        int inStart = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServeProcess service = new ServeProcess(store, Map.of(), "--empty")) {
                holds(service, acknowledged, "after kill " + kill + " of seed " + SEED);
                List<Thread> writers = writers(Door.of(service, store), acknowledged);
                Thread.sleep(300 + random.nextInt(1_200));
                service.kill();
                for (Thread writer : writers) writer.join();
            }
            if (random.nextInt(3) == 0) {
                killedWhileStarting(store, random.nextInt(2_500));
                inStart++;
            }
        }
        try (ServeProcess service = new ServeProcess(store, Map.of(), "--empty")) {
            holds(service, acknowledged, "after the last kill of seed " + SEED);
            assertEquals(200, service.get("/health/readiness").statusCode());
        }
        int all = acknowledged.values().stream().mapToInt(n -> n).sum();
        assertTrue(all >= KILLS, "only " + all + " writes were acknowledged");
        System.out.println("service kills=" + KILLS + " and while starting=" + inStart + " acknowledged=" + all
                + " lost=0 partial=0 refused starts=0");
    }

    /** They write until the service is gone. */
    private static List<Thread> writers(Door door, Map<Integer, Integer> acknowledged) {
        return IntStream.range(0, WRITERS)
                .mapToObj(writer -> Thread.ofPlatform().start(() -> write(door, writer, acknowledged)))
                .toList();
    }

    private static void write(Door door, int writer, Map<Integer, Integer> acknowledged) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int n = acknowledged.getOrDefault(writer, 0) + 1; ; n++) {
                HttpResponse<String> answer = client.send(door.update(triples(writer, n)), BodyHandlers.ofString());
                if (answer.statusCode() / 100 != 2) throw new AssertionError(answer.statusCode() + answer.body());
                acknowledged.put(writer, n);
            }
        } catch (IOException killed) {
            // As it should be.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String triples(int writer, int n) {
        return IntStream.rangeClosed(1, PARTS)
                .mapToObj(part ->
                        "<http://example.org/w" + writer + "/" + n + "> <http://example.org/part> \"" + part + "\" .\n")
                .collect(Collectors.joining());
    }

    /** Every acknowledged write with all its parts, and no other write in part. */
    private static void holds(ServeProcess service, Map<Integer, Integer> acknowledged, String when) throws Exception {
        String query = "SELECT ?s (COUNT(*) AS ?n) { ?s <http://example.org/part> ?part } GROUP BY ?s";
        HttpResponse<String> answer =
                service.get("/sparql?format=csv&query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        assertEquals(200, answer.statusCode(), answer.body());
        Map<String, String> parts = answer.body()
                .lines()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        parts.forEach((write, n) -> assertEquals(Integer.toString(PARTS), n, when + ": " + write + " in part"));
        acknowledged.forEach((writer, last) -> {
            for (int n = 1; n <= last; n++) {
                String write = "http://example.org/w" + writer + "/" + n;
                assertTrue(parts.containsKey(write), when + ": " + write + " was acknowledged and is lost");
            }
        });
    }

    private static void killedWhileStarting(Path store, int milliseconds) throws Exception {
        Process starting = Launcher.prepare(List.of("serve", "--port", "0", "--empty", "--store", store.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        starting.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        assertTrue(starting.isAlive(), "it did not start");
        starting.destroyForcibly().waitFor();
    }

    @Test
    void a_second_process_is_refused_with_the_pid_of_the_first() throws Exception {
        Path store = directory.resolve("held");
        try (ServeProcess first = new ServeProcess(store, Map.of(), "--empty")) {
            Ran second = Launcher.run("serve", "--port", "0", "--empty", "--store", store.toString());
            assertEquals(5, second.exit(), second.err());
            assertTrue(second.err().contains("is in use by process " + first.pid() + ";"), second.err());
            assertEquals(200, first.get("/health/readiness").statusCode());
        }
    }

    @Test
    void out_of_memory_ends_the_process_and_what_was_acknowledged_is_there_after_a_restart() throws Exception {
        Path store = directory.resolve("small");
        Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();
        try (ServeProcess service =
                new ServeProcess(store, Map.of("SILKGRAPH_JAVA_OPTIONS", "-Xmx64m -XX:+UseSerialGC"), "--empty")) {
            Door door = Door.of(service, store);
            List<Thread> writers = writers(door, acknowledged);
            Thread hog = Thread.ofPlatform().start(() -> hog(door));
            assertEquals(3, service.exit(2, TimeUnit.MINUTES), service.said());
            for (Thread thread : writers) thread.join();
            hog.join();
            assertTrue(service.out().contains("java.lang.OutOfMemoryError"), service.said());
        }
        try (ServeProcess service = new ServeProcess(store, Map.of(), "--empty")) {
            holds(service, acknowledged, "after running out of memory");
        }
    }

    /** Puts graphs that are larger than the heap takes, until the service is gone. */
    private static void hog(Door door) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; lines.length() < 31_000_000; i++)
            lines.append("<http://a/").append(i).append("> <http://a/p> <http://a/o> .\n");
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) client.send(door.put("http://example.org/hog", lines.toString()), BodyHandlers.discarding());
        } catch (IOException gone) {
            // As it should be.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Nothing in the folder of the store but what docs/operating.md names. */
    @Test
    void a_killed_service_leaves_no_file_that_is_not_documented() throws Exception {
        Path store = directory.resolve("files");
        try (ServeProcess service = new ServeProcess(store, Map.of(), "--empty")) {
            service.kill();
        }
        String known =
                "epoch|tokens(\\.lock)?|lock|service\\.json|journal/(acknowledged|\\d{12}\\.rdfp)|texts/[0-9a-f]{64}";
        try (var files = Files.walk(store)) {
            assertEquals(
                    List.of(),
                    files.filter(Files::isRegularFile)
                            .map(file -> store.relativize(file).toString())
                            .filter(name -> !name.matches(known))
                            .toList());
        }
    }
}
