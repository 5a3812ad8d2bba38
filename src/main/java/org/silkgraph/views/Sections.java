package org.silkgraph.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts a text into sections. A line that is numbered like a heading opens one, and so does a line whose quotes belong to
 * another section than those before. The section is named as its quotes name it; where nothing is quoted, by counting headings.
 */
final class Sections {
    private static final Pattern CHAPTER = Pattern.compile("(第?[一二三四五六七八九十百]+[、章编部]|#\\s).*");
    private static final Pattern PARAGRAPH = Pattern.compile("([（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十百]+[节条]|##+\\s).*");
    private static final int LONGEST_HEADING = 60;

    private final List<Source.Section> done = new ArrayList<>();
    private final SourceText text;
    private final List<Source.Span> spans;
    private int chapter;
    private int paragraph;
    private int start;
    private String heading = "";
    private String counted = "0";
    private String named = "";

    private Sections(SourceText text, List<Source.Span> spans) {
        this.text = text;
        this.spans = spans;
    }

    static List<Source.Section> of(SourceText text, List<Source.Span> spans) {
        Sections sections = new Sections(text, spans);
        int from = 0;
        while (from < text.length()) {
            int to = sections.lineEnd(from);
            sections.line(from, to);
            from = to + 1;
        }
        sections.close(text.length());
        return List.copyOf(sections.done);
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < text.length() && !text.slice(end, end + 1).equals("\n")) end++;
        return end;
    }

    private void line(int from, int to) {
        String line = text.slice(from, to).strip();
        String quoted = quotedIn(from, to);
        if (isHeading(line)) {
            open(from, line);
            count(line);
        } else if (!quoted.isEmpty() && !named.isEmpty() && !quoted.equals(named)) {
            open(from, "");
        } else if (from == 0 && line.length() <= LONGEST_HEADING) {
            heading = line;
        }
        if (!quoted.isEmpty()) named = quoted;
    }

    private static boolean isHeading(String line) {
        return line.length() <= LONGEST_HEADING
                && (CHAPTER.matcher(line).matches() || PARAGRAPH.matcher(line).matches());
    }

    private void count(String line) {
        if (CHAPTER.matcher(line).matches()) {
            chapter++;
            paragraph = 0;
        } else {
            paragraph++;
        }
        counted = paragraph == 0 ? Integer.toString(chapter) : chapter + "." + paragraph;
    }

    private void open(int at, String title) {
        close(at);
        start = at;
        heading = title;
        named = "";
    }

    private void close(int end) {
        if (end > start) done.add(new Source.Section(named.isEmpty() ? counted : named, heading, start, end));
    }

    private String quotedIn(int from, int to) {
        Map<String, Long> votes = spans.stream()
                .filter(span -> span.start() >= from
                        && span.start() < to
                        && !span.section().isEmpty())
                .collect(Collectors.groupingBy(Source.Span::section, Collectors.counting()));
        Function<Map.Entry<String, Long>, Long> count = Map.Entry::getValue;
        return votes.entrySet().stream()
                .max(Comparator.comparing(count).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
