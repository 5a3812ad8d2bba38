package org.silkgraph.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks over HTTP by {@code wrk}, which is a process of its own and not part of this software. */
final class Wrk {
    private static final String COMMAND = "wrk";
    /** Longer than any question may take: a late answer is late, and no error. */
    private static final String TIMEOUT = "15s";

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern PERCENTILE = Pattern.compile("\\s(50|99)%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern ERRORS =
            Pattern.compile("Non-2xx or 3xx responses: \\d+|Socket errors: connect (?!0, read 0, write 0).*");
    private static final Pattern LATE = Pattern.compile("Socket errors: .* timeout (\\d+)");

    private final Workplace place;

    Wrk(Workplace place) {
        this.place = place;
    }

    /**
     * What was measured: requests a second, and milliseconds from the request to the last byte.
     *
     * @param late answers that took longer than {@value #TIMEOUT}
     */
    record Measured(double perSecond, double p50, double p99, int late) {}

    static boolean isInstalled() {
        try {
            return new ProcessBuilder(COMMAND, "--version")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    < 127;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A script that asks for these in turn. */
    Path script(String name, List<String> paths, Map<String, String> headers) throws IOException {
        StringBuilder lua = new StringBuilder("local paths = {\n");
        for (String path : paths) lua.append("  \"").append(path).append("\",\n");
        lua.append("}\nlocal headers = {");
        String separator = " ";
        for (Map.Entry<String, String> header : headers.entrySet()) {
            lua.append(separator)
                    .append("[\"")
                    .append(header.getKey())
                    .append("\"] = \"")
                    .append(header.getValue())
                    .append("\"");
            separator = ", ";
        }
        lua.append(" }\nlocal at = 0\nrequest = function()\n  at = at % #paths + 1\n")
                .append("  return wrk.format(\"GET\", paths[at], headers)\nend\n");
        Path script = place.directory().resolve(name + ".lua");
        Files.writeString(script, lua);
        return script;
    }

    /** With one thread; an answer that is not a good one ends the run. */
    Measured ask(URI server, Path script, int connections, int seconds) throws IOException, InterruptedException {
        String name = "wrk-" + script.getFileName();
        String root = server.getScheme() + "://" + server.getAuthority();
        List<String> command = List.of(
                COMMAND, "-t1", "-c" + connections, "-d" + seconds + "s", "--latency", "-s", script.toString(), root);
        int code = place.start(name, command).waitFor();
        String said = place.log(name);
        Matcher rate = RATE.matcher(said);
        if (code != 0 || ERRORS.matcher(said).find() || !rate.find()) throw new IllegalStateException(said);
        Matcher late = LATE.matcher(said);
        return new Measured(
                Double.parseDouble(rate.group(1)),
                percentile(said, "50"),
                percentile(said, "99"),
                late.find() ? Integer.parseInt(late.group(1)) : 0);
    }

    private static double percentile(String said, String which) {
        Matcher found = PERCENTILE.matcher(said);
        while (found.find()) {
            if (!found.group(1).equals(which)) continue;
            double value = Double.parseDouble(found.group(2));
            return switch (found.group(3)) {
                case "us" -> value / 1_000;
                case "ms" -> value;
                default -> value * 1_000;
            };
        }
        throw new IllegalStateException(said);
    }
}
