package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LanguageTest {
    @ParameterizedTest(name = "lang={0} and Accept-Language {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''      | ''                          | zh
            ''      | en                          | en
            ''      | en-GB                       | en
            ''      | zh-Hant-TW                  | zh
            ''      | fr                          | zh
            ''      | fr, en;q=0.5                | en
            ''      | en;q=0.3, zh;q=0.8          | zh
            ''      | en;q=0, *                   | zh
            ''      | ;;q=                        | zh
            en      | zh                          | en
            zh      | en                          | zh
            en-US   | zh                          | en
            fr      | en                          | en
            fr      | ''                          | zh
            """)
    void the_parameter_beats_the_header_and_chinese_is_the_fallback(String lang, String header, String spoken) {
        String path = lang.isEmpty() ? "/" : "/?lang=" + lang;
        HttpResponse<String> page =
                header.isEmpty() ? Served.report().get(path) : Served.report().get(path, "Accept-Language", header);
        assertEquals(spoken, Served.header(page, "Content-Language"));
        assertTrue(page.body().contains("<html lang=\"" + (spoken.equals("zh") ? "zh-Hans" : "en") + "\">"));
    }

    @Test
    void a_chosen_language_is_kept_by_the_links_of_a_page() {
        String page =
                Served.report().get("/entities/pilot-zone-silk-road?lang=en").body();
        assertTrue(page.contains("href=\"/sources/report-2017?lang=en#e-"));
        assertTrue(page.contains("href=\"/entities/pilot-zone-silk-road?lang=zh\""));
        assertEquals(
                "/entities/pilot-zone-silk-road?lang=en",
                Served.header(
                        Served.report().get("/id/pilot-zone-silk-road?lang=en", "Accept", "text/html"), "Location"));
    }

    @Test
    void every_message_exists_in_both_languages() {
        for (String bundle : new String[] {"org.silkgraph.web.messages", "org.silkgraph.views.explanations"}) {
            assertEquals(keys(bundle, "zh"), keys(bundle, "en"));
        }
    }

    private static TreeSet<String> keys(String bundle, String language) {
        return new TreeSet<>(
                ResourceBundle.getBundle(bundle, Locale.of(language)).keySet());
    }
}
