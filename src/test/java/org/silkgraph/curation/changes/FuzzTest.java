package org.silkgraph.curation.changes;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.silkgraph.Fuzzed;

/** Whatever is sent as a change in JSON, it is a draft, no JSON, or a change with faults, soon. */
class FuzzTest {
    private static final String CHANGE =
            """
            {"author": "Data group", "message": "First entry", "sources": ["summary-liyuan-2031", "http://example.org/a"],
             "entities": [{"slug": "region-liyuan", "class": ["Region"], "label": {"zh": "梨园县", "en": null}, "altLabel": {"zh": ["a", "b"]},
               "kind": "kind-key-laboratory", "rank": 1.5e3, "flag": true, "see": {"iri": "https://example.org/x"}, "text": "梨园\\n"}],
             "claims": [{"subject": "region-liyuan", "property": "toHost", "object": "lab-liyuan-soil", "source": "summary-liyuan-2031",
               "certainty": "stated", "wording": {"zh": "拟设"}, "note": {"zh": "x"}, "during": "2031",
               "evidence": [{"exact": "梨园县拟设", "start": 3, "end": 9, "section": "1"}]}],
             "remove": {"entities": ["lab-liyuan-soil"], "claims": ["0123456789abcdef"]}}
            """;
    private static final String[] WORDS = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\\u0000",
        "\\ud800",
        "null",
        "true",
        "1e1000000000",
        "-1e-1000000000",
        "NaN",
        "Infinity",
        "-0",
        "0x10",
        "99999999999999999999",
        "\"slug\":",
        "\"class\":",
        "\"label\":{",
        "\"zh\":",
        "\"iri\":",
        "\"entities\":[",
        "\"claims\":[",
        "\"evidence\":[",
        "\"remove\":{",
        "a-",
        "-a",
        "{\"a\":",
        "/**/",
        "//",
        "\u0000",
        "\ufeff",
        "新疆",
        "~0/~1"
    };

    @Test
    void an_exponent_that_no_number_can_have_is_no_json() {
        String exponent = "{\"entities\": [{\"slug\": \"a\", \"class\": \"Region\", \"rank\": 1e10000000001}]}";
        assertThrows(BadJson.class, () -> DraftReader.read(exponent));
    }

    @Test
    void a_name_that_is_endless_is_a_fault() {
        String slug = "{\"entities\": [{\"slug\": \"" + "a-".repeat(500_000) + "a\", \"class\": \"Region\"}]}";
        assertThrows(FaultyChange.class, () -> DraftReader.read(slug));
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void a_change_is_a_draft_or_says_what_is_wrong() {
        Fuzzed.of(List.of(CHANGE, "{\"remove\": {\"claims\": [\"0123456789abcdef\"]}}"), WORDS)
                .all("changes", (input, seed) -> {
                    try {
                        DraftReader.read(new String(input, StandardCharsets.UTF_8));
                        return "READ";
                    } catch (BadJson e) {
                        return "BAD_JSON";
                    } catch (FaultyChange e) {
                        return "FAULTY";
                    }
                });
    }
}
