package org.silkgraph.snapshot;

import java.io.IOException;
import java.util.Arrays;
import org.apache.jena.graph.Node;

/**
 * The bytes of terms, one entry behind the other in the order of their numbers.
 *
 * <p>An entry is the number of its head, doubled, and one more where the language stands as it was written; the length of the
 * text; the text; then, if so, the number of the head that is the language as written, or 0 and its length and text. Numbers
 * are written seven bits a byte, the lowest first.
 *
 * <p>A place is kept for every fourth entry, the others are found by walking: one byte a term instead of four. An entry
 * does not begin with a zero, so that a zero (or the end of a page) says that entries go on at the next page. Places count
 * steps of four bytes, so that 32 bits reach 16 GB in pages of 256 KB.
 *
 * <p>Readers see the arrays of their time; what belongs to numbers below their limit is never written again.
 */
final class TermTexts {
    /** Of 256 KB with its header, so that no collector takes it for a giant and gives it regions of its own. */
    private static final int PAGE = (1 << 18) - 16;

    private static final int FIRST_PAGE = 1 << 12;
    private static final int BLOCK = 4;
    private static final int STEP = 4;
    private static final int STEPS_BITS = 16;

    private final byte[][] pages;
    private final int[] blocks;

    private TermTexts(byte[][] pages, int[] blocks) {
        this.pages = pages;
        this.blocks = blocks;
    }

    /** Where an entry begins: page in the upper half, byte in the lower. */
    long place(int number) {
        int block = blocks[number / BLOCK];
        int page = block >>> STEPS_BITS;
        int at = (block & (1 << STEPS_BITS) - 1) * STEP;
        byte[] bytes = pages[page];
        for (int more = number & BLOCK - 1; more > 0; more--) {
            at = end(bytes, at);
            if (at == bytes.length || bytes[at] == 0) {
                bytes = pages[++page];
                at = 0;
            }
        }
        return (long) page << 32 | at;
    }

    private byte[] page(long place) {
        return pages[(int) (place >>> 32)];
    }

    private static int at(long place) {
        return (int) place;
    }

    /** The head of an entry, as its number. */
    int head(long place) {
        return number(page(place), at(place)) >>> 1;
    }

    /** Whether an entry has a key. */
    boolean is(long place, TermBytes key) {
        byte[] bytes = page(place);
        int at = at(place);
        int first = number(bytes, at);
        if (first >>> 1 != key.head().number) return false;
        at += width(first);
        int length = number(bytes, at);
        if (length != key.length()) return false;
        at += width(length);
        return Arrays.equals(bytes, at, at + length, key.bytes(), 0, length);
    }

    /** The hash of the key of an entry. */
    long hash(long place, long seed) {
        byte[] bytes = page(place);
        int at = at(place);
        int first = number(bytes, at);
        at += width(first);
        int length = number(bytes, at);
        return TermHash.of(first >>> 1, bytes, at + width(length), length, seed);
    }

    /** The term of an entry. */
    Node term(long place, Head[] heads, TermBytes.Parts parts) {
        byte[] bytes = page(place);
        int at = at(place);
        int first = number(bytes, at);
        at += width(first);
        int length = number(bytes, at);
        at += width(length);
        String written = (first & 1) == 0 ? "" : written(bytes, at + length, heads);
        return TermBytes.term(heads[first >>> 1], bytes, at, length, written, parts);
    }

    private static String written(byte[] bytes, int from, Head[] heads) {
        int head = number(bytes, from);
        int at = from + width(head);
        if (head > 0) return heads[head].text;
        int length = number(bytes, at);
        return TermBytes.text(bytes, at + width(length), length);
    }

    /** Where an entry ends. */
    private static int end(byte[] bytes, int from) {
        int first = number(bytes, from);
        int at = from + width(first);
        int length = number(bytes, at);
        at += width(length) + length;
        if ((first & 1) == 0) return at;
        int head = number(bytes, at);
        at += width(head);
        if (head > 0) return at;
        int more = number(bytes, at);
        return at + width(more) + more;
    }

    /** A number that begins at a byte. */
    private static int number(byte[] bytes, int at) {
        int value = bytes[at];
        if (value >= 0) return value;
        value &= 0x7F;
        int next = at;
        for (int shift = 7; ; shift += 7) {
            int more = bytes[++next];
            value |= (more & 0x7F) << shift;
            if (more >= 0) return value;
        }
    }

    /** How many bytes a number takes. */
    private static int width(int number) {
        if (number < 1 << 7) return 1;
        if (number < 1 << 14) return 2;
        if (number < 1 << 21) return 3;
        return number < 1 << 28 ? 4 : 5;
    }

