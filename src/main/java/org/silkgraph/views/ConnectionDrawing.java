package org.silkgraph.views;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.silkgraph.terms.Language;

/**
 * Paths drawn as SVG 1.1: a line a path, a box an entity, an arrow a link, in the direction it was claimed. What is stated has a
 * whole line, what is implied a dashed one, what is planned a dotted one and a word that says so; what does not fit is in the
 * title of its part, with the quotes. No script, no style from outside.
 */
public final class ConnectionDrawing {
    public static final String MEDIA_TYPE = "image/svg+xml";

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final int MOST_PATHS = 20;
    private static final int BOX = 190;
    private static final int GAP = 210;
    private static final int LINE = 18;
    private static final int HEIGHT = 70;
    private static final int ROW = 150;
    private static final int MARGIN = 24;
    /** Widths of a line of text in a box and between boxes, where a Latin letter has one and a Chinese character two. */
    private static final int IN_BOX = 24;

    private static final int BETWEEN = 26;
    /** No line begins with one of these. */
    private static final String CLOSING = "，。、；：！？”’）》」』】,.;:!?)";

    private final Connection connection;
    private final Language language;
    private final XMLStreamWriter out;

    private ConnectionDrawing(Connection connection, Language language, XMLStreamWriter out) {
        this.connection = connection;
        this.language = language;
        this.out = out;
    }

