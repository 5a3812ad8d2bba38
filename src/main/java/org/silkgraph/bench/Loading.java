package org.silkgraph.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The same file read by three processes with the same options of the JVM, one after the other: our loader, which writes
 * a checkpoint, TDB2's phased loader, and {@code riot --count}, which only parses. Times are those of whole processes.
 */
final class Loading {
    static final String OURS = "load";
    static final String TDB2 = "tdb2-phased";
    static final String RIOT = "riot-count";

    private final Workplace place;
    private final Path file;
    private final List<String> options;
    private final Consumer<String> progress;

    Loading(Workplace place, Path file, List<String> options, Consumer<String> progress) {
        this.place = place;
        this.file = file;
        this.options = options;
        this.progress = progress;
    }

    /** Seconds by process, the median of so many rounds. TDB2's database of the first round stays at {@link #database}. */
    Map<String, Double> seconds(int rounds) throws IOException, InterruptedException {
        Map<String, Samples> all = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            progress.accept("loaders " + (round + 1) + "/" + rounds);
            String database = round == 0 ? database().toString() : database() + "-" + round;
            take(all, OURS, LoadRun.class.getName(), file.toString(), database + ".checkpoint");
            take(all, TDB2, "tdb2.tdbloader", "--loader=phased", "--loc=" + database, file.toString());
            take(all, RIOT, "riotcmd.riot", "--count", file.toString());
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        all.forEach((name, taken) -> medians.put(name, taken.p50() / 1000));
        return medians;
    }

    Path database() {
        return place.directory().resolve("tdb2");
    }

    private void take(Map<String, Samples> all, String name, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<String> given = new ArrayList<>(List.of(arguments));
        int code = place.java(name, options, mainClass, given.toArray(String[]::new))
                .waitFor();
        long took = System.nanoTime() - start;
        if (code != 0) throw new IllegalStateException(name + " ended with " + code + ": " + place.log(name));
        all.computeIfAbsent(name, key -> new Samples()).add(took);
    }
}
