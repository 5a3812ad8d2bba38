package org.silkgraph.snapshot;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.jena.graph.Node;
import org.jspecify.annotations.Nullable;
import org.silkgraph.terms.Base;

/**
 * The dictionary: terms of RDF and their numbers, dense from 0, for the life of the process.
 *
 * <p>Terms are kept as bytes ({@link TermBytes}, {@link TermTexts}) one behind the other, with an open hash table of numbers
 * over them ({@link TermSlots}) and what many share kept once ({@link Heads}): about 9 bytes a term beside its own text, where
 * a map of objects takes 150. Nodes are made when they are asked for; those asked for lately are kept.
 *
 * <p>One thread adds, any number reads. A reader reads through a {@link View}, made by the thread that adds once all terms of a
 * version are in, and published with that version: what a view may read was written before it was made, and terms that came
 * later, whose slots it may meet while it probes, have numbers from its limit on and are passed over. Nothing is ever
 * overwritten: full arrays and tables are replaced by larger copies, and views keep those they have.
 */
final class Terms {
    private static final String THINGS = Base.iri("id/", "");
    private static final ThreadLocal<TermBytes> ROOM = ThreadLocal.withInitial(TermBytes::new);

    private final long seed;
    private final Heads heads;
    private final TermTexts.Growing texts;
    private final TermBytes room = new TermBytes();
    private final TermBytes.Numbers numbers = this::add;
    private final NodeCache cache = new NodeCache();
    private TermSlots slots;
    private int size;

    Terms() {
        this(ThreadLocalRandom.current().nextLong(), new Heads());
    }

    /** @param seed of the hashes */
    Terms(long seed, Heads heads) {
        this(seed, heads, new TermTexts.Growing(), TermSlots.ofSize(1000), 0);
    }

    private Terms(long seed, Heads heads, TermTexts.Growing texts, TermSlots slots, int size) {
        this.seed = seed;
        this.heads = heads;
        this.texts = texts;
        this.slots = slots;
        this.size = size;
    }

    /** The number of a term, which is added where it has none. Only for the thread that adds. */
    int add(Node term) {
        room.add(term, heads, numbers);
        long hash = hash(room, seed);
        int known = find(room, hash, slots, texts.now(), size);
        if (known != IdAccess.NONE) return known;
        if (slots.isFull(size)) resize((int) Math.min(Integer.MAX_VALUE - 8, size * 3L / 2 + 1));
        int number = size;
        texts.add(room, heads);
        slots.put(number, hash);
        size++;
        return number;
    }

    private static long hash(TermBytes key, long seed) {
        return TermHash.of(key.head().number, key.bytes(), 0, key.length(), seed);
    }

    private void resize(int room) {
        TermSlots other = TermSlots.ofSize(room);
        TermTexts now = texts.now();
        for (int number = 0; number < size; number++) other.put(number, now.hash(now.place(number), seed));
        slots = other;
    }

    /** Gives back what was kept ready for more terms: for the end of a load. Only for the thread that adds. */
    void trim() {
        if (!slots.isFull(size + (size >> 3))) resize(size);
    }

    /** The number of a key, or {@link IdAccess#NONE}; numbers from the limit on are passed over. */
    private static int find(TermBytes key, long hash, TermSlots slots, TermTexts texts, int limit) {
        for (int slot = slots.first(hash); ; slot = slots.next(slot)) {
            int content = slots.slots[slot];
            if (content == 0) return IdAccess.NONE;
            if (!slots.mayBe(content, hash)) continue;
            int number = slots.number(content);
            if (number < limit && texts.is(texts.place(number), key)) return number;
        }
    }

    int size() {
        return size;
    }

    /** Bytes of heap, without the terms kept as objects. */
    long bytes() {
        return texts.now().bytes() + 4L * slots.slots.length + heads.bytes();
    }

    /**
     * What {@link View#write} wrote, and not a byte behind it: ready for more, with the same numbers.
     *
     * @throws IOException where it is something else; what was altered is for a checksum to find
     */
    static Terms read(ReadableByteChannel from) throws IOException {
        BulkIn in = new BulkIn(from);
        long seed = in.getLong();
        int size = in.getInt();
        int length = in.getInt();
        if (size < 0 || length <= size) throw new IOException("no number of terms: " + size + " in " + length);
        Heads heads = Heads.read(in);
        TermTexts.Growing texts = TermTexts.read(in, size);
        return new Terms(seed, heads, texts, new TermSlots(in.ints(length)), size);
    }

    /** What there is now, for readers. Only the thread that adds makes one. */
    View view() {
        return new View(this);
    }

    /** The terms of one version. */
    static final class View {
        private final long seed;
        private final Heads heads;
        private final Head[] numbered;
        private final int headsLimit;
        private final TermTexts texts;
        private final TermSlots slots;
        private final int size;
        private final NodeCache cache;
        private final TermBytes.Numbers numbers = this::id;
        private final TermBytes.Parts parts = this::node;

        private View(Terms terms) {
            this.seed = terms.seed;
            this.heads = terms.heads;
            this.numbered = terms.heads.numbered();
            this.headsLimit = terms.heads.size();
            this.texts = terms.texts.now();
            this.slots = terms.slots;
            this.size = terms.size;
            this.cache = terms.cache;
        }

        int size() {
            return size;
        }

        /** The number of a term, or {@link IdAccess#NONE}. */
        int id(Node term) {
            TermBytes room = ROOM.get();
            room.find(term, heads, numbers);
            return find(room, hash(room, seed), slots, texts, size);
        }

        /** The term of a number. */
        Node node(int number) {
            Node made = cache.get(number);
            if (made != null) return made;
            Node term = texts.term(texts.place(number), numbered, parts);
            cache.put(number, term, size);
            return term;
        }

        /** Whether the term of a number is an IRI; no term is made for that. */
        boolean isIri(int number) {
            return head(number).kind == Head.Kind.IRI;
        }

        /** Whether it is a blank node. */
        boolean isBlank(int number) {
            return head(number).kind == Head.Kind.BLANK;
        }

        /** Whether it is an IRI of a thing, {@code {base}id/…}; no term is made for that. */
        boolean isThing(int number) {
            Head head = head(number);
            if (head.kind != Head.Kind.IRI) return false;
            if (head.text.startsWith(THINGS)) return true;
            return THINGS.startsWith(head.text) && node(number).getURI().startsWith(THINGS);
        }

        /** Whether it is a literal. */
        boolean isLiteral(int number) {
            return head(number).isLiteral();
        }

        /**
         * The language of a literal, in lower case, empty for a literal without; no term is made for that.
         *
         * @return null where the term would have to be made: it is no literal, or its language was written otherwise
         */
        @Nullable
        String language(int number) {
            long place = texts.place(number);
            Head head = numbered[texts.head(place)];
            if (head.kind == Head.Kind.STRING || head.kind == Head.Kind.DATATYPE) return "";
            return head.kind == Head.Kind.LANGUAGE && !texts.hasWritten(place) ? head.text : null;
        }

        /** Writes its terms, for {@link Terms#read}. Any thread. */
        void write(WritableByteChannel to) throws IOException {
            BulkOut out = new BulkOut(to);
            int[] filled = slots.upTo(size);
            out.put(seed);
            out.put(size);
            out.put(filled.length);
            heads.write(out, numbered, headsLimit);
            texts.write(out, size);
            out.put(filled, filled.length);
            out.flush();
        }

        private Head head(int number) {
            return numbered[texts.head(texts.place(number))];
        }
    }
}
