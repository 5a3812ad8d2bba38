package org.silkgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SECURITY.md says closes an attack, and what it says tests that, is there. */
class SecurityDocTest {
    private static final Path CODE = Path.of("src/main/java/org/silkgraph");
    private static final Pattern CLASS = Pattern.compile(
            "`((?:[a-z]+/)*[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+|(?:[a-z]+/)+[A-Z][A-Za-z0-9]*)(?:\\.[a-z]\\w*)?`");

    @Test
    void every_class_it_names_exists() throws IOException {
        Set<String> code = names(CODE);
        Set<String> tests = names(Path.of("src/test/java/org/silkgraph"));
        Set<String> missing = new TreeSet<>();
        int seen = 0;
        for (String row : rows()) {
            Matcher named = CLASS.matcher(row);
            while (named.find()) {
                seen++;
                String name = named.group(1);
                boolean there = name.contains("/")
                        ? Files.exists(CODE.resolve(name + ".java"))
                        : code.contains(name) || tests.contains(name);
                if (!there) missing.add(name);
            }
        }
        assertTrue(seen > 60, "seen: " + seen);
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_attack_has_a_test() throws IOException {
        Set<String> without = rows().stream()
                .filter(row -> row.split("\\|").length == 4)
                .filter(row -> !row.matches(".*(Test|IT)`.*|.*src/dist/try.*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), without);
    }

    /** Of the tables of attacks and of Jena's threat model. */
    private static Set<String> rows() throws IOException {
        String paper = Files.readString(Path.of("SECURITY.md"));
        return paper.substring(paper.indexOf("## What is attacked"))
                .lines()
                .filter(line ->
                        line.startsWith("| ") && !line.startsWith("| attack ") && !line.startsWith("| Jena says"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
