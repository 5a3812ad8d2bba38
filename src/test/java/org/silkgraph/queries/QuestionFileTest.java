package org.silkgraph.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A question file that is not right is refused with its name, the line and what is wrong. */
final class QuestionFileTest {
    private static final String GOOD =
            """
            #+ id: A02
            #+ title:
            #+   zh: 《{who}》的邻居
            #+   en: Neighbours of {who}
            #+ description: {zh: 说明。, en: About.}
            #+ parameters:
            #+   - {name: who, type: entity, default: inst-xuar, title: {zh: 谁, en: Who}}
            #+ columns:
            #+   - {name: other, type: slug, title: {zh: 另一端, en: Other}}
            #+ expected: {on: report-2017, file: expected/A02.csv, rows: 1}

            SELECT ?other WHERE {
              ?who <https://w3id.org/silkgraph/ontology#relatesTo> ?other
            } ORDER BY ?other
            """;

    @TempDir
    private Path folder;

    @Test
    void a_good_file_is_read() throws IOException {
        Question question = read(GOOD);
        assertEquals("A02", question.id());
        assertEquals("analysts", question.group());
        assertEquals("Neighbours of Who", question.title(java.util.Map.of()).en());
        assertEquals(1, question.columns().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            '#+ id: A02'                | '#+ id: a2'                | 1:   | A02
            '#+ id: A02'                | '#+ id: A03'               | 1:   | name of the file
            '#+   en: Neighbours'       | '#+   fr: Voisins'         | 4:   | fr
            '{name: other, type: slug'  | '{name: third, type: slug' | 9:   | no variable
            'type: slug'                | 'type: list'               | 9:   | list
            '{zh: 另一端, en: Other}'    | '{zh: 另一端}'              | 9:   | zh and en
            'name: who'                 | 'name: whom'               | 7:   | does not use
            ', default: inst-xuar'      | ''                         | 7:   | default
            'default: inst-xuar'        | 'default: Inst Xuar'       | 7:   | no entity
            'type: entity'              | 'type: person'             | 7:   | person
            '#+ expected'               | '#+ empty: {zh: 没有。, en: "None of {whose}."}\n#+ expected' | 10:  | whose
            '#+ expected'               | '#+ empty: {zh: 没有。}\n#+ expected' | 10:  | zh and en
            '《{who}》'                  | '《{whose}》'               | 2:   | whose
            '?who <'                    | '?who << '                 | 13:  | SYNTAX
            'SELECT ?other'             | 'SELECT ?other ?who'       | 8:   | does not describe
            'SELECT ?other WHERE'       | 'ASK'                      | 14:  | SELECT
            '#+ expected'               | '# expected'               | 1:   | expected is missing
            """)
    void a_bad_file_is_refused_with_its_line(String good, String bad, String line, String words) {
        BadQuestion refused = assertThrows(BadQuestion.class, () -> read(GOOD.replace(good, bad == null ? "" : bad)));
        String said = refused.getMessage();
        assertTrue(said.contains("A02-neighbours.rq:" + line), said);
        assertTrue(said.contains(words), said);
    }

    @Test
    void a_file_without_header_is_refused() {
        assertTrue(assertThrows(BadQuestion.class, () -> read("SELECT * {}"))
                .getMessage()
                .contains(":1:"));
    }

    @Test
    void an_id_used_twice_is_refused() throws IOException {
        write("analysts/A02-neighbours.rq", GOOD);
        write("stewards/A02-again.rq", GOOD);
        BadQuestion refused = assertThrows(BadQuestion.class, () -> Questions.load(folder, Asking.GUARD));
        assertTrue(refused.getMessage().contains("there twice"), refused.getMessage());
    }

    private Question read(String text) throws IOException {
        write("analysts/A02-neighbours.rq", text);
        return Questions.load(folder, Asking.GUARD).get("A02").orElseThrow();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
