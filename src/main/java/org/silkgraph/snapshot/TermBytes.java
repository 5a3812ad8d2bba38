package org.silkgraph.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.graph.Triple;

/**
 * RDF terms as bytes: one canonical key a term, so that two terms are the same (sameTerm) if and only if their keys are equal.
 * A key is a kind and its parts; language tags are in lower case in the key, as they compare without case, and the tag as it
 * was first written stands behind the key.
 *
 * <p>Kinds: {@code U} IRI, {@code B} blank node, {@code S} string, {@code G} string with a language, {@code R} with language
 * and direction, {@code D} other datatype, {@code T} triple term (three numbers). Text is UTF-8; a text with a surrogate that
 * has no partner, which UTF-8 cannot say, is UTF-16 under the kind in lower case.
 */
final class TermBytes {
    private static final byte END = (byte) 0xFF;

    private TermBytes() {}

    /** A key, and behind it what it does not tell of the term (often nothing). */
    record Entry(byte[] key, byte[] display) {}

    /** How terms inside of triple terms are numbered. */
    @FunctionalInterface
    interface Numbers {
        /** The number of a term, or {@link IdAccess#NONE}. */
        int of(Node term);
    }

    private static final byte[] NOTHING = {};

    /**
     * The bytes of a term.
     *
     * @return a key that no term of the dictionary has, where a part of a triple term has no number
     */
    static Entry of(Node term, Numbers parts) {
        if (term.isURI()) return new Entry(key('U', "", term.getURI()), NOTHING);
        if (term.isBlank()) return new Entry(key('B', "", term.getBlankNodeLabel()), NOTHING);
        if (term.isLiteral()) return literal(term);
        if (term.isTripleTerm()) return new Entry(triple(term.getTriple(), parts), NOTHING);
        throw new IllegalArgumentException("no term of RDF: " + term);
    }

    private static Entry literal(Node term) {
        String lexical = term.getLiteralLexicalForm();
        String language = term.getLiteralLanguage();
        if (!language.isEmpty()) {
            String lower = language.toLowerCase(Locale.ROOT);
            byte[] display = lower.equals(language) ? NOTHING : language.getBytes(StandardCharsets.UTF_8);
            TextDirection direction = term.getLiteralBaseDirection();
            byte[] key = direction == null
                    ? key('G', lower, lexical)
                    : key('R', lower + "--" + direction.direction(), lexical);
            return new Entry(key, display);
        }
        if (XSDDatatype.XSDstring.equals(term.getLiteralDatatype())) return new Entry(key('S', "", lexical), NOTHING);
        return new Entry(key('D', term.getLiteralDatatypeURI(), lexical), NOTHING);
    }

    /** Kind, head, end of head, text. Heads are IRIs or language tags, in which the byte FF does not occur. */
    private static byte[] key(char kind, String head, String text) {
        boolean sayable = isSayable(text);
        byte[] front = head.getBytes(StandardCharsets.UTF_8);
        byte[] back = sayable ? text.getBytes(StandardCharsets.UTF_8) : units(text);
        boolean hasHead = kind == 'G' || kind == 'R' || kind == 'D';
        byte[] key = new byte[1 + (hasHead ? front.length + 1 : 0) + back.length];
        key[0] = (byte) (sayable ? kind : Character.toLowerCase(kind));
        if (hasHead) {
            System.arraycopy(front, 0, key, 1, front.length);
            key[1 + front.length] = END;
        }
        System.arraycopy(back, 0, key, key.length - back.length, back.length);
        return key;
    }

    private static boolean isSayable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) continue;
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair) return false;
            i++;
        }
        return true;
    }

    /** As it is, where encoders would put a question mark. */
    private static byte[] units(String text) {
        byte[] bytes = new byte[text.length() * 2];
        ByteBuffer.wrap(bytes).asCharBuffer().put(text);
        return bytes;
    }

    private static byte[] triple(Triple triple, Numbers parts) {
        return ByteBuffer.allocate(13)
                .put((byte) 'T')
                .putInt(parts.of(triple.getSubject()))
                .putInt(parts.of(triple.getPredicate()))
                .putInt(parts.of(triple.getObject()))
                .array();
    }

    /** How triple terms find their parts. */
    @FunctionalInterface
    interface Terms {
        Node of(int number);
    }

    /** The term of bytes that {@link #of} gave. */
    static Node term(byte[] bytes, int from, int length, byte[] display, Terms parts) {
        char kind = (char) bytes[from];
        boolean sayable = Character.isUpperCase(kind);
        return switch (Character.toUpperCase(kind)) {
            case 'U' -> NodeFactory.createURI(text(bytes, from + 1, length - 1, sayable));
            case 'B' -> NodeFactory.createBlankNode(text(bytes, from + 1, length - 1, sayable));
            case 'S' -> NodeFactory.createLiteralString(text(bytes, from + 1, length - 1, sayable));
            case 'T' -> triple(ByteBuffer.wrap(bytes, from + 1, 12), parts);
            default -> withHead(Character.toUpperCase(kind), bytes, from, length, display, sayable);
        };
    }

    private static Node withHead(char kind, byte[] bytes, int from, int length, byte[] display, boolean sayable) {
        int end = from + 1;
        while (bytes[end] != END) end++;
        String head = text(bytes, from + 1, end - from - 1, true);
        String text = text(bytes, end + 1, from + length - end - 1, sayable);
        if (kind == 'D')
            return NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName(head));
        String shown = display.length == 0 ? "" : new String(display, StandardCharsets.UTF_8);
        if (kind == 'G') return NodeFactory.createLiteralLang(text, shown.isEmpty() ? head : shown);
        int dashes = head.lastIndexOf("--");
        String language = shown.isEmpty() ? head.substring(0, dashes) : shown;
        return NodeFactory.createLiteralDirLang(text, language, head.substring(dashes + 2));
    }

    private static Node triple(ByteBuffer numbers, Terms parts) {
        return NodeFactory.createTripleTerm(
                parts.of(numbers.getInt()), parts.of(numbers.getInt()), parts.of(numbers.getInt()));
    }

    private static String text(byte[] bytes, int from, int length, boolean sayable) {
        if (sayable) return new String(bytes, from, length, StandardCharsets.UTF_8);
        char[] units = new char[length / 2];
        ByteBuffer.wrap(bytes, from, length).asCharBuffer().get(units);
        return new String(units);
    }
}
