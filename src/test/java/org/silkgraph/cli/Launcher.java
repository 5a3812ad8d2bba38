package org.silkgraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs {@code ./silkgraph} as a user would: a process of its own, with an older java first on the PATH where there is one. */
final class Launcher {
    private Launcher() {}

    record Ran(int exit, String out, String err) {}

    static ProcessBuilder prepare(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(Path.of("silkgraph").toAbsolutePath().toString()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command);
        Map<String, String> environment = process.environment();
        environment.remove("JAVA_HOME");
        environment.put("LANG", "C.UTF-8");
        Path older = Path.of("/usr/lib/jvm/java-17-openjdk-amd64/bin");
        if (Files.isDirectory(older)) environment.merge("PATH", "", (path, nothing) -> older + ":" + path);
        return process;
    }

    static Ran run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("silkgraph", ".out");
        Path err = Files.createTempFile("silkgraph", ".err");
        Process process = prepare(List.of(arguments))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("no end after three minutes: " + List.of(arguments));
        }
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
