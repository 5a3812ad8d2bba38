package org.silkgraph.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.terms.Author;

class TokensTest {
    @TempDir
    private Path temporary;

    private final Hand clock = new Hand();

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2031-05-01T08:00:00.123Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private Path store() {
        return temporary.resolve("store");
    }

    private Path file() {
        return store().resolve("tokens");
    }

    private Tokens tokens() {
        return new Tokens(store(), clock, AccessSettings.DEFAULTS);
    }

    private static Optional<Caller> caller(Tokens tokens, String value) {
        return tokens.caller(new TokenValue(value));
    }

    @Test
    void a_token_names_its_caller() {
        Tokens tokens = tokens();
        String value = Issued.value(tokens, Role.EDITOR, "张三 (Gansu)");
        assertEquals(Optional.of(new Caller("张三 (Gansu)", Optional.of(Role.EDITOR))), caller(tokens, value));
        assertTrue(value.matches("sg_[A-Za-z0-9_-]{43}"), "the form of a token");
    }

    @Test
    void nothing_else_names_a_caller() {
        Tokens tokens = tokens();
        assertEquals(Optional.empty(), caller(tokens, ""));
        String value = Issued.value(tokens, Role.ADMIN, "a");
        String hash = tokens.list().getFirst().sha256();
        for (String other : List.of(
                "",
                "sg_",
                value + " ",
                value + "A",
                value.substring(0, value.length() - 1),
                value.substring(3),
                value.toUpperCase(java.util.Locale.ROOT),
                hash,
                "a",
                "x".repeat(100_000))) {
            assertEquals(Optional.empty(), caller(tokens, other));
        }
    }

