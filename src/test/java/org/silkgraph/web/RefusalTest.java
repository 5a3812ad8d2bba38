package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.silkgraph.store.guard.RefusedQuery.Why;

/** Every reason for refusing a query has its words: on the web and on the command line, in both languages, and in the docs. */
class RefusalTest {
    private static final Path BUNDLES = Path.of("src/main/resources/org/silkgraph");

    @Test
    void every_reason_has_a_title_and_a_detail_in_both_languages() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String language : new String[] {"zh", "en"}) {
            Properties texts = read("web/messages_" + language + ".properties");
            for (String problem : problems()) {
                for (String part : new String[] {"title", "detail"}) {
                    String key = "problem." + problem + "." + part;
                    if (!texts.containsKey(key)) missing.add(language + " " + key);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_reason_is_told_on_the_command_line_in_both_languages() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String bundle : new String[] {"cli/cli.properties", "cli/cli_zh.properties"}) {
            Properties texts = read(bundle);
            for (Why why : Why.values())
                if (!why.isOfUpdates() && !texts.containsKey("query." + why)) missing.add(bundle + " " + why);
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_reason_is_documented() throws IOException {
        String operating = Files.readString(Path.of("docs/operating.md"));
        Set<String> missing = new TreeSet<>();
        for (String problem : problems()) if (!operating.contains("`" + problem + "`")) missing.add(problem);
        assertEquals(Set.of(), missing);
    }

    /** The names of what queries and updates are refused for. */
    private static Set<String> problems() {
        Set<String> names = new TreeSet<>(Set.of("system-graph"));
        for (Why why : Why.values()) {
            String name = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (!why.isOfUpdates()) names.add("query-" + name);
            if (!Set.of(Why.PATH_FUNCTION, Why.NOT_IN_XML, Why.TOO_MANY_ROWS, Why.TOO_MANY_ROWS_HELD, Why.SYSTEM_GRAPH)
                    .contains(why)) names.add("update-" + name);
        }
        return names;
    }

    private static Properties read(String bundle) throws IOException {
        Properties texts = new Properties();
        texts.load(new StringReader(Files.readString(BUNDLES.resolve(bundle))));
        return texts;
    }
}
