package org.silkgraph.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;

/**
 * Lines of N-Quads as programs write them: one statement a line, nothing else, each term a token that ends where one can see it.
 * Such lines are only cut into tokens here; what a token means RIOT says, once for each token that is {@linkplain KnownTokens
 * not known} yet, by a statement that is made for it. Whatever looks otherwise, or is not what it looks like, is for RIOT to read
 * as it stands.
 */
final class RegularLines {
    private static final int NO_GRAPH = -1;
    private static final byte[] THING = "<http://a/>".getBytes(StandardCharsets.UTF_8);
    private static final byte[] END = " .\n".getBytes(StandardCharsets.UTF_8);

    private final KnownTokens known = new KnownTokens();
    private final boolean hasGraphs;
    /** Of a statement four. */
    private int[] tokens = new int[1 << 12];

    private int size;

    /** @param hasGraphs whether a statement may have a fourth term */
    RegularLines(boolean hasGraphs) {
        this.hasGraphs = hasGraphs;
    }

    /**
     * The quads of a block; empty where it is not of this kind.
     *
     * @param riot the quads of a text, or empty where that has an error
     */
    Optional<List<Quad>> parse(LineBlocks.Block block, Function<String, Optional<List<Quad>>> riot) {
        known.begin();
        int before = known.size();
        if (!cut(block.bytes(), block.length()) || !learn(before, riot)) {
            known.forget(before);
            return Optional.empty();
        }
        List<Quad> quads = new ArrayList<>(size / 4);
        for (int i = 0; i < size; i += 4) {
            Node graph = tokens[i + 3] == NO_GRAPH ? Quad.defaultGraphIRI : known.node(tokens[i + 3]);
            quads.add(Quad.create(graph, known.node(tokens[i]), known.node(tokens[i + 1]), known.node(tokens[i + 2])));
        }
        return Optional.of(quads);
    }

    private boolean cut(byte[] bytes, int length) {
        size = 0;
        for (int at = 0; at < length; ) {
            if (bytes[at] == '\n') {
                at++;
                continue;
            }
            at = statement(bytes, at, length);
            if (at < 0) return false;
        }
        return true;
    }

    /** Where a statement with the end of its line ends, or -1. */
    private int statement(byte[] bytes, int start, int length) {
        if (size == tokens.length) tokens = Arrays.copyOf(tokens, size * 2);
        int at = token(bytes, start, length, size);
        if (at < 0 || bytes[start] == '"') return -1;
        start = space(bytes, at, length);
        if (start == length || bytes[start] != '<') return -1;
        at = token(bytes, start, length, size + 1);
        if (at < 0) return -1;
        at = token(bytes, space(bytes, at, length), length, size + 2);
        if (at < 0) return -1;
        at = space(bytes, at, length);
        tokens[size + 3] = NO_GRAPH;
        if (hasGraphs && at < length && bytes[at] != '.') {
            if (bytes[at] == '"') return -1;
            at = token(bytes, at, length, size + 3);
            if (at < 0) return -1;
            at = space(bytes, at, length);
        }
        size += 4;
        return line(bytes, at, length);
    }

    /** What ends a statement and its line. */
    private static int line(byte[] bytes, int start, int length) {
        if (start == length || bytes[start] != '.') return -1;
        int at = start + 1;
        if (at < length && bytes[at] == '\r') at++;
        if (at == length) return at;
        return bytes[at] == '\n' ? at + 1 : -1;
    }

    private static int space(byte[] bytes, int start, int length) {
        int at = start;
        while (at < length && (bytes[at] == ' ' || bytes[at] == '\t')) at++;
        return at;
    }

    /** Notes the token that begins there; gives where it ends, or -1. */
    private int token(byte[] bytes, int start, int length, int into) {
        if (start >= length) return -1;
        int end =
                switch (bytes[start]) {
                    case '<' -> iri(bytes, start, length);
                    case '_' -> label(bytes, start, length);
                    case '"' -> literal(bytes, start, length);
                    default -> -1;
                };
        if (end >= 0) tokens[into] = known.number(bytes, start, end);
        return end;
    }

    private static int iri(byte[] bytes, int start, int length) {
        for (int at = start + 1; at < length; at++) {
            byte next = bytes[at];
            if (next == '>') return at + 1;
            // Bytes of characters beyond ASCII are negative.
            if (next == '<' || next >= 0 && next <= ' ') return -1;
        }
        return -1;
    }

    private static int label(byte[] bytes, int start, int length) {
        if (start + 1 >= length || bytes[start + 1] != ':') return -1;
        int at = start + 2;
        while (at < length && isWord(bytes[at])) at++;
        return at == start + 2 ? -1 : at;
    }

    private static boolean isWord(byte next) {
        return next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next >= '0' && next <= '9';
    }

    private static int literal(byte[] bytes, int start, int length) {
        int at = start + 1;
        while (at < length && bytes[at] != '"') {
            if (bytes[at] == '\n' || bytes[at] == '\r') return -1;
            at += bytes[at] == '\\' ? 2 : 1;
        }
        if (++at >= length) return -1;
        if (bytes[at] == '@') {
            at++;
            while (at < length && (isWord(bytes[at]) || bytes[at] == '-')) at++;
            return at;
        }
        if (bytes[at] != '^') return at;
        if (at + 2 >= length || bytes[at + 1] != '^' || bytes[at + 2] != '<') return -1;
        return iri(bytes, at + 2, length);
    }

    /** Has RIOT say what the tokens from a number on are, each in a statement of its own. */
    private boolean learn(int from, Function<String, Optional<List<Quad>>> riot) {
        int many = known.size() - from;
        if (many == 0) return true;
        int bytes = 0;
        for (int number = from; number < known.size(); number++) bytes = Math.addExact(bytes, known.length(number));
        byte[] text = new byte[Math.addExact(bytes, Math.multiplyExact(many, 2 * THING.length + 2 + END.length))];
        int at = 0;
        for (int number = from; number < known.size(); number++) {
            boolean isObject = known.first(number) == '"';
            if (!isObject) at = put(' ', text, known.copy(number, text, at));
            at = put(' ', text, put(THING, text, at));
            if (isObject) at = put(' ', text, put(THING, text, at));
            at = isObject ? known.copy(number, text, at) : put(THING, text, at);
            at = put(END, text, at);
        }
        String statements = new String(text, 0, at, StandardCharsets.UTF_8);
        // Bytes that are no UTF-8 become this, and so does what was written so.
        if (statements.indexOf('\uFFFD') >= 0) return false;
        Optional<List<Quad>> said = riot.apply(statements);
        if (said.isEmpty() || said.get().size() != many) return false;
        int number = from;
        for (Quad quad : said.get()) {
            known.set(number, known.first(number) == '"' ? quad.getObject() : quad.getSubject());
            number++;
        }
        return true;
    }

    private static int put(byte[] what, byte[] to, int at) {
        System.arraycopy(what, 0, to, at, what.length);
        return at + what.length;
    }

    private static int put(char what, byte[] to, int at) {
        to[at] = (byte) what;
        return at + 1;
    }
}
