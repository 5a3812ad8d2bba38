package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;

/** Labels that a spreadsheet would run: as they are for programs, disarmed where {@code bom=1} asks for a spreadsheet's form. */
class SpreadsheetTest {
    private static final String FORMULA = "=HYPERLINK(1)";
    private static final String CHANGE =
            """
            {"entities": [
              {"slug": "summary-x", "class": "Source", "label": {"zh": "小结", "en": "Summary"}, "glossLanguage": "en",
               "title": {"zh": "小结"}, "during": "2031", "text": "梨园县拟设梨园实验室。"},
              {"slug": "region-x", "class": "Region", "label": {"zh": "+1梨园", "en": "=HYPERLINK(1)"}, "glossLanguage": "en"},
              {"slug": "lab-x", "class": "Laboratory", "kind": "kind-key-laboratory", "label": {"zh": "@梨园", "en": "=HYPERLINK(1) lab"},
               "glossLanguage": "en"}],
             "claims": [{"subject": "region-x", "property": "toHost", "object": "lab-x", "source": "summary-x", "certainty": "stated",
               "wording": {"zh": "拟设"}, "evidence": [{"exact": "梨园县拟设梨园实验室", "section": "1"}]}]}
            """;
    private static Writer writer;

    @BeforeAll
    static void write() {
        writer = new Writer(Stores.freshEmpty());
        HttpResponse<String> answer = writer.post(CHANGE);
        assertEquals(201, answer.statusCode(), answer.body());
    }

    @AfterAll
    static void stop() {
        writer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/paths.csv?from=region-x&to=lab-x",
                "/reach.csv?from=region-x",
                "/common.csv?from=region-x&to=region-x",
                "/matrix.csv?rows=Region&columns=Laboratory"
            })
    void formulas_are_disarmed_for_spreadsheets_only(String path) {
        String plain = writer.served().get(path).body();
        String guarded = writer.served().get(path + "&bom=1").body();
        assertTrue(plain.contains("," + FORMULA), plain);
        assertTrue(guarded.startsWith("\uFEFF"), guarded);
        for (String row : guarded.substring(1).split("\r\n")) {
            for (String cell : row.split(",")) {
                String text = cell.startsWith("\"") ? cell.substring(1) : cell;
                assertTrue(text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0, row);
            }
        }
        assertEquals("\uFEFF" + plain.replaceAll("(?m)(^|,)([=+@])", "$1'$2"), guarded);
    }
}
