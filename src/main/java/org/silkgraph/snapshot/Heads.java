package org.silkgraph.snapshot;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Heads and their numbers, from 1, for one {@link Terms}: at most {@value #LIMIT}, so that a number takes two bytes and what
 * never repeats takes no room here. A head has its number from the first term that needs it; once they are used up, heads
 * that are not known stay unknown for good, so that a term is written in one way only.
 *
 * <p>One thread adds, any number reads. The table has its full length from the beginning and only ever gains heads, which are
 * immutable: a reader finds at least those of its version.
 */
final class Heads {
    /** The largest number but one. */
    static final int LIMIT = 1 << 13;

    private static final int SLOTS = LIMIT * 2;
    private static final int RECENT = 64;

    private final @Nullable Head[] table = new Head[SLOTS];
    /** Those asked for lately, found without reading all of a text. */
    private final @Nullable Head[] recent = new Head[RECENT];

    private final int limit;
    private Head[] numbered = new Head[16];
    private int size = 1;

    /** The ways a head is asked for: as it is, or as it is from now on. */
    final Finder finding = this::find;

    final Finder adding = this::add;

    final Head iri = must(Head.Kind.IRI, "");
    final Head blank = must(Head.Kind.BLANK, "");
    final Head string = must(Head.Kind.STRING, "");
    final Head triple = must(Head.Kind.TRIPLE, "");
    final Head whole = must(Head.Kind.WHOLE, "");

    /** How heads are asked for. */
    @FunctionalInterface
    interface Finder {
        /** The head that is the first so many characters of a text, or null where there is none. */
        @Nullable
        Head of(Head.Kind kind, String of, int length);
    }

    Heads() {
        this(LIMIT);
    }

    /** @param limit how many there may be, those without text included */
    Heads(int limit) {
        this.limit = limit;
    }

    private Head must(Head.Kind kind, String text) {
        return put(kind, text, hash(text, text.length()));
    }

    /** The head that is the first so many characters of a text, or null where there is none. */
    @Nullable
    Head find(Head.Kind kind, String of, int length) {
        int quick = (length * 31 + (length < 2 ? 0 : of.charAt(length - 2))) * 7 + kind.ordinal() & RECENT - 1;
        Head near = recent[quick];
        if (near != null && near.is(kind, of, length)) return near;
        Head found = table[slot(kind, of, length, hash(of, length))];
        if (found != null) recent[quick] = found;
        return found;
    }

    /** As {@link #find}, and given a number where there is one left. Only for the thread that adds. */
    @Nullable
    Head add(Head.Kind kind, String of, int length) {
        Head known = find(kind, of, length);
        if (known != null || size >= limit) return known;
        String text = of.substring(0, length);
        return put(kind, text, hash(text, length));
    }

    private Head put(Head.Kind kind, String text, int hash) {
        if (size == numbered.length) numbered = Arrays.copyOf(numbered, size * 2);
        Head head = new Head(size, kind, text);
        numbered[size] = head;
        size++;
        table[slot(kind, text, text.length(), hash)] = head;
        return head;
    }

    private int slot(Head.Kind kind, String of, int length, int hash) {
        int slot = (hash + kind.ordinal()) * 0x9E3779B9 >>> 18;
        while (true) {
            Head there = table[slot];
            if (there == null || there.is(kind, of, length)) return slot;
            slot = slot + 1 & SLOTS - 1;
        }
    }

    private static int hash(String of, int length) {
        if (of.length() == length) return of.hashCode();
        int hash = 0;
        for (int i = 0; i < length; i++) hash = 31 * hash + of.charAt(i);
        return hash;
    }

    /** The heads of a version, and how many there may be: on that it depends how terms are written. */
    void write(BulkOut out, Head[] numbered, int size) throws IOException {
        out.put(limit);
        out.put(size);
        for (int i = 1; i < size; i++) {
            byte[] text = TermBytes.of(numbered[i].text);
            out.put(numbered[i].kind.ordinal());
            out.put(text.length);
            out.put(text, text.length);
        }
    }

    /** @throws IOException where these are not heads that were written */
    static Heads read(BulkIn in) throws IOException {
        int limit = in.getInt();
        if (limit < 0 || limit > LIMIT) throw new IOException("no limit of heads: " + limit);
        Heads heads = new Heads(limit);
        int own = heads.size;
        int size = in.getInt();
        if (size < own || size > Math.max(own, limit)) throw new IOException("no number of heads: " + size);
        for (int number = 1; number < size; number++) {
            Head.Kind kind = kind(in.getInt());
            byte[] bytes = in.bytes(length(in.getInt()));
            String text = TermBytes.text(bytes, 0, bytes.length);
            boolean isOwn = number < own && heads.numbered[number].is(kind, text, text.length());
            if (!isOwn && (number < own || heads.find(kind, text, text.length()) != null)) {
                throw new IOException("no head " + number + ": " + kind + " " + text);
            }
            if (!isOwn) heads.put(kind, text, hash(text, text.length()));
        }
        return heads;
    }

    private static Head.Kind kind(int ordinal) throws IOException {
        Head.Kind[] kinds = Head.Kind.values();
        if (ordinal < 0 || ordinal >= kinds.length) throw new IOException("no kind of heads: " + ordinal);
        return kinds[ordinal];
    }

    private static int length(int length) throws IOException {
        if (length < 0) throw new IOException("no length: " + length);
        return length;
    }

    /** By number, as many as there are now; place 0 is none. */
    Head[] numbered() {
        return numbered;
    }

    /** The largest number and one. */
    int size() {
        return size;
    }

    /** About how many bytes of heap. */
    long bytes() {
        long all = 4L * (SLOTS + RECENT + numbered.length);
        for (int i = 1; i < size; i++) all += 88 + numbered[i].text.length();
        return all;
    }
}
