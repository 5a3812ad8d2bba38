package org.silkgraph.ontology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A term that nobody uses is deleted from the ontology. */
class TermUsageTest {
    private static final Pattern DEFINED = Pattern.compile("(?m)^sg:([A-Za-z0-9-]+)\\s");
    private static final Pattern USED = Pattern.compile("\\bsg:([A-Za-z0-9-]+)");

    @Test
    void every_term_is_used_by_data_a_shape_a_question_or_an_example() throws IOException {
        Set<String> unused = names(DEFINED, Path.of("ontology/silkgraph.ttl"), Path.of("ontology/kinds.ttl"));
        assertTrue(unused.size() > 150, "terms seen: " + unused.size());
        Set<String> used = new TreeSet<>(names(USED, Path.of("ontology/shapes.ttl")));
        for (String folder : List.of("data", "queries", "ontology/examples", "src/test/resources/second-source")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                List<Path> texts = files.filter(file -> file.toString().matches(".*\\.(ttl|trig|rq)"))
                        .toList();
                used.addAll(names(USED, texts.toArray(Path[]::new)));
            }
        }
        unused.removeAll(used);
        unused.removeAll(neutral());
        unused.removeAll(usedInKinds());
        assertEquals(Set.of(), unused);
    }

    /** Neutral parents are used by being above: they are derived for every claim of a property below. */
    private static Set<String> neutral() throws IOException {
        Set<String> neutral = new TreeSet<>();
        for (String block : Files.readString(Path.of("ontology/silkgraph.ttl")).split("\\n\\n")) {
            Matcher m = DEFINED.matcher(block);
            if (block.contains("sg:neutral true") && m.find()) neutral.add(m.group(1));
        }
        return neutral;
    }

    /** The schemes and the verbs that signal a status are data too: properties and objects in kinds.ttl. */
    private static Set<String> usedInKinds() throws IOException {
        Set<String> used = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("ontology/kinds.ttl"))) {
            Matcher m = USED.matcher(line.startsWith("sg:") ? line.substring(3) : line);
            while (m.find()) used.add(m.group(1));
        }
        return used;
    }

    private static Set<String> names(Pattern pattern, Path... files) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : files) {
            // What a comment says is no use.
            Matcher m = pattern.matcher(Files.readString(file).replaceAll("(?m)^\\s*#.*$", ""));
            while (m.find()) names.add(m.group(1));
        }
        return names;
    }
}
