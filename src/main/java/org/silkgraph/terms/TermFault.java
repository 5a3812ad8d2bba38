package org.silkgraph.terms;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;

/**
 * Why a term is not kept, whatever syntax it came in: an IRI with characters that no IRI has, a language tag that is none, a
 * text direction, a literal that is too long. What is in the store can so be written in every syntax.
 *
 * @param value what is wrong, shortened, with unprintable characters as code points
 * @param size how large it is where it is too large, else 0
 */
public record TermFault(Kind kind, String value, int size) {
    /** What is wrong with it. */
    public enum Kind {
        IRI("an IRI cannot have the character"),
        IRI_LENGTH("an IRI is too long:"),
        LANGUAGE_TAG("not a language tag (BCP 47):"),
        DIRECTION("texts with a direction are RDF 1.2; this service holds RDF 1.1:"),
        LITERAL_LENGTH("a literal is too long:");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** BCP 47 in form: subtags of at most eight letters and digits, the first of letters. */
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[A-Za-z]{1,8}+(?:-[A-Za-z0-9]{1,8}+)*+");

    private static final String NEVER = "<>\"{}|^`\\";
    private static final int SHOWN = 80;

    /** What is wrong with it by the default limits. */
    public static Optional<TermFault> of(Node term) {
        return of(term, TermLimits.DEFAULTS);
    }

    /** What is wrong with it; empty for blank nodes and variables. */
    public static Optional<TermFault> of(Node term, TermLimits limits) {
        if (term.isURI()) return iri(term.getURI(), limits);
        return term.isLiteral() ? literal(term, limits) : Optional.empty();
    }

    /** What is wrong with an IRI. */
    public static Optional<TermFault> iri(String iri, TermLimits limits) {
        if (iri.length() > limits.iri()) return Optional.of(new TermFault(Kind.IRI_LENGTH, shown(iri), iri.length()));
        return iri.codePoints()
                .filter(TermFault::isNoneOfAnIri)
                .mapToObj(bad -> new TermFault(Kind.IRI, "U+%04X in %s".formatted(bad, shown(iri)), 0))
                .findFirst();
    }

    /** Blanks, controls, {@code <>"{}|^`\}, halves of surrogate pairs, noncharacters. */
    public static boolean isNoneOfAnIri(int codePoint) {
        return codePoint <= 0x20
                || codePoint > Character.MAX_CODE_POINT
                || codePoint >= 0x7F && codePoint <= 0x9F
                || NEVER.indexOf(codePoint) >= 0
                || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE
                || (codePoint & 0xFFFE) == 0xFFFE
                || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    }

    private static Optional<TermFault> literal(Node term, TermLimits limits) {
        String tag = term.getLiteralLanguage();
        if (!tag.isEmpty() && !isLanguageTag(tag, limits))
            return Optional.of(new TermFault(Kind.LANGUAGE_TAG, shown(tag), 0));
        if (term.getLiteralBaseDirection() != null)
            return Optional.of(new TermFault(
                    Kind.DIRECTION, shown(term.getLiteralBaseDirection().toString()), 0));
        int bytes = bytes(term.getLiteralLexicalForm(), limits.literal());
        if (bytes > limits.literal())
            return Optional.of(new TermFault(Kind.LITERAL_LENGTH, bytes + " > " + limits.literal(), bytes));
        return iri(term.getLiteralDatatypeURI(), limits);
    }

    /** Whether it has the form of BCP 47 and is short. */
    public static boolean isLanguageTag(String tag, TermLimits limits) {
        return tag.length() <= limits.languageTag() && LANGUAGE_TAG.matcher(tag).matches();
    }

    /** Counted only where it matters. */
    private static int bytes(String text, int limit) {
        return text.length() <= limit / 3 ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .forEach(point ->
                        shown.append(isPrintable(point) ? Character.toString(point) : "\\u%04X".formatted(point)));
        return text.codePointCount(0, text.length()) > SHOWN ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isPrintable(int point) {
        return !Character.isISOControl(point)
                && Character.isDefined(point)
                && Character.getType(point) != Character.SURROGATE;
    }

    /** In English, for the places where parsers speak too. */
    public String words() {
        return kind.words + " " + value;
    }
}
