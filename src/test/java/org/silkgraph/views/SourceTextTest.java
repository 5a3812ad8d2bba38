package org.silkgraph.views;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceTextTest {
    @ParameterizedTest(name = "{0} stands in {1}")
    @CsvSource({"一, 一句话。", "二, 𠮷二句；", "三, 三“引文。”", "四, 四句", "五, 五行没有句号"})
    void a_sentence_ends_at_its_mark_or_its_line(String word, String sentence) {
        SourceText text = new SourceText("一句话。𠮷二句；三“引文。”四句\n五行没有句号");
        String plain = text.slice(0, text.length());
        int at = plain.codePointCount(0, plain.indexOf(word));
        assertEquals(sentence, text.slice(text.sentenceStart(at), text.sentenceEnd(at + 1)));
    }

    @Test
    void a_quote_over_two_sentences_brings_both() {
        SourceText text = new SourceText("甲乙。丙丁。戊己。");
        assertEquals("甲乙。丙丁。", text.slice(text.sentenceStart(1), text.sentenceEnd(4)));
    }

    @Test
    void headings_and_the_sections_of_quotes_cut_a_text() {
        SourceText text = new SourceText("年度报告\n一、总述\n正文甲。\n（一）分述\n正文乙。\n附录丙。");
        List<Source.Span> spans = List.of(
                new Source.Span(24, 27, "1.1", "正文乙", List.of()), new Source.Span(29, 32, "A", "附录丙", List.of()));
        List<String> sections = Sections.of(text, spans).stream()
                .map(section -> section.section() + " " + section.heading())
                .toList();
        assertEquals(List.of("0 年度报告", "1 一、总述", "1.1 （一）分述", "A "), sections);
    }
}
