package org.silkgraph.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silkgraph.Stores;

/**
 * Starts {@link CrashChild} processes and kills them with SIGKILL. Starting is made cheap by an archive of loaded classes, which a
 * first child writes, so that most of the time goes into kills.
 */
final class CrashRun {
    private static final List<String> JAVA = new ArrayList<>();

    private final Random random;
    private final List<String> settings;
    private long openedAfter = 500;
    private int whileStarting;
    private int beforeAnAnswer;

    /** @param settings of the children, as options of the JVM */
    CrashRun(long seed, String... settings) throws IOException, InterruptedException {
        this.random = new Random(seed);
        this.settings = List.of(settings);
        prepare();
    }

    private static synchronized void prepare() throws IOException, InterruptedException {
        if (!JAVA.isEmpty()) return;
        Path folder = Stores.temporary();
        JAVA.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xlog:disable",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dsilkgraph.home=" + Path.of("").toAbsolutePath(),
                "-cp",
                classPath(folder)));
        Path archive = folder.resolve("classes.jsa");
        Process trained = child(List.of("-XX:ArchiveClassesAtExit=" + archive), "train", folder.resolve("store"))
                .redirectErrorStream(true)
                .start();
        String said = new String(trained.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, trained.waitFor(), said);
        assertTrue(Files.exists(archive), said);
        JAVA.add(1, "-XX:SharedArchiveFile=" + archive);
    }

    /** Archives take classes from jars only. */
    private static String classPath(Path folder) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .map(part -> Files.isDirectory(part) ? jar(part, folder) : part)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path classes, Path folder) {
        Path jar = folder.resolve(classes.getFileName() + ".jar");
        int exit = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "-c", "-0", "-f", jar.toString(), "-C", classes.toString(), ".");
        assertEquals(0, exit);
        return jar;
    }

    private static ProcessBuilder child(List<String> options, String mode, Path directory) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(1, options);
        command.addAll(List.of(CrashChild.class.getName(), mode, directory.toString()));
        return new ProcessBuilder(command);
    }

    /** What a child has said so far. */
    private static final class Said {
        private final Map<Integer, Integer> acknowledged = new HashMap<>();
        private boolean open;
        private boolean answered;

        synchronized void line(String line) {
            String[] words = line.split(" ");
            open = true;
            answered |= !line.equals("open");
            // A line that the kill cut off lacks its end and does not count.
            if (words[0].equals("ack") && words.length == 4 && words[3].equals(".")) {
                acknowledged.put(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            }
        }

        synchronized boolean isOpen() {
            return open;
        }

        synchronized boolean hasAnswered() {
            return answered;
        }

        synchronized Map<Integer, Integer> acknowledged() {
            return Map.copyOf(acknowledged);
        }
    }

    /**
     * Starts a child, kills it, and says what each writer had acknowledged.
     *
     * <p>One kill in five comes while the child starts, which is when it replays what the kill before left behind; one between
     * that and its first answer; the others after it.
     *
     * @param most milliseconds after that at the latest
     */
    Map<Integer, Integer> kill(String mode, Path directory, int most, long segment)
            throws IOException, InterruptedException {
        int phase = Math.min(2, random.nextInt(5));
        int wait = random.nextInt(phase == 0 ? (int) Math.min(5_000, openedAfter + 100) : most);
        Path err = Files.createTempFile("silkgraph-crash", ".err");
        long started = System.nanoTime();
        List<String> options = new ArrayList<>(settings);
        options.add("-Dsilkgraph.journal-segment=" + segment);
        Process child =
                child(options, mode, directory).redirectError(err.toFile()).start();
        Said said = new Said();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            Thread reader = Thread.ofPlatform().start(() -> listen(out, said));
            if (phase > 0) {
                while (!said.isOpen() && child.isAlive()) child.waitFor(5, TimeUnit.MILLISECONDS);
                openedAfter = (System.nanoTime() - started) / 1_000_000;
            }
            if (phase > 1) while (!said.hasAnswered() && child.isAlive()) child.waitFor(5, TimeUnit.MILLISECONDS);
            child.waitFor(wait, TimeUnit.MILLISECONDS);
            assertTrue(child.isAlive(), () -> "the child ended by itself: " + textOf(err));
            child.destroyForcibly().waitFor();
            reader.join();
        }
        // A kill never makes a file that does not verify, nor one of entries that are gone.
        assertFalse(textOf(err).contains("event=checkpoint-refused"), () -> textOf(err));
        Files.delete(err);
        if (!said.isOpen()) whileStarting++;
        if (said.isOpen() && !said.hasAnswered()) beforeAnAnswer++;
        return said.acknowledged();
    }

    /** To the end of what the child says, which may come as an error where it is killed while it speaks. */
    private static void listen(BufferedReader out, Said said) {
        try {
            out.lines().forEach(said::line);
        } catch (UncheckedIOException killed) {
            // What it has said until then counts.
        }
    }

    /** When the kills came. */
    String moments() {
        return "while starting=" + whileStarting + " before an answer=" + beforeAnAnswer;
    }

    private static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
