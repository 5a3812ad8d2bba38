package org.silkgraph.snapshot;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.graph.Triple;
import org.jspecify.annotations.Nullable;

/**
 * RDF terms as bytes: one canonical key a term, so that two terms are the same (sameTerm) if and only if their keys are equal.
 * A key is a {@link Head} and a text. Language tags are in lower case in the key, as they compare without case; the tag as it
 * was first written is {@link #written} besides.
 *
 * <p>An IRI is cut behind its last slash or hash mark (without both, behind its last colon). Where that namespace has no
 * number because all are used up, it is cut at the next one before it that has, in the end before its first character. A
 * literal whose head has no number says kind and head in its text.
 *
 * <p>Text is UTF-8; a surrogate that has no partner, of which UTF-8 knows nothing, is written as if it were a character, in
 * three bytes.
 *
 * <p>An instance is room to write a key into, used again and again by one thread.
 */
final class TermBytes {
    /** Ends a head inside a text; occurs in no UTF-8. */
    private static final byte END = (byte) 0xFF;

    private static final int KEPT = 1 << 16;
    private static final char REPLACEMENT = '\uFFFD';

    /** How terms inside of triple terms are numbered. */
    @FunctionalInterface
    interface Numbers {
        /** The number of a term, or {@link IdAccess#NONE}. */
        int of(Node term);
    }

    /** How triple terms find their parts. */
    @FunctionalInterface
    interface Parts {
        Node of(int number);
    }

    private byte[] bytes = new byte[256];
    private int length;
    private @Nullable Head head;
    private String written = "";

    /** Reads the key of a term that may be there; a part of a triple term without a number gives a key that no term has. */
    void find(Node term, Heads heads, Numbers parts) {
        write(term, heads, heads.finding, parts);
    }

    /** Reads the key of a term that is to be there; new heads get numbers. */
    void add(Node term, Heads heads, Numbers parts) {
        write(term, heads, heads.adding, parts);
    }

    private void write(Node term, Heads heads, Heads.Finder finder, Numbers parts) {
        if (term.isTripleTerm()) {
            // Parts first: they are written into the same room.
            Triple triple = term.getTriple();
            int s = parts.of(triple.getSubject());
            int p = parts.of(triple.getPredicate());
            int o = parts.of(triple.getObject());
            begin(heads.triple);
            ByteBuffer.wrap(bytes).putInt(s).putInt(p).putInt(o);
            length = 12;
        } else if (term.isURI()) {
            iri(term.getURI(), heads, finder);
        } else if (term.isBlank()) {
            begin(heads.blank);
            put(term.getBlankNodeLabel(), 0);
        } else if (term.isLiteral()) {
            literal(term, heads, finder);
        } else {
            throw new IllegalArgumentException("no term of RDF: " + term);
        }
    }

    private void begin(Head with) {
        if (bytes.length > KEPT) bytes = new byte[256];
        head = with;
        length = 0;
        written = "";
    }

    private void iri(String iri, Heads heads, Heads.Finder finder) {
        int cut = cut(iri, iri.length());
        if (cut == 0) cut = iri.lastIndexOf(':') + 1;
        Head namespace = finder.of(Head.Kind.IRI, iri, cut);
        while (namespace == null) {
            cut = cut(iri, cut - 1);
            namespace = heads.find(Head.Kind.IRI, iri, cut);
        }
        begin(namespace);
        put(iri, cut);
    }

    /** Behind the last slash or hash mark before a place, or 0. */
    private static int cut(String iri, int before) {
        for (int i = before - 1; i >= 0; i--) {
            char c = iri.charAt(i);
            if (c == '/' || c == '#') return i + 1;
        }
        return 0;
    }

    private void literal(Node term, Heads heads, Heads.Finder finder) {
        String lexical = term.getLiteralLexicalForm();
        String language = term.getLiteralLanguage();
        if (!language.isEmpty()) {
            String lower = language.toLowerCase(Locale.ROOT);
            TextDirection direction = term.getLiteralBaseDirection();
            if (direction == null) literal(Head.Kind.LANGUAGE, lower, lexical, heads, finder);
            else literal(Head.Kind.DIRECTION, lower + "--" + direction.direction(), lexical, heads, finder);
            if (!lower.equals(language)) written = language;
        } else if (XSDDatatype.XSDstring.equals(term.getLiteralDatatype())) {
            begin(heads.string);
            put(lexical, 0);
        } else {
            literal(Head.Kind.DATATYPE, term.getLiteralDatatypeURI(), lexical, heads, finder);
        }
    }

