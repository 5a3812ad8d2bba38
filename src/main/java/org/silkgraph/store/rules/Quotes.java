package org.silkgraph.store.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Sg;

/**
 * Quotes are what the text says: at its offsets (code points of the stored text) the text equals the quote; the wording of a
 * claim stands in one of its quotes, and its quotes come from its own source. A source whose checksum changes has all its
 * quotes checked again.
 */
final class Quotes {
    private final Overlay data;
    private final Function<String, Optional<String>> texts;
    private final Map<String, Optional<CodePoints>> known = new HashMap<>();

    Quotes(Overlay data, Function<String, Optional<String>> texts) {
        this.data = data;
        this.texts = texts;
    }

    void check(Node node, Rules.Reporter reporter) {
        if (Rules.Names.isA(data, node, Sg.Source)) source(node, reporter);
        if (Rules.Names.isA(data, node, Sg.Evidence)) evidence(node, reporter);
        if (Rules.Names.isA(data, node, Sg.Claim)) claim(node, reporter);
    }

    private void source(Node source, Rules.Reporter reporter) {
        for (Node checksum : values(source, Sg.textChecksum)) {
            if (isChecksum(checksum)
                    && texts.apply(checksum.getLiteralLexicalForm()).isEmpty()) {
                reporter.report(source, "rule-source-text", checksum.getLiteralLexicalForm(), "");
            }
        }
        boolean changed =
                Iter.toList(data.base().find(Quad.defaultGraphIRI, source, Sg.textChecksum, Node.ANY)).stream()
                        .anyMatch(quad -> !data.contains(quad));
        if (changed) {
            Iter.toList(data.find(Quad.defaultGraphIRI, Node.ANY, Identifiers.QUOTED_FROM, source))
                    .forEach(quad -> evidence(quad.getSubject(), reporter));
        }
    }

    /** Of the right form; another is the shapes' business. */
    private static boolean isChecksum(Node value) {
        return value.isLiteral() && value.getLiteralLexicalForm().matches("sha256:[0-9a-f]{64}");
    }

    private void evidence(Node evidence, Rules.Reporter reporter) {
        List<Node> exact = values(evidence, Identifiers.OA_EXACT);
        Optional<Integer> start = offset(evidence, Identifiers.OA_START);
        Optional<Integer> end = offset(evidence, Identifiers.OA_END);
        List<Node> source = values(evidence, Identifiers.QUOTED_FROM);
        // Missing or doubled parts are the shapes' business.
        if (exact.size() != 1 || start.isEmpty() || end.isEmpty() || source.size() != 1) return;
        if (start.get() >= end.get()) return;
        String quote = exact.getFirst().isLiteral() ? exact.getFirst().getLiteralLexicalForm() : "";
        Optional<CodePoints> text = text(source.getFirst());
        if (text.isEmpty()) return;
        String there = text.get().between(start.get(), end.get());
        if (!there.equals(quote)) reporter.report(evidence, "rule-quote", quote, found(text.get(), quote, there));
    }

    /** Where the quote does stand, if it does, else what stands at the offsets. */
    private static String found(CodePoints text, String quote, String there) {
        return text.find(quote)
                .map(place -> place.start() + "–" + place.end())
                .orElse("“" + (there.length() > 60 ? there.substring(0, 60) + "…" : there) + "”");
    }

    private void claim(Node claim, Rules.Reporter reporter) {
        List<Node> evidence = values(claim, Identifiers.DERIVED_FROM);
        List<Node> source = values(claim, Sg.source);
        for (Node one : evidence) {
            for (Node from : values(one, Identifiers.QUOTED_FROM)) {
                boolean known = source.size() == 1 && Rules.Names.isA(data, source.getFirst(), Sg.Source);
                if (known && !from.equals(source.getFirst())) {
                    reporter.report(
                            claim, "rule-one-source", Rules.Names.shorten(one), Rules.Names.shorten(source.getFirst()));
                }
            }
        }
        for (Node wording : values(claim, Sg.wording)) {
            String words = wording.isLiteral() ? wording.getLiteralLexicalForm() : "";
            boolean quoted = evidence.stream()
                    .flatMap(one -> values(one, Identifiers.OA_EXACT).stream())
                    .anyMatch(exact ->
                            exact.isLiteral() && exact.getLiteralLexicalForm().contains(words));
            if (!quoted && !evidence.isEmpty()) reporter.report(claim, "rule-wording", words, "");
        }
    }

    private Optional<CodePoints> text(Node source) {
        return values(source, Sg.textChecksum).stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .flatMap(checksum ->
                        known.computeIfAbsent(checksum, c -> texts.apply(c).map(CodePoints::new)));
    }

    private Optional<Integer> offset(Node evidence, Node property) {
        List<Node> all = values(evidence, property);
        if (all.size() != 1 || !all.getFirst().isLiteral()) return Optional.empty();
        String digits = all.getFirst().getLiteralLexicalForm();
        return digits.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    private List<Node> values(Node subject, Node predicate) {
        return Rules.Names.values(data, subject, predicate);
    }
}