    private static int put(byte[] to, int at, int number) {
        int rest = number;
        int next = at;
        while (rest >= 1 << 7) {
            to[next++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[next++] = (byte) rest;
        return next;
    }

    /** Bytes of heap. */
    long bytes() {
        long all = 4L * (pages.length + blocks.length);
        for (byte[] page : pages) if (page != null) all += page.length;
        return all;
    }

    /** The entries of the first so many numbers. */
    void write(BulkOut out, int size) throws IOException {
        int used = (size + BLOCK - 1) / BLOCK;
        long last = size == 0 ? -1L << 32 : place(size - 1);
        int full = (int) (last >>> 32);
        out.put(full + 1);
        for (int i = 0; i <= full; i++) {
            int length = i < full ? pages[i].length : end(pages[i], at(last));
            out.put(length);
            out.put(pages[i], length);
        }
        out.put(blocks, used);
    }

    /** @throws IOException where these are not entries that were written */
    static Growing read(BulkIn in, int size) throws IOException {
        Growing texts = new Growing();
        int count = in.getInt();
        if (count < 0 || count > 1 << Integer.SIZE - STEPS_BITS) throw new IOException("no number of pages: " + count);
        texts.pages = new byte[Math.max(16, count)][];
        for (int i = 0; i < count; i++) {
            int length = in.getInt();
            if (length < 0) throw new IOException("no length of a page: " + length);
            texts.pages[i] = in.bytes(length);
        }
        texts.blocks = in.ints((int) ((size + BLOCK - 1L) / BLOCK));
        texts.size = size;
        texts.page = count - 1;
        // The last page is as long as it was; what comes begins another.
        texts.used = count == 0 ? 0 : texts.pages[count - 1].length;
        texts.now = new TermTexts(texts.pages, texts.blocks);
        return texts;
    }

    /** Takes entries in the order of their numbers. One thread. */
    static final class Growing {
        private byte[][] pages = new byte[16][];
        private int[] blocks = new int[128];
        private int size;
        private int page = -1;
        private int used;
        private TermTexts now = new TermTexts(pages, blocks);

        /** What there is, also of what comes until an array is replaced by a larger one. */
        TermTexts now() {
            return now;
        }

        /** The next entry. */
        void add(TermBytes key, Heads heads) {
            Written written = Written.of(key.written(), heads);
            int first = key.head().number << 1 | (written.isNothing() ? 0 : 1);
            int length = width(first) + width(key.length()) + key.length() + written.length();
            place(length);
            byte[] to = pages[page];
            int at = put(to, put(to, used, first), key.length());
            System.arraycopy(key.bytes(), 0, to, at, key.length());
            written.put(to, at + key.length());
            used += length;
            size++;
        }

        private void place(int length) {
            boolean begins = (size & BLOCK - 1) == 0;
            if (begins) used = Math.addExact(used, STEP - 1) & -STEP;
            if (page < 0 || length > pages[page].length - used) turn(length);
            if (begins) {
                int block = size / BLOCK;
                if (block == blocks.length) {
                    blocks = Arrays.copyOf(blocks, block + (block >> 2) + 128);
                    now = new TermTexts(pages, blocks);
                }
                blocks[block] = page << STEPS_BITS | used / STEP;
            }
        }

        private void turn(int length) {
            page++;
            if (page == 1 << Integer.SIZE - STEPS_BITS) throw new IllegalStateException("more than 16 GB of terms");
            if (page == pages.length) {
                pages = Arrays.copyOf(pages, page * 2);
                now = new TermTexts(pages, blocks);
            }
            // Each as long as all before, so that a small dictionary stays small.
            int usual = page == 0 ? FIRST_PAGE : Math.min(PAGE, FIRST_PAGE << Math.min(page - 1, 16));
            pages[page] = new byte[Math.max(usual, length)];
            used = 0;
        }
    }

    /** A language as it was written, where the key does not tell: a head, or its own bytes. */
    private record Written(int head, byte[] text) {
        private static final byte[] NONE = {};
        private static final Written NOTHING = new Written(0, NONE);

        static Written of(String language, Heads heads) {
            if (language.isEmpty()) return NOTHING;
            Head head = heads.add(Head.Kind.WRITTEN, language, language.length());
            return head == null ? new Written(0, TermBytes.of(language)) : new Written(head.number, NONE);
        }

        boolean isNothing() {
            return head == 0 && text.length == 0;
        }

        int length() {
            if (isNothing()) return 0;
            return head > 0 ? width(head) : 1 + width(text.length) + text.length;
        }

        void put(byte[] to, int from) {
            if (isNothing()) return;
            int at = TermTexts.put(to, from, head);
            if (head > 0) return;
            at = TermTexts.put(to, at, text.length);
            System.arraycopy(text, 0, to, at, text.length);
        }
    }
}
