package org.silkgraph.web.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.silkgraph.views.Source;
import org.silkgraph.views.Source.Section;
import org.silkgraph.views.Source.Span;

/**
 * A text as lines of segments. Quoted spans may overlap and lie within each other, which HTML elements cannot; so the text is
 * cut wherever a span begins or ends, and each segment knows the spans that cover it. The segments put together are the text
 * without its line breaks.
 */
public record MarkedText(List<Line> lines) {
    public MarkedText {
        lines = List.copyOf(lines);
    }

    /** One line; {@code heading} where a section opens with it. */
    public record Line(boolean heading, List<Segment> segments) {
        public Line {
            segments = List.copyOf(segments);
        }

        public String text() {
            return segments.stream().map(Segment::text).collect(Collectors.joining());
        }
    }

    /** A stretch covered by the same spans throughout; {@code opening} are those that begin here. */
    public record Segment(String text, List<Span> covering, List<Span> opening) {
        public Segment {
            covering = List.copyOf(covering);
            opening = List.copyOf(opening);
        }

        /** How many spans lie over each other here, at most three for the eye. */
        public int depth() {
            return Math.min(3, covering.size());
        }
    }

    public static MarkedText of(Source source) {
        int[] points = source.text().codePoints().toArray();
        Set<Integer> headings = source.sections().stream()
                .filter(section -> !section.heading().isEmpty())
                .map(Section::start)
                .collect(Collectors.toSet());
        List<Line> lines = new ArrayList<>();
        int from = 0;
        while (from < points.length) {
            int to = lineEnd(points, from);
            if (to > from) lines.add(new Line(headings.contains(from), segments(points, from, to, source.spans())));
            from = to + 1;
        }
        return new MarkedText(lines);
    }

    private static int lineEnd(int[] points, int from) {
        int end = from;
        while (end < points.length && points[end] != '\n') end++;
        return end;
    }

    private static List<Segment> segments(int[] points, int from, int to, List<Span> spans) {
        TreeSet<Integer> cuts = new TreeSet<>(List.of(from, to));
        for (Span span : spans) {
            if (span.start() > from && span.start() < to) cuts.add(span.start());
            if (span.end() > from && span.end() < to) cuts.add(span.end());
        }
        List<Segment> segments = new ArrayList<>();
        for (int cut : cuts.headSet(to)) {
            int next = cuts.higher(cut);
            List<Span> covering = spans.stream()
                    .filter(span -> span.start() <= cut && span.end() >= next)
                    .toList();
            List<Span> opening =
                    covering.stream().filter(span -> span.start() == cut).toList();
            segments.add(new Segment(new String(points, cut, next - cut), covering, opening));
        }
        return segments;
    }
}