    @Test
    void two_tokens_are_never_the_same() {
        Tokens tokens = tokens();
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 50; i++) values.add(Issued.value(tokens, Role.READER, "r" + i));
        assertEquals(50, values.size());
        assertEquals(50, tokens.list().stream().map(Token::id).distinct().count());
        for (String value : values) assertTrue(caller(tokens, value).isPresent());
    }

    @Test
    void only_the_hash_is_kept() throws Exception {
        String value = Issued.value(tokens(), Role.EDITOR, "e");
        String kept = Files.readString(file());
        assertFalse(kept.contains(value.substring(3)));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        assertTrue(kept.contains("\"sha256\":\"" + HexFormat.of().formatHex(hash) + "\""), kept);
        assertTrue(kept.endsWith("\n") && kept.lines().count() == 1, kept);
    }

    @Test
    void neither_the_value_nor_the_hash_is_in_what_is_printed_of_a_token() {
        Issue.Issued issued = (Issue.Issued) tokens().issue(Role.EDITOR, "e", Optional.empty());
        for (Object printed : List.of(issued, issued.token(), issued.value(), tokens().list())) {
            assertFalse(printed.toString().contains(issued.value().text().substring(3, 20)));
            assertFalse(printed.toString().contains(issued.token().sha256().substring(0, 20)));
        }
    }

    @Test
    void the_files_are_for_their_owner_only_whatever_lay_there_before() throws IOException {
        Files.createDirectories(store());
        Path left = Files.writeString(store().resolve("tokens.part"), "left by a crash");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        Issued.value(tokens(), Role.READER, "r");
        assertEquals("rw-------", permissions(file()));
        assertEquals("rw-------", permissions(store().resolve("tokens.lock")));
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        Issued.value(tokens(), Role.READER, "r2");
        assertEquals("rw-------", permissions(file()));
        assertEquals(Set.of("tokens", "tokens.lock"), files());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> all = Files.list(store())) {
            return new TreeSet<>(all.map(path -> path.getFileName().toString()).toList());
        }
    }

    @Test
    void asking_makes_no_file_and_no_directory() {
        Tokens tokens = tokens();
        assertEquals(List.of(), tokens.list());
        assertEquals(Optional.empty(), tokens.revoke("x"));
        assertEquals(Optional.empty(), caller(tokens, "sg_x"));
        assertFalse(Files.exists(store()));
    }

    @Test
    void a_name_is_taken_until_its_token_is_revoked() {
        Tokens tokens = tokens();
        String first = Issued.value(tokens, Role.EDITOR, "gansu");
        Issue again = tokens().issue(Role.READER, "gansu", Optional.of(Duration.ofDays(1)));
        assertEquals(
                tokens.list().getFirst(),
                assertInstanceOf(Issue.NameTaken.class, again).holder());
        assertEquals(1, tokens.list().size());
        tokens.revoke("gansu");
        String second = Issued.value(tokens, Role.READER, "gansu");
        assertEquals(Optional.empty(), caller(tokens, first));
        assertTrue(caller(tokens, second).isPresent());
    }

    @Test
    void a_token_is_revoked_by_name_or_id_for_good() {
        Tokens tokens = tokens();
        String one = Issued.value(tokens, Role.EDITOR, "one");
        String two = Issued.value(tokens, Role.EDITOR, "two");
        String id = tokens.list().getLast().id();
        assertEquals("one", tokens.revoke("one").orElseThrow().name());
        assertEquals("two", tokens.revoke(id).orElseThrow().name());
        assertEquals(Optional.empty(), caller(tokens, one));
        assertEquals(Optional.empty(), caller(tokens, two));
        assertEquals(Optional.empty(), tokens.revoke("one"));
        assertEquals(Optional.empty(), tokens.revoke(id));
        assertEquals(Optional.empty(), tokens.revoke("three"));
        assertEquals(
                List.of(Token.State.REVOKED, Token.State.REVOKED),
                tokens().list().stream().map(token -> token.at(clock.now)).toList());
    }

    @Test
    void an_id_goes_before_a_name() {
        Tokens tokens = tokens();
        Issued.value(tokens, Role.EDITOR, "one");
        String id = tokens.list().getFirst().id();
        Issued.value(tokens, Role.EDITOR, id);
        assertEquals("one", tokens.revoke(id).orElseThrow().name());
        assertEquals(id, tokens.revoke(id).orElseThrow().name());
    }

    @Test
    void from_the_moment_it_expires_a_token_opens_nothing() {
        Tokens tokens = tokens();
        Issue.Issued issued = (Issue.Issued) tokens.issue(Role.EDITOR, "e", Optional.of(Duration.ofDays(2)));
        assertEquals(
                Optional.of(Instant.parse("2031-05-03T08:00:00Z")),
                issued.token().expires());
        clock.now = Instant.parse("2031-05-03T07:59:59.999Z");
        assertTrue(tokens.caller(issued.value()).isPresent());
        clock.now = Instant.parse("2031-05-03T08:00:00Z");
        assertEquals(Optional.empty(), tokens.caller(issued.value()));
        assertEquals(Token.State.EXPIRED, issued.token().at(clock.now));
    }

    @Test
    void what_another_process_makes_and_revokes_counts_at_once() {
        Tokens service = tokens();
        Tokens command = tokens();
        assertEquals(Optional.empty(), caller(service, "sg_x"));
        for (int i = 0; i < 50; i++) {
            String value = Issued.value(command, Role.EDITOR, "e");
            assertTrue(caller(service, value).isPresent(), "made: " + i);
            command.revoke("e");
            assertEquals(Optional.empty(), caller(service, value), "revoked: " + i);
        }
    }

    @Test
    void a_file_that_is_taken_away_or_put_back_counts_at_once() throws IOException {
        Tokens service = tokens();
        String value = Issued.value(service, Role.EDITOR, "e");
        assertTrue(caller(service, value).isPresent());
        Path away = temporary.resolve("away");
        Files.move(file(), away);
        assertEquals(Optional.empty(), caller(service, value));
        Files.move(away, file());
        assertTrue(caller(service, value).isPresent());
    }

    @Test
    void threads_of_one_process_lose_no_token() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            String prefix = "t" + t + "-";
            Tokens own = tokens();
            threads.add(Thread.ofPlatform().start(() -> make(own, prefix, 25)));
        }
        for (Thread thread : threads) thread.join();
        assertEquals(100, tokens().list().size());
    }

    static void make(Tokens tokens, String prefix, int count) {
        for (int i = 0; i < count; i++) Issued.value(tokens, Role.EDITOR, prefix + i);
    }

    @Test
    void processes_lose_no_token() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int p = 0; p < 3; p++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            TokenMaker.class.getName(),
                            store().toString(),
                            "p" + p + "-",
                            "40")
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) assertEquals(0, process.waitFor());
        assertEquals(120, tokens().list().stream().map(Token::name).distinct().count());
    }

    @Test
    void the_first_administrator_is_made_once_and_never_again() {
        Tokens tokens = tokens();
        Issue.Issued admin = tokens.issueFirstAdmin().orElseThrow();
        assertEquals("admin", admin.token().name());
        assertEquals(Optional.of(Role.ADMIN), tokens.caller(admin.value()).map(Caller::role));
        assertEquals(Optional.empty(), tokens.issueFirstAdmin());
        tokens.revoke("admin");
        assertEquals(Optional.empty(), tokens().issueFirstAdmin());
    }

    @Test
    void the_first_administrator_is_made_beside_others_and_finds_a_name() {
        Tokens tokens = tokens();
        Issued.value(tokens, Role.REVIEWER, "admin");
        Issued.value(tokens, Role.READER, "admin-2");
        assertEquals("admin-3", tokens.issueFirstAdmin().orElseThrow().token().name());
    }

    @Test
    void an_administrator_made_by_hand_is_the_first() {
        Issued.value(tokens(), Role.ADMIN, "root");
        assertEquals(Optional.empty(), tokens().issueFirstAdmin());
    }

    @Test
    void the_number_of_tokens_is_limited_revoked_ones_among_them() {
        AccessSettings two = new AccessSettings(Reading.OPEN, 1, Duration.ofSeconds(1), 1, 2);
        Tokens tokens = new Tokens(store(), clock, two);
        Issued.value(tokens, Role.READER, "a");
        Issued.value(tokens, Role.READER, "b");
        tokens.revoke("a");
        assertEquals(new Issue.Full(2), tokens.issue(Role.READER, "c", Optional.empty()));
        assertEquals(2, tokens.list().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "数据组 1", "O'Neil & \"Söhne\" \\ {0}", "👩"})
    void what_can_be_read_is_a_name_and_comes_back_as_it_was(String name) {
        Issued.value(tokens(), Role.READER, name);
        assertEquals(name, tokens().list().getFirst().name());
        assertEquals(name, new Author(name).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", " a", "a ", "a\nb", "a\u0000", "\u202eabc", "a\u200bb", "\u2028", "\ud83d", "\ue000"})
    void what_cannot_be_read_is_no_name(String name) {
        assertFalse(Token.isName(name));
        assertThrows(IllegalArgumentException.class, () -> tokens().issue(Role.READER, name, Optional.empty()));
        assertEquals(List.of(), tokens().list());
    }

    @Test
    void a_name_has_at_most_200_characters() {
        assertTrue(Token.isName("x".repeat(200)));
        assertFalse(Token.isName("x".repeat(201)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            not an object      | []
            not JSON           | {"id":
            two values         | {} {}
            a bare text        | sg_secretsecretsecret
            an empty line      | ''
            no field           | {}
            a number           | {"id":1}
            another id         | {"id":"x","name":"n","role":"admin","sha256":"H","created":"2031-01-01T00:00:00Z"}
            another role       | {"id":"I","name":"n","role":"ADMIN","sha256":"H","created":"2031-01-01T00:00:00Z"}
            no role            | {"id":"I","name":"n","sha256":"H","created":"2031-01-01T00:00:00Z"}
            no name            | {"id":"I","name":"","role":"admin","sha256":"H","created":"2031-01-01T00:00:00Z"}
            a short hash       | {"id":"I","name":"n","role":"admin","sha256":"00","created":"2031-01-01T00:00:00Z"}
            no time            | {"id":"I","name":"n","role":"admin","sha256":"H","created":"yesterday"}
            revoked is null    | {"id":"I","name":"n","role":"admin","sha256":"H","created":"2031-01-01T00:00:00Z","revoked":null}
            revoked is true    | {"id":"I","name":"n","role":"admin","sha256":"H","created":"2031-01-01T00:00:00Z","revoked":true}
            a field twice      | {"id":"I","id":"I","name":"n","role":"admin","sha256":"H","created":"2031-01-01T00:00:00Z"}
            a field misspelt   | {"id":"I","name":"n","role":"admin","sha256":"H","created":"2031-01-01T00:00:00Z","revokd":"2031-01-01T00:00:00Z"}
            the name twice     | {"id":"I","name":"first","role":"admin","sha256":"H","created":"2031-01-01T00:00:00Z"}
            """)
    void a_damaged_file_is_told_with_its_line_and_never_taken_for_an_empty_one(String what, String line)
            throws IOException {
        Tokens service = tokens();
        String value = Issued.value(service, Role.ADMIN, "first");
        String good = Files.readString(file());
        String bad = line.replace("\"H\"", "\"" + "0".repeat(64) + "\"").replace("\"I\"", "\"" + "1".repeat(16) + "\"");
        Files.writeString(file(), good + bad + "\n");
        refused(":2 ", service, value);
        Files.writeString(file(), bad + "\n" + good);
        refused(what.equals("the name twice") ? ":2 " : ":1 ", service, value);
        Files.writeString(file(), good);
        assertTrue(caller(service, value).isPresent(), "repaired");
    }

    @Test
    void a_file_that_is_empty_cut_off_or_no_text_is_damaged() throws IOException {
        Tokens service = tokens();
        String value = Issued.value(service, Role.ADMIN, "first");
        Issued.value(service, Role.READER, "second");
        byte[] good = Files.readAllBytes(file());
        int lines = 0;
        for (int length = 0; length < good.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(good, length));
            if (length > 0 && good[length - 1] == '\n') {
                lines++;
                continue;
            }
            refused(":" + (lines + 1) + " ", service, value);
        }
        assertEquals(1, lines);
        good[20] = (byte) 0xff;
        Files.write(file(), good);
        refused(":1 ", service, value);
    }

    private void refused(String place, Tokens service, String value) throws IOException {
        byte[] before = Files.readAllBytes(file());
        Tokens fresh = tokens();
        for (Runnable attempt : List.<Runnable>of(
                () -> caller(service, value),
                () -> fresh.list(),
                () -> fresh.revoke("first"),
                () -> fresh.issueFirstAdmin(),
                () -> fresh.issue(Role.READER, "r", Optional.empty()))) {
            TokensUnavailable told = assertThrows(TokensUnavailable.class, attempt::run);
            String message = String.valueOf(told.getMessage());
            assertTrue(message.startsWith(file() + place), message);
            assertFalse(message.contains("secret"), message);
            assertEquals(null, told.getCause());
        }
        assertEquals(
                new String(before, StandardCharsets.ISO_8859_1), Files.readString(file(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_directory_that_cannot_be_written_is_told() throws IOException {
        Files.writeString(store(), "a file");
        TokensUnavailable told =
                assertThrows(TokensUnavailable.class, () -> tokens().issue(Role.READER, "r", Optional.empty()));
        assertTrue(String.valueOf(told.getMessage()).contains(store() + File.separator + "tokens"));
        assertNotEquals(null, told.getMessage());
    }
}
