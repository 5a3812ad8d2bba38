package org.silkgraph.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A directory for one run and the processes it starts. Both are gone when it is closed, also where the run is cut off by
 * Ctrl-C.
 */
public final class Workplace implements AutoCloseable {
    private final Path directory;
    private final Set<Process> processes = ConcurrentHashMap.newKeySet();
    private final Thread atExit = new Thread(this::clear);

    private Workplace(Path directory) {
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A new directory below this one. */
    public static Workplace below(Path parent) throws IOException {
        return new Workplace(Files.createTempDirectory(parent.toAbsolutePath(), "silkgraph-bench"));
    }

    public Path directory() {
        return directory;
    }

    /** A Java process with the classes of this one; its output goes to a file of that name. */
    Process java(String name, List<String> options, String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(
                List.of("-Xshare:auto", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), mainClass));
        command.addAll(List.of(arguments));
        return start(name, command);
    }

    Process start(String name, List<String> command) throws IOException {
        File log = directory.resolve(name + ".log").toFile();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        processes.add(process);
        return process;
    }

    /** What a process has written so far. */
    String log(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".log"));
    }

    /** How many bytes lie in a directory. */
    static long bytes(Path in) throws IOException {
        try (Stream<Path> all = Files.walk(in)) {
            return all.filter(Files::isRegularFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        }
    }

    private void clear() {
        for (Process process : processes) process.destroyForcibly();
        try (Stream<Path> all = Files.walk(directory)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // What is gone already need not be deleted.
        }
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending; the hook runs anyway.
        }
    }
}
