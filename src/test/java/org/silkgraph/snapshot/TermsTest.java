package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "b",
            "1",
            "01",
            "a--ltr",
            "多民族 𠀀",
            "\uFFFD",
            "\uD800",
            "\uDC00\uD800",
            "x\uDBFF",
            "\u0000",
            "\u007F\u0080\u07FF\u0800\uFFFF",
            "a\uD800\uFFFD𠀀",
            "x".repeat(127),
            "x".repeat(128),
            "é".repeat(9000));
    private static final List<String> NAMESPACES = List.of(
            "",
            "/",
            "#",
            ":",
            "urn:",
            "urn:a:",
            "http://e.org/",
            "http://e.org/a/",
            "http://e.org/a#",
            "http://e.org/a/b/",
            "http://e.org:80/\uD800/",
            "中/");
    private static final List<String> LANGUAGES = List.of("en", "EN", "zh-Hans", "zh-hans", "zh-HANS", "ar");
    private static final List<String> DATATYPES = List.of(
            "http://www.w3.org/2001/XMLSchema#integer",
            "http://www.w3.org/2001/XMLSchema#decimal",
            "http://www.w3.org/2001/XMLSchema#string",
            "urn:type",
            "");

    /** A term of any kind; numbers make many of them differ. */
    private static Node term(Random random, int depth) {
        String text = random.nextInt(3) == 0 ? Integer.toString(random.nextInt(5000)) : one(TEXTS, random);
        return switch (random.nextInt(depth < 3 ? 8 : 7)) {
            case 0, 1 -> NodeFactory.createURI(one(NAMESPACES, random) + text);
            case 2 -> NodeFactory.createBlankNode(text);
            case 3 -> NodeFactory.createLiteralString(text);
            case 4 -> NodeFactory.createLiteralLang(text, one(LANGUAGES, random));
            case 5 ->
                NodeFactory.createLiteralDirLang(text, one(LANGUAGES, random), random.nextBoolean() ? "ltr" : "rtl");
            case 6 ->
                NodeFactory.createLiteralDT(text, TypeMapper.getInstance().getSafeTypeByName(one(DATATYPES, random)));
            default ->
                NodeFactory.createTripleTerm(
                        term(random, depth + 1), NodeFactory.createURI("urn:p" + text), term(random, depth + 1));
        };
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static Map<Node, Integer> filled(Terms terms, Random random, int draws) {
        Map<Node, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < draws; i++) {
            Node term = term(random, 0);
            int number = terms.add(term);
            Integer before = numbers.putIfAbsent(term, number);
            if (before != null) assertEquals(before, number, () -> "one number for " + term);
        }
        return numbers;
    }

    private static void holds(Map<Node, Integer> numbers, Terms.View view, String what) {
        assertEquals(numbers.size(), numbers.values().stream().distinct().count(), what);
        numbers.forEach((term, number) -> {
            assertEquals(number, view.id(term), () -> what + ": " + term);
            assertEquals(term, view.node(number), what);
            assertEquals(term.toString(), view.node(number).toString(), what + ": as it was first written");
            assertEquals(term.isURI(), view.isIri(number), what);
            assertEquals(term.isBlank(), view.isBlank(number), what);
            assertEquals(term.isLiteral(), view.isLiteral(number), what);
        });
    }

    @ParameterizedTest
    @CsvSource({"1,8192", "2,8192", "3,6", "4,7", "5,9", "6,12", "7,20"})
    void terms_are_the_same_if_and_only_if_their_numbers_are(long seed, int heads) {
        Terms terms = new Terms(seed, new Heads(heads));
        String what = "seed " + seed + ", heads " + heads;

        Map<Node, Integer> numbers = filled(terms, new Random(seed), 20_000);

        holds(numbers, terms.view(), what);
        terms.trim();
        holds(numbers, terms.view(), what + ", trimmed");
        numbers.forEach((term, number) -> assertEquals(number, terms.add(term), what));
    }

    @ParameterizedTest
    @CsvSource({"1,0,8192", "2,1,8192", "3,7,3", "4,8,8", "5,30000,10", "6,100000,8192"})
    void what_a_view_wrote_is_read_and_goes_on(long seed, int draws, int heads) throws IOException {
        Terms terms = new Terms(seed, new Heads(heads));
        Map<Node, Integer> numbers = filled(terms, new Random(seed), draws);
        Terms.View view = terms.view();
        // Whatever comes before it is written stays out.
        filled(terms, new Random(seed + 100), 50);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        view.write(Channels.newChannel(file));
        file.write(42);

        ByteArrayInputStream in = new ByteArrayInputStream(file.toByteArray());
        Terms read = Terms.read(Channels.newChannel(in));

        assertEquals(42, in.read(), "nothing behind it was read");
        assertEquals(view.size(), read.size());
        holds(numbers, read.view(), "seed " + seed);
        filled(read, new Random(seed + 200), 5000).forEach((term, number) -> {
            Integer before = numbers.get(term);
            if (before != null) assertEquals(before, number);
            assertEquals(term, read.view().node(number));
            assertEquals(number, read.view().id(term));
        });
        holds(numbers, read.view(), "seed " + seed + ", gone on");
    }

    @Test
    void a_file_that_was_cut_is_no_dictionary() throws IOException {
        Terms terms = new Terms();
        filled(terms, new Random(1), 3000);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        terms.view().write(Channels.newChannel(file));

        for (int length = 0; length < file.size(); length += file.size() / 50) {
            byte[] cut = Arrays.copyOf(file.toByteArray(), length);
            assertThrows(IOException.class, () -> Terms.read(Channels.newChannel(new ByteArrayInputStream(cut))));
        }
    }

    @Test
    void a_language_is_shown_as_it_was_first_written() {
        Terms terms = new Terms(1, new Heads());
        int shown = terms.add(NodeFactory.createLiteralLang("a", "zh-Hans"));

        assertEquals(shown, terms.add(NodeFactory.createLiteralLang("a", "ZH-hans")));
        assertEquals("zh-Hans", terms.view().node(shown).getLiteralLanguage());
    }

    @Test
    void an_iri_whose_namespace_came_too_late_has_one_number_still() {
        Terms terms = new Terms(1, new Heads(8));
        List<Node> iris = IntStream.range(0, 400)
                .mapToObj(i -> NodeFactory.createURI("http://e.org/" + i % 20 + "/" + i))
                .toList();

        List<Integer> numbers = iris.stream().map(terms::add).toList();

        assertEquals(400, terms.size());
        assertEquals(numbers, iris.stream().map(terms.view()::id).toList());
        assertEquals(iris, numbers.stream().map(terms.view()::node).toList());
    }

    @Test
    void terms_whose_hashes_meet_are_kept_apart() {
        // 400,000 terms: hashes of 32 bits would meet nearly twenty times, slots and their bits much more often.
        Terms terms = new Terms(1, new Heads());
        for (int i = 0; i < 400_000; i++) {
            assertEquals(i, terms.add(NodeFactory.createLiteralString(Integer.toString(i))));
        }
        Terms.View view = terms.view();
        for (int i = 0; i < 400_000; i++) {
            assertEquals(i, view.id(NodeFactory.createLiteralString(Integer.toString(i))));
        }
        assertEquals(IdAccess.NONE, view.id(NodeFactory.createLiteralString("400000")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, 1 << 20, 3 << 20})
    void texts_may_be_longer_than_a_page(int length) {
        Terms terms = new Terms();
        List<Node> texts = IntStream.range(0, 20)
                .mapToObj(i -> NodeFactory.createLiteralString("x".repeat(length) + i))
                .toList();
        List<Integer> numbers = texts.stream().map(terms::add).toList();

        assertEquals(texts, numbers.stream().map(terms.view()::node).toList());
        assertEquals(numbers, texts.stream().map(terms.view()::id).toList());
    }

    @Test
    void a_view_does_not_know_what_came_later() {
        Terms terms = new Terms();
        int before = terms.add(NodeFactory.createURI("http://e.org/before"));
        Terms.View view = terms.view();
        terms.add(NodeFactory.createURI("http://e.org/after"));

        assertEquals(before, view.id(NodeFactory.createURI("http://e.org/before")));
        assertEquals(IdAccess.NONE, view.id(NodeFactory.createURI("http://e.org/after")));
        assertEquals(1, view.size());
    }

    @Test
    void a_term_of_a_triple_that_is_not_known_is_not_known() {
        Terms terms = new Terms();
        Node known = NodeFactory.createURI("urn:known");
        terms.add(known);
        Node triple = NodeFactory.createTripleTerm(known, known, NodeFactory.createURI("urn:other"));

        assertEquals(IdAccess.NONE, terms.view().id(triple));
    }

    /** What one thread has published for others to check. */
    private record Published(Terms.View view, List<Node> terms) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void readers_read_while_one_thread_adds(long seed) {
        Terms terms = new Terms(seed, new Heads(40));
        Published[] latest = {new Published(terms.view(), List.of())};
        boolean[] done = {false};
        Object lock = new Object();
        List<CompletableFuture<Integer>> readers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    int reads = 0;
                    while (true) {
                        Published now;
                        boolean last;
                        synchronized (lock) {
                            now = latest[0];
                            last = done[0];
                        }
                        Random random = new Random(seed + reads);
                        for (int i = 0; i < 200 && !now.terms().isEmpty(); i++) {
                            int number = random.nextInt(now.terms().size());
                            Node term = now.terms().get(number);
                            assertEquals(number, now.view().id(term));
                            assertEquals(term, now.view().node(number));
                            reads++;
                        }
                        Node unknown = NodeFactory.createLiteralString("unknown " + reads);
                        assertEquals(IdAccess.NONE, now.view().id(unknown));
                        if (last) return reads;
                    }
                }))
                .limit(2)
                .toList();

        Random random = new Random(seed);
        Map<Node, Integer> numbers = new HashMap<>();
        List<Node> all = new ArrayList<>();
        for (int version = 0; version < 300; version++) {
            for (int i = 0; i < 100; i++) {
                Node term = term(random, 0);
                int number = terms.add(term);
                if (term.isTripleTerm() && number > all.size()) addParts(term, terms, numbers, all);
                if (numbers.putIfAbsent(term, number) == null) all.add(term);
                assertEquals(term, all.get(number));
            }
            Published next = new Published(terms.view(), List.copyOf(all));
            synchronized (lock) {
                latest[0] = next;
            }
        }
        synchronized (lock) {
            done[0] = true;
        }
        for (CompletableFuture<Integer> reader : readers) assertTrue(reader.join() > 0, "seed " + seed);
    }

    /** Parts have numbers before the whole. */
    private static void addParts(Node triple, Terms terms, Map<Node, Integer> numbers, List<Node> all) {
        for (Node part : List.of(
                triple.getTriple().getSubject(),
                triple.getTriple().getPredicate(),
                triple.getTriple().getObject())) {
            if (part.isTripleTerm()) addParts(part, terms, numbers, all);
            if (numbers.putIfAbsent(part, terms.add(part)) == null) all.add(part);
        }
    }

    @Test
    void a_term_takes_few_bytes_beside_its_text() {
        Terms terms = new Terms();
        int text = 0;
        for (int i = 0; i < 200_000; i++) {
            terms.add(NodeFactory.createURI("https://w3id.org/silkgraph/id/project-" + i));
            text += ("project-" + i).length();
        }
        terms.trim();

        double beside = (terms.bytes() - text) / 200_000.0;
        assertTrue(beside < 14, beside + " bytes a term beside its text");
        assertFalse(beside < 5, beside + " bytes are counted wrongly");
    }
}
