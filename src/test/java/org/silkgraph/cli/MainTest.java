package org.silkgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private static final Path BUNDLES = Path.of("src/main/resources/org/silkgraph");

    @ParameterizedTest
    @CsvSource({"LANG, zh_CN.UTF-8, zh", "LC_ALL, zh_TW, zh", "LANG, de_DE.UTF-8, en", "LANG, C, en"})
    void the_terminal_says_the_language(String variable, String value, String language) {
        assertEquals(language, Main.language(Map.of(variable, value)).getLanguage());
    }

    @ParameterizedTest
    @CsvSource({
        "cli/cli.properties, cli/cli_zh.properties",
        "web/messages_en.properties, web/messages_zh.properties",
        "views/explanations_en.properties, views/explanations_zh.properties"
    })
    void every_text_is_there_in_both_languages(String english, String chinese) throws IOException {
        assertEquals(keys(english), keys(chinese));
    }

    @Test
    void without_a_command_it_is_a_wrong_use() {
        assertEquals(Exit.USAGE, Main.run());
    }

    private static java.util.Set<Object> keys(String bundle) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(BUNDLES.resolve(bundle))));
        return new java.util.TreeSet<>(properties.keySet());
    }
}
