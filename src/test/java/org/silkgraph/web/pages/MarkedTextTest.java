package org.silkgraph.web.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.silkgraph.terms.Label;
import org.silkgraph.views.Meta;
import org.silkgraph.views.Source;
import org.silkgraph.views.Source.Section;
import org.silkgraph.views.Source.Span;

final class MarkedTextTest {
    private static final String TEXT = "标题\n甲乙丙丁𠮷戊己";

    @Test
    void overlapping_and_nested_spans_cut_the_text_and_lose_nothing() {
        MarkedText marked = MarkedText.of(source(span(3, 7), span(5, 9), span(5, 7)));

        assertEquals(
                List.of(true, false),
                marked.lines().stream().map(MarkedText.Line::heading).toList());
        assertEquals(
                "标题\n甲乙丙丁𠮷戊己",
                marked.lines().stream().map(MarkedText.Line::text).collect(Collectors.joining("\n")));
        List<String> segments = marked.lines().get(1).segments().stream()
                .map(segment -> segment.text() + " " + segment.depth() + " "
                        + segment.opening().size())
                .toList();
        assertEquals(List.of("甲乙 1 1", "丙丁 3 2", "𠮷戊 1 0", "己 0 0"), segments);
    }

    @Test
    void a_span_over_a_line_break_is_marked_on_both_lines_and_opens_once() {
        MarkedText marked = MarkedText.of(source(span(1, 4)));
        long openings = marked.lines().stream()
                .flatMap(line -> line.segments().stream())
                .mapToLong(segment -> segment.opening().size())
                .sum();
        assertEquals(1, openings);
        assertEquals(1, marked.lines().get(1).segments().getFirst().depth());
    }

    private static Span span(int start, int end) {
        return new Span(start, end, "1", "", List.of());
    }

    private static Source source(Span... spans) {
        Label label = new Label("来源", "source");
        return new Source(
                new Meta(1, "e", Instant.EPOCH, false, ""),
                "s",
                "https://example.org/s",
                label,
                "",
                List.of(),
                "2031",
                List.of(),
                "",
                TEXT,
                List.of(new Section("1", "标题", 0, 10)),
                List.of(spans),
                Map.of());
    }
}
