package org.silkgraph.views;

import java.util.List;
import java.util.Map;
import org.silkgraph.terms.Label;

/**
 * A source with its stored text and the sentences that claims rest on. Offsets count code points.
 *
 * @param text the whole stored text; empty where the store has none, which {@link #explain} says
 */
public record Source(
        Meta meta,
        String slug,
        String iri,
        Label label,
        String glossLanguage,
        List<Text> titles,
        String during,
        List<Text> rights,
        String checksum,
        String text,
        List<Section> sections,
        List<Span> spans,
        Map<String, Label> explain) {
    public Source {
        titles = List.copyOf(titles);
        rights = List.copyOf(rights);
        sections = List.copyOf(sections);
        spans = List.copyOf(spans);
        explain = Map.copyOf(explain);
    }

    /** A stretch of the text under one heading; the heading is empty where a section starts without one. */
    public record Section(String section, String heading, int start, int end) {}

    /** A quoted stretch of the text and the claims that rest on it. */
    public record Span(int start, int end, String section, String quote, List<SpanClaim> claims) {
        public Span {
            claims = List.copyOf(claims);
        }
    }

    /** A claim as it is read beside the text. */
    public record SpanClaim(
            String id, String iri, Ref subject, Term property, Ref object, String certainty, boolean planned) {}
}
