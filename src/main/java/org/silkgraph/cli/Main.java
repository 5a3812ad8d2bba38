package org.silkgraph.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.silkgraph.terms.Base;
import picocli.CommandLine;

/** {@code silkgraph}: data on standard output, everything else on standard error, exit codes of {@link Exit}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        Locale.setDefault(language(System.getenv()));
        int exit = baseIsRight() ? run(arguments) : Exit.USAGE;
        System.out.flush();
        System.exit(exit);
    }

    /** The terminal's language, also where its locale is not installed: Chinese or, for every other, English. */
    static Locale language(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(environment::get)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .filter(value -> value.startsWith("zh"))
                .map(value -> Locale.SIMPLIFIED_CHINESE)
                .orElse(Locale.ENGLISH);
    }

    /** A wrong base is told once, here, before anything is named with it. */
    private static boolean baseIsRight() {
        try {
            return !Base.iri().isEmpty();
        } catch (ExceptionInInitializerError e) {
            System.err.println("silkgraph: " + e.getCause().getMessage());
            return false;
        }
    }

    /** Runs one command and returns its exit code. */
    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Silkgraph());
        line.setExecutionExceptionHandler(new Failures());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(110);
        return line.execute(arguments);
    }
}