    /** The first paths of an answer, at most 20. */
    public static String of(Connection connection, Language language) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            new ConnectionDrawing(connection, language, out).draw();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text could not be written", e);
        }
        return text.toString();
    }

    private boolean isChinese() {
        return language == Language.ZH;
    }

    private String say(String zh, String en) {
        return isChinese() ? zh : en;
    }

    private void draw() throws XMLStreamException {
        List<Connection.Path> paths =
                connection.paths().stream().limit(MOST_PATHS).toList();
        int longest = paths.stream().mapToInt(Connection.Path::length).max().orElse(1);
        int width = 2 * MARGIN + BOX + longest * (GAP + BOX);
        int height = 2 * MARGIN + Math.max(1, paths.size()) * ROW + LINE;
        out.writeStartElement("svg");
        out.writeDefaultNamespace(SVG);
        out.writeAttribute("viewBox", "0 0 " + width + " " + height);
        out.writeAttribute("width", String.valueOf(width));
        out.writeAttribute("height", String.valueOf(height));
        out.writeAttribute("role", "img");
        out.writeAttribute("lang", language.tag());
        out.writeAttribute("font-family", "Noto Sans CJK SC, Noto Sans, sans-serif");
        out.writeAttribute("font-size", "13");
        element("title", ends(connection.from()) + " — " + ends(connection.to()));
        element("desc", description());
        marker();
        for (int i = 0; i < paths.size(); i++) path(paths.get(i), MARGIN + i * ROW);
        if (paths.isEmpty()) text(MARGIN, MARGIN + LINE, "start", description());
        else text(MARGIN, height - MARGIN / 2, "start", foot());
        out.writeEndElement();
    }

    private String ends(List<Ref> ends) {
        return ends.stream().map(one -> one.label().in(language)).collect(Collectors.joining(say("、", ", ")));
    }

    private String description() {
        if (connection.paths().isEmpty()) {
            return say("没有不超过 " + connection.max() + " 步的路径。", "No path of at most " + connection.max() + " steps.");
        }
        return connection.paths().stream()
                .limit(MOST_PATHS)
                .map(path -> path.hops().stream()
                        .map(hop -> hop.links().getFirst().sentence().in(language))
                        .collect(Collectors.joining(isChinese() ? "" : " ")))
                .collect(Collectors.joining("\n"));
    }

    private String foot() {
        String lines = say("实线：原文明说；虚线：原文隐含；点线：计划中", "whole: stated; dashed: implied; dotted: planned");
        String version = say("版本 ", "version ") + connection.meta().version();
        boolean isCut =
                connection.paths().size() > MOST_PATHS || connection.meta().truncated();
        String more = isCut ? say("；还有更多路径", "; there are more paths") : "";
        return lines + say("；", "; ") + version + more;
    }

    private void marker() throws XMLStreamException {
        out.writeStartElement("defs");
        out.writeStartElement("marker");
        out.writeAttribute("id", "head");
        out.writeAttribute("viewBox", "0 0 10 10");
        out.writeAttribute("refX", "9");
        out.writeAttribute("refY", "5");
        out.writeAttribute("markerWidth", "8");
        out.writeAttribute("markerHeight", "8");
        out.writeAttribute("orient", "auto-start-reverse");
        out.writeEmptyElement("path");
        out.writeAttribute("d", "M0 0 L10 5 L0 10 z");
        out.writeAttribute("fill", "#334");
        out.writeEndElement();
        out.writeEndElement();
    }

    private void path(Connection.Path path, int top) throws XMLStreamException {
        box(path.from(), MARGIN, top);
        int left = MARGIN;
        for (Connection.Hop hop : path.hops()) {
            arrow(hop, left + BOX, top);
            left += BOX + GAP;
            box(hop.to(), left, top);
        }
    }

    private void box(Ref entity, int left, int top) throws XMLStreamException {
        out.writeStartElement("g");
        element("title", entity.label().in(language) + " (" + entity.slug() + ")");
        out.writeEmptyElement("rect");
        attributes("x", left, "y", top, "width", BOX, "height", HEIGHT, "rx", 8);
        out.writeAttribute("fill", "#f6f3ea");
        out.writeAttribute("stroke", "#334");
        List<String> lines = wrapped(entity.label().in(language), IN_BOX, 3);
        int first = top + HEIGHT / 2 + LINE / 3 - (lines.size() - 1) * LINE / 2;
        for (int i = 0; i < lines.size(); i++) text(left + BOX / 2, first + i * LINE, "middle", lines.get(i));
        out.writeEndElement();
    }

    private void arrow(Connection.Hop hop, int left, int top) throws XMLStreamException {
        Connection.Step link = hop.links().getFirst();
        int middle = top + HEIGHT / 2;
        out.writeStartElement("g");
        element("title", hop.links().stream().map(this::told).collect(Collectors.joining("\n")));
        out.writeEmptyElement("line");
        attributes("x1", left + 4, "y1", middle, "x2", left + GAP - 4, "y2", middle);
        out.writeAttribute("stroke", "#334");
        out.writeAttribute("stroke-width", "1.5");
        if (link.planned()) out.writeAttribute("stroke-dasharray", "2 4");
        else if (!link.claim().certainty().equals("stated")) out.writeAttribute("stroke-dasharray", "8 5");
        out.writeAttribute(link.backward() ? "marker-start" : "marker-end", "url(#head)");
        String more = hop.links().size() > 1 ? " +" + (hop.links().size() - 1) : "";
        text(left + GAP / 2, middle - 8, "middle", link.label().in(language) + more);
        List<Evidence> evidence = link.claim().evidence();
        if (!evidence.isEmpty()) {
            List<String> lines = wrapped("“" + evidence.getFirst().quote() + "”", BETWEEN, 3);
            for (int i = 0; i < lines.size(); i++) {
                text(left + GAP / 2, middle + LINE + i * LINE, "middle", lines.get(i));
            }
        }
        out.writeEndElement();
    }

    private String told(Connection.Step link) {
        String quotes = link.claim().evidence().stream()
                .map(evidence -> "“" + evidence.quote() + "” §" + evidence.section() + " "
                        + link.claim().source().label().in(language))
                .collect(Collectors.joining("\n"));
        return link.sentence().in(language) + " [" + link.claim().certainty() + ", "
                + link.claim().during() + "]\n" + quotes;
    }

    private void text(int x, int y, String anchor, String text) throws XMLStreamException {
        out.writeStartElement("text");
        attributes("x", x, "y", y);
        out.writeAttribute("text-anchor", anchor);
        out.writeAttribute("fill", "#223");
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(clean(text));
        out.writeEndElement();
    }

    private void attributes(Object... pairs) throws XMLStreamException {
        for (int i = 0; i < pairs.length; i += 2) {
            out.writeAttribute(pairs[i].toString(), pairs[i + 1].toString());
        }
    }

    /** Without what XML has no place for. */
    private static String clean(String text) {
        return text.codePoints()
                .filter(point -> point == '\n' || point == '\t' || point >= 0x20 && point != 0xFFFE && point != 0xFFFF)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Lines of at most a width, the last with dots where something is left out. */
    private static List<String> wrapped(String text, int width, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        int[] points = text.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int wide = points[i] < 0x2E80 ? 1 : 2;
            boolean isWordTooLong = points[i] == ' ' && used + wordLength(points, i + 1) > width;
            boolean isClosing = CLOSING.indexOf(points[i]) >= 0;
            if (!isClosing && (used + wide > width || isWordTooLong && used > 0)) {
                if (lines.size() == most - 1) {
                    lines.add(line + "…");
                    return lines;
                }
                lines.add(line.toString().strip());
                line.setLength(0);
                used = 0;
            }
            line.appendCodePoint(points[i]);
            used += wide;
        }
        lines.add(line.toString().strip());
        return lines;
    }

    private static int wordLength(int[] points, int from) {
        int at = from;
        while (at < points.length && points[at] != ' ' && points[at] < 0x2E80) at++;
        return at - from + 1;
    }
}