    private void literal(Head.Kind kind, String front, String lexical, Heads heads, Heads.Finder finder) {
        Head numbered = finder.of(kind, front, front.length());
        if (numbered != null) {
            begin(numbered);
        } else {
            begin(heads.whole);
            bytes[length++] = (byte) kind.ordinal();
            put(front, 0);
            ensure(1);
            bytes[length++] = END;
        }
        put(lexical, 0);
    }

    private void ensure(int more) {
        if (more > bytes.length - length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), length + (length >> 1)));
        }
    }

    private void put(String text, int from) {
        int end = text.length();
        ensure(Math.multiplyExact(end - from, 3));
        byte[] to = bytes;
        int at = length;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                to[at++] = (byte) c;
            } else if (c < 0x800) {
                to[at++] = (byte) (0xC0 | c >> 6);
                to[at++] = (byte) (0x80 | c & 0x3F);
            } else if (isPair(text, i)) {
                int character = Character.toCodePoint(c, text.charAt(++i));
                to[at++] = (byte) (0xF0 | character >> 18);
                to[at++] = (byte) (0x80 | character >> 12 & 0x3F);
                to[at++] = (byte) (0x80 | character >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | character & 0x3F);
            } else {
                to[at++] = (byte) (0xE0 | c >> 12);
                to[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                to[at++] = (byte) (0x80 | c & 0x3F);
            }
        }
        length = at;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** What the key was last written into; the text are the first {@link #length} bytes. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    Head head() {
        Head known = head;
        if (known == null) throw new IllegalStateException("no key was written");
        return known;
    }

    /** The language as it was written, or nothing where the key tells. */
    String written() {
        return written;
    }

    /** Bytes of a text, lone surrogates included. */
    static byte[] of(String text) {
        TermBytes room = new TermBytes();
        room.put(text, 0);
        return Arrays.copyOf(room.bytes, room.length);
    }

    /** The term of a key. */
    static Node term(Head head, byte[] bytes, int from, int length, String written, Parts parts) {
        return switch (head.kind) {
            case IRI -> NodeFactory.createURI(head.text.concat(text(bytes, from, length)));
            case BLANK -> NodeFactory.createBlankNode(text(bytes, from, length));
            case STRING -> NodeFactory.createLiteralString(text(bytes, from, length));
            case TRIPLE -> triple(ByteBuffer.wrap(bytes, from, 12), parts);
            case WHOLE -> whole(bytes, from, length, written);
            case DATATYPE -> NodeFactory.createLiteralDT(text(bytes, from, length), head.datatype);
            case LANGUAGE, DIRECTION -> inLanguage(head.kind, head.text, text(bytes, from, length), written);
            case WRITTEN -> throw new IllegalArgumentException("not the head of a term: " + head.text);
        };
    }

    private static Node inLanguage(Head.Kind kind, String front, String lexical, String written) {
        if (kind == Head.Kind.LANGUAGE)
            return NodeFactory.createLiteralLang(lexical, written.isEmpty() ? front : written);
        int dashes = front.lastIndexOf("--");
        String language = written.isEmpty() ? front.substring(0, dashes) : written;
        return NodeFactory.createLiteralDirLang(lexical, language, front.substring(dashes + 2));
    }

    private static Node whole(byte[] bytes, int from, int length, String written) {
        int end = from + 1;
        while (bytes[end] != END) end++;
        Head.Kind kind = Head.Kind.values()[bytes[from]];
        String front = text(bytes, from + 1, end - from - 1);
        String lexical = text(bytes, end + 1, from + length - end - 1);
        if (kind != Head.Kind.DATATYPE) return inLanguage(kind, front, lexical, written);
        return NodeFactory.createLiteralDT(lexical, TypeMapper.getInstance().getSafeTypeByName(front));
    }

    private static Node triple(ByteBuffer numbers, Parts parts) {
        return NodeFactory.createTripleTerm(
                parts.of(numbers.getInt()), parts.of(numbers.getInt()), parts.of(numbers.getInt()));
    }

    /** The text of bytes that {@link #of} gave. */
    static String text(byte[] bytes, int from, int length) {
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        // Only a text that has one, or a lone surrogate, decodes to it.
        return text.indexOf(REPLACEMENT) < 0 ? text : unitByUnit(bytes, from, length);
    }

    private static String unitByUnit(byte[] bytes, int from, int length) {
        StringBuilder text = new StringBuilder(length);
        int at = from;
        while (at < from + length) {
            int b = bytes[at] & 0xFF;
            int more = b < 0x80 ? 0 : b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
            int character = more == 0 ? b : b & 0x3F >> more;
            for (int i = 1; i <= more; i++) character = character << 6 | bytes[at + i] & 0x3F;
            text.appendCodePoint(character);
            at += more + 1;
        }
        return text.toString();
    }
}
