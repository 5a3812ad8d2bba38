package org.silkgraph.store.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.jena.datatypes.TypeMapper;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.RDFPatchOps;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;
import org.silkgraph.terms.Version;

class JournalTest {
    private static final Node P = NodeFactory.createURI("http://example.org/p");
    private static final Node G = NodeFactory.createURI("http://example.org/g");
    private static final long TINY_SEGMENT = 2_000;

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("000000000001.rdfp");
    }

    @Test
    void what_was_appended_is_read_again_in_order() throws IOException {
        List<Commit> written = List.of(commit(1, "一"), commit(2, "<b> \"q\" \\ \n\t"), commit(3, "𠮷"));
        write(written);
        assertEquals(written, read());
    }

    @Test
    void commits_appended_together_are_read_one_by_one() throws IOException {
        List<Commit> written = commits(1, 5);
        try (Journal journal = open()) {
            journal.append(written);
            assertEquals(written.get(2), journal.commit(new Version(3)).orElseThrow());
            assertEquals(new Version(5), journal.last());
        }
        assertEquals(written, read());
    }

    @Test
    void every_kind_of_term_comes_back_as_it_was() throws IOException {
        List<Node> objects = List.of(
                NodeFactory.createLiteralDT("01", XSDDatatype.XSDinteger),
                NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger),
                NodeFactory.createLiteralDT("1e0", XSDDatatype.XSDdouble),
                NodeFactory.createLiteralDT("no number", XSDDatatype.XSDinteger),
                NodeFactory.createLiteralDT("x", TypeMapper.getInstance().getSafeTypeByName("http://example.org/t")),
                NodeFactory.createLiteralString(""),
                NodeFactory.createLiteralString("'\"\"\"'''\u0001\u007f\u2028\ufffd"),
                NodeFactory.createLiteralLang("a", "en-GB"),
                NodeFactory.createBlankNode("b1"),
                NodeFactory.createBlankNode("x-y.z:1"),
                NodeFactory.createURI("urn:a"),
                NodeFactory.createURI("http://example.org/新疆?a=%20#x"));
        List<Quad> quads = objects.stream()
                .map(o -> Quad.create(G, NodeFactory.createBlankNode("s"), P, o))
                .toList();
        Commit commit = new Commit(new Version(1), Instant.EPOCH, who("terms"), quads, List.of());
        write(List.of(commit));
        assertEquals(List.of(commit), read());
    }

    @Test
    void a_journal_torn_at_any_byte_of_its_last_three_entries_opens_and_keeps_every_entry_before() throws IOException {
        List<Commit> written = commits(1, 6);
        write(written);
        int first = starts(Files.readAllBytes(file())).get(3);
        int cuts = tornEverywhere(file(), first, written);
        assertEquals(Files.size(file()) - first - 3, cuts, "one copy a cut, none where nothing was torn");
    }

    @Test
    void a_journal_torn_in_its_last_segment_opens_and_keeps_every_entry_before() throws IOException {
        List<Commit> written = commits(1, 9);
        writeInSegments(written, 3);
        Path last = segments().getLast();
        assertEquals(3, segments().size());
        int cuts = tornEverywhere(last, 0, written);
        assertEquals(Files.size(last) - 3, cuts, "one copy a cut, none where nothing was torn");
    }

    /** Tears a file at every byte from one on, and counts the copies of what was cut off. */
    private int tornEverywhere(Path file, int from, List<Commit> written) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        List<Integer> starts = starts(whole);
        int before = written.size() - starts.size();
        unacknowledged();
        for (int length = from; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            int complete = length == whole.length ? starts.size() : Math.max(0, countUpTo(starts, length) - 1);
            assertEquals(written.subList(0, before + complete), read(), "torn at " + length);
            assertEquals(complete == starts.size() ? whole.length : starts.get(complete), Files.size(file));
        }
        return copies().size();
    }

    @Test
    void a_journal_cut_before_what_was_acknowledged_opens_at_every_byte_and_tells_what_is_gone() throws IOException {
        List<Commit> written = commits(1, 4);
        write(written);
        byte[] whole = Files.readAllBytes(file());
        byte[] mark = Files.readAllBytes(directory.resolve("acknowledged"));
        List<Integer> starts = starts(whole);
        for (int length = starts.get(1); length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            Files.write(directory.resolve("acknowledged"), mark);
            try (Journal journal = open()) {
                assertEquals(Optional.of(new Version(4)), journal.lost(), "cut at " + length);
            }
            assertEquals(written.subList(0, Math.max(0, countUpTo(starts, length) - 1)), read(), "cut at " + length);
            try (Journal journal = open()) {
                assertEquals(Optional.empty(), journal.lost(), "told once");
            }
        }
    }

    @Test
    void a_last_segment_that_is_gone_is_told() throws IOException {
        writeInSegments(commits(1, 6), 3);
        Files.delete(segments().getLast());
        try (Journal journal = open()) {
            assertEquals(Optional.of(new Version(6)), journal.lost());
        }
    }

    @Test
    void a_bit_flipped_anywhere_in_an_acknowledged_entry_is_refused_and_nothing_is_cut() throws IOException {
        writeInSegments(commits(1, 6), 3);
        for (Path file : segments())
            flipEverywhere(file, flipped -> {
                assertThrows(JournalDamaged.class, this::read, file + " " + flipped);
                assertEquals(List.of(), copies());
            });
        assertEquals(commits(1, 6), read());
    }

    @Test
    void a_bit_flipped_in_a_last_entry_nobody_was_told_of_is_refused_or_cut_with_a_copy_and_never_read()
            throws IOException {
        List<Commit> written = commits(1, 6);
        writeInSegments(written, 3);
        Path last = segments().getLast();
        byte[] whole = Files.readAllBytes(last);
        int start = starts(whole).getLast();
        int[] cuts = {0};
        flipEverywhere(last, flipped -> {
            unacknowledged();
            byte[] bad = Files.readAllBytes(last);
            try {
                assertEquals(written.subList(0, 5), read(), "flipped at " + flipped);
                assertTrue(flipped >= start, "an entry with a successor was cut at " + flipped);
                assertArrayEquals(Arrays.copyOfRange(bad, start, bad.length), Files.readAllBytes(copies().getFirst()));
                Files.delete(copies().getFirst());
                cuts[0]++;
            } catch (JournalDamaged damage) {
                assertArrayEquals(bad, Files.readAllBytes(last));
            }
        });
        assertTrue(cuts[0] > (whole.length - start) / 6, "cut " + cuts[0]);
    }

    /** What is tried with a file that has one bad bit, in the byte given. */
    private interface Trial {
        void with(int flipped) throws IOException;
    }

    /** One bit of every third byte, each time of the file as it was. */
    private static void flipEverywhere(Path file, Trial trial) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 3) {
            byte[] bad = whole.clone();
            bad[at] ^= (byte) (1 << at % 8);
            Files.write(file, bad);
            trial.with(at);
        }
        Files.write(file, whole);
    }

    @Test
    void a_mark_that_cannot_be_read_counts_as_none() throws IOException {
        write(commits(1, 2));
        Path mark = directory.resolve("acknowledged");
        String line = Files.readString(mark);
        Files.writeString(mark, line.replace("version=000000000002", "version=000000000007"));
        assertEquals(commits(1, 2), read());
        assertEquals(line, Files.readString(mark));
    }

    private List<Path> copies() throws IOException {
        try (Stream<Path> kept = Files.list(directory)) {
            return kept.filter(path -> path.getFileName().toString().startsWith("cut-"))
                    .toList();
        }
    }

    /** As after a crash before anybody was told of the last entries. */
    private void unacknowledged() throws IOException {
        Files.deleteIfExists(directory.resolve("acknowledged"));
    }

    private static int countUpTo(List<Integer> starts, int length) {
        return (int) starts.stream().filter(start -> start <= length).count();
    }

    @Test
    void what_was_cut_off_is_kept_byte_by_byte() throws IOException {
        write(commits(1, 2));
        byte[] whole = Files.readAllBytes(file());
        int second = starts(whole).get(1);
        unacknowledged();
        Files.write(file(), Arrays.copyOf(whole, whole.length - 1));
        try (Journal journal = open()) {
            assertArrayEquals(
                    Arrays.copyOfRange(whole, second, whole.length - 1),
                    Files.readAllBytes(journal.cut().orElseThrow()));
        }
        try (Journal journal = open()) {
            assertTrue(journal.cut().isEmpty());
        }
    }

    @Test
    void after_a_cut_the_next_commit_takes_the_free_version() throws IOException {
        write(commits(1, 2));
        byte[] whole = Files.readAllBytes(file());
        unacknowledged();
        Files.write(file(), Arrays.copyOf(whole, whole.length - 3));
        try (Journal journal = open()) {
            journal.append(List.of(commit(2, "again")));
        }
        assertEquals(List.of(commit(1, "1"), commit(2, "again")), read());
    }

    @Test
    void a_bad_entry_before_a_good_one_is_refused_wherever_the_byte_stands_and_nothing_is_cut() throws IOException {
        write(commits(1, 3));
        byte[] whole = Files.readAllBytes(file());
        int last = starts(whole).get(2);
        for (int at = 0; at < last; at += 7) {
            byte[] bad = whole.clone();
            bad[at] ^= 1;
            Files.write(file(), bad);
            JournalDamaged damage = assertThrows(JournalDamaged.class, this::read, "at " + at);
            assertTrue(damage.getMessage().contains("backup"), damage.getMessage());
            assertArrayEquals(bad, Files.readAllBytes(file()));
        }
    }

    @Test
    void an_entry_of_another_journal_is_noticed() throws IOException {
        write(commits(1, 2));
        byte[] one = Files.readAllBytes(file());
        Files.delete(file());
        unacknowledged();
        write(List.of(commit(1, "else"), commit(2, "2")));
        byte[] other = Files.readAllBytes(file());
        byte[] mixed = Arrays.copyOf(
                one, starts(one).get(1) + other.length - starts(other).get(1));
        System.arraycopy(
                other,
                starts(other).get(1),
                mixed,
                starts(one).get(1),
                other.length - starts(other).get(1));
        Files.write(file(), mixed);
        assertThrows(JournalDamaged.class, this::read);
    }

    @Test
    void a_long_journal_goes_on_in_another_segment_and_reads_as_one() throws IOException {
        List<Commit> written = commits(1, 20);
        try (Journal journal = Journal.open(directory, Clock.systemUTC(), TINY_SEGMENT)) {
            for (Commit commit : written) journal.append(List.of(commit));
            assertEquals(written.get(12), journal.commit(new Version(13)).orElseThrow());
        }
        assertTrue(segments().size() > 3, segments().toString());
        assertEquals(written, read());
        try (Journal journal = open()) {
            journal.append(List.of(commit(21, "21")));
        }
        assertEquals(21, read().size());
    }

    @Test
    void a_segment_that_is_missing_or_torn_before_the_last_is_damage() throws IOException {
        try (Journal journal = Journal.open(directory, Clock.systemUTC(), TINY_SEGMENT)) {
            for (Commit commit : commits(1, 20)) journal.append(List.of(commit));
        }
        Path second = segments().get(1);
        byte[] whole = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(whole, whole.length - 1));
        assertThrows(JournalDamaged.class, this::read);
        Files.delete(second);
        assertThrows(JournalDamaged.class, this::read);
    }

    @Test
    void an_empty_last_segment_is_where_writing_goes_on() throws IOException {
        try (Journal journal = Journal.open(directory, Clock.systemUTC(), TINY_SEGMENT)) {
            for (Commit commit : commits(1, 4)) journal.append(List.of(commit));
        }
        Files.createFile(directory.resolve("000000000005.rdfp"));
        try (Journal journal = open()) {
            journal.append(List.of(commit(5, "5")));
        }
        assertEquals(commits(1, 5), read());
    }

    @Test
    void a_large_commit_is_streamed_and_reads_the_same() throws IOException {
        List<Quad> many = IntStream.range(0, 30_000)
                .mapToObj(n -> Quad.create(G, NodeFactory.createURI("http://example.org/" + n), P, P))
                .toList();
        Commit large = new Commit(new Version(1), Instant.EPOCH, who("large"), many, List.of());
        try (Journal journal = open()) {
            journal.append(List.of(large, commit(2, "after")));
        }
        assertEquals(List.of(large, commit(2, "after")), read());
        byte[] whole = Files.readAllBytes(file());
        unacknowledged();
        Files.write(file(), Arrays.copyOf(whole, whole.length / 2));
        assertEquals(List.of(), read());
    }

    @Test
    void headers_are_read_without_the_quads() throws IOException {
        Commit commit = new Commit(
                new Version(1),
                Instant.parse("2026-11-24T00:00:00Z"),
                new Attribution(
                        new Author("张"), new Author("token"), "changes", "为什么 \"q\"", List.of("urn:a", "urn:b")),
                commit(1, "x").added(),
                List.of());
        write(List.of(commit));
        try (Journal journal = open()) {
            Summary summary = journal.summary(new Version(1)).orElseThrow();
            assertEquals(new Summary(new Version(1), commit.time(), commit.who(), 2, 0), summary);
            assertTrue(journal.summary(new Version(2)).isEmpty());
        }
    }

    @Test
    void entries_of_the_first_format_are_still_read_and_followed() throws IOException {
        String body =
                """
                H version "1" .
                H time "2026-11-24T00:00:00Z" .
                H author "tester" .
                H message "because" .
                TX .
                A <http://example.org/p> <http://example.org/p> "a"@zh .
                TC .
                """;
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String frame = "# silkgraph journal 1 version=1 length=" + bytes.length + " sha256="
                + Frame.hex(Frame.digest().digest(bytes)) + "\n";
        Files.writeString(file(), frame + body);
        try (Journal journal = open()) {
            assertEquals(1, journal.summary(new Version(1)).orElseThrow().added());
            journal.append(List.of(commit(2, "b")));
        }
        List<Commit> all = read();
        assertEquals("because", all.getFirst().who().message());
        assertEquals(commit(2, "b"), all.get(1));
    }

    @Test
    void versions_must_follow_one_another() throws IOException {
        try (Journal journal = open()) {
            assertThrows(IllegalStateException.class, () -> journal.append(List.of(commit(2, "b"))));
            assertFalse(journal.isBroken());
        }
    }

    @Test
    void the_file_is_a_valid_rdf_patch() throws IOException {
        write(commits(1, 2));
        try (var in = Files.newInputStream(file())) {
            RDFPatchOps.read(in);
        }
    }

    private Journal open() throws IOException {
        return Journal.open(directory, Clock.systemUTC());
    }

    private void write(List<Commit> commits) throws IOException {
        try (Journal journal = open()) {
            for (Commit commit : commits) journal.append(List.of(commit));
        }
    }

    /** So many entries a segment. */
    private void writeInSegments(List<Commit> commits, int each) throws IOException {
        write(commits.subList(0, each));
        long full = Files.size(file());
        try (Journal journal = Journal.open(directory, Clock.systemUTC(), full)) {
            for (Commit commit : commits.subList(each, commits.size())) journal.append(List.of(commit));
        }
    }

    private List<Commit> read() throws IOException {
        List<Commit> all = new ArrayList<>();
        try (Journal journal = open()) {
            journal.replay().forEachRemaining(all::add);
        }
        return all;
    }

    private List<Path> segments() throws IOException {
        return Chain.files(directory);
    }

    private static List<Integer> starts(byte[] file) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        List<Integer> starts = new ArrayList<>();
        for (int at = text.indexOf(Frame.START); at >= 0; at = text.indexOf(Frame.START, at + 1)) starts.add(at);
        return starts;
    }

    private static List<Commit> commits(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(version -> commit(version, String.valueOf(version)))
                .toList();
    }

    private static Attribution who(String message) {
        return Attribution.of(new Author("tester"), "load", message);
    }

    private static Commit commit(int version, String text) {
        Node value = NodeFactory.createLiteralLang(text, "zh");
        return new Commit(
                new Version(version),
                Instant.parse("2026-11-24T00:00:00Z"),
                who("because " + text),
                List.of(Quad.create(Quad.defaultGraphIRI, P, P, value), Quad.create(G, P, P, value)),
                List.of(Quad.create(Quad.defaultGraphIRI, P, P, P)));
    }
}
