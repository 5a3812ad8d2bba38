package org.silkgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.access.Caller;
import org.silkgraph.access.TokenValue;
import org.silkgraph.access.Tokens;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Version;

class TokenCommandTest {
    @TempDir
    private Path temporary;

    private record Ran(int exit, String out, String err) {}

    private Path store() {
        return temporary.resolve("new").resolve("store");
    }

    private Ran token(String... arguments) {
        String[] all = Stream.of(Stream.of("token"), Stream.of(arguments), Stream.of("--store", store().toString()))
                .flatMap(part -> part)
                .toArray(String[]::new);
        return run(all);
    }

    private static Ran run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
            int exit = Main.run(arguments);
            return new Ran(exit, said.toString(StandardCharsets.UTF_8), told.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Optional<Caller> caller(String printed) {
        return Tokens.in(store()).caller(new TokenValue(printed.strip()));
    }

    @Test
    void a_new_token_stands_alone_on_standard_output() {
        Ran ran = token("create", "--role", "editor", "--name", "数据组");
        assertEquals(Exit.DONE, ran.exit(), ran.err());
        assertTrue(ran.out().matches("sg_[A-Za-z0-9_-]{43}\\R"), "standard output");
        assertEquals("数据组", caller(ran.out()).orElseThrow().name());
        assertFalse(ran.err().contains(ran.out().strip()));
        assertTrue(ran.err().contains("editor"), ran.err());
    }

    @Test
    void a_token_can_be_made_before_the_store_and_leaves_it_new() throws IOException {
        token("create", "--role", "ADMIN", "--name", "a");
        try (Stream<Path> files = Files.list(store())) {
            assertEquals(
                    Set.of("tokens", "tokens.lock"),
                    new TreeSet<>(
                            files.map(file -> file.getFileName().toString()).toList()));
        }
        try (Store opened = Store.open(store())) {
            assertEquals(Version.NONE, opened.version());
        }
    }

    @Test
    void a_token_can_be_made_while_another_process_holds_the_store() {
        try (Store held = Store.open(store())) {
            Ran ran = token("create", "--role", "reader", "--name", "r");
            assertEquals(Exit.DONE, ran.exit(), ran.err());
            assertEquals(Version.NONE, held.version());
        }
    }

    @Test
    void a_taken_name_is_told_with_its_token() {
        token("create", "--role", "editor", "--name", "e");
        Ran ran = token("create", "--role", "editor", "--name", "e");
        assertEquals(Exit.NO, ran.exit());
        assertEquals("", ran.out());
        String id = Tokens.in(store()).list().getFirst().id();
        assertTrue(ran.err().contains("silkgraph token revoke " + id), ran.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--role boss --name n",
                "--role editor",
                "--name n",
                "--role editor --name ",
                "--role editor --name \u0007",
                "--role editor --name n --expires 0",
                "--role editor --name n --expires -1",
                "--role editor --name n --expires soon",
                "--role editor --name n --expires 36501",
                "--role editor --name n --expires 99999999999",
                "--role editor --name n extra"
            })
    void a_wrong_use_makes_nothing(String arguments) {
        String[] words = Stream.concat(Stream.of("create"), Stream.of(arguments.split(" ", -1)))
                .toArray(String[]::new);
        Ran ran = token(words);
        assertEquals(Exit.USAGE, ran.exit(), ran.err());
        assertEquals("", ran.out());
        assertFalse(ran.err().isBlank());
        assertFalse(Files.exists(store()));
    }

    @Test
    void the_word_token_alone_is_a_wrong_use() {
        assertEquals(Exit.USAGE, run("token").exit());
        assertEquals(Exit.USAGE, token("revoke").exit());
    }

    @Test
    void the_list_shows_what_there_is_but_no_value_and_no_hash() throws IOException {
        assertEquals(new Ran(Exit.NO, "", Texts.say("token.none") + System.lineSeparator()), token("list"));
        String value = token("create", "--role", "editor", "--name", "e", "--expires", "30")
                .out();
        token("create", "--role", "reader", "--name", "r");
        token("revoke", "r");
        Ran ran = token("list");
        assertEquals(Exit.DONE, ran.exit());
        List<String> lines = ran.out().lines().toList();
        assertTrue(lines.get(0).matches("[0-9a-f]{16}\te\teditor\t\\S+Z\t\\S+Z\tvalid"), ran.out());
        assertTrue(lines.get(1).matches("[0-9a-f]{16}\tr\treader\t\\S+Z\t-\trevoked"), ran.out());
        Ran json = token("list", "--json");
        JsonNode rows = Verdict.JSON.readTree(json.out()).get("rows");
        assertEquals("editor", rows.get(0).get("role").asText());
        assertTrue(rows.get(0).get("revoked").isNull());
        assertEquals("revoked", rows.get(1).get("state").asText());
        String hash = Tokens.in(store()).list().getFirst().sha256();
        for (String shown : List.of(ran.out(), json.out())) {
            assertFalse(shown.contains(value.strip()) || shown.contains(hash));
        }
    }

    @Test
    void a_revoked_token_opens_nothing_and_its_name_is_free() {
        String value = token("create", "--role", "editor", "--name", "e").out();
        assertEquals(Exit.DONE, token("revoke", "e").exit());
        assertEquals(Optional.empty(), caller(value));
        assertEquals(Exit.NO, token("revoke", "e").exit());
        assertEquals(
                Exit.DONE, token("create", "--role", "editor", "--name", "e").exit());
        String id = Tokens.in(store()).list().getLast().id();
        assertEquals(Exit.DONE, token("revoke", id).exit());
    }

    @Test
    void damaged_tokens_are_told_with_their_line_and_stop_the_service() throws IOException {
        token("create", "--role", "editor", "--name", "e");
        Path file = store().resolve("tokens");
        Files.writeString(file, Files.readString(file) + "sg_pasted-by-mistake\n");
        for (Ran ran : List.of(
                token("list"),
                token("create", "--role", "editor", "--name", "f"),
                token("revoke", "e"),
                run("serve", "--port", "0", "--empty", "--store", store().toString()))) {
            assertEquals(Exit.STORE, ran.exit(), ran.err());
            assertTrue(ran.err().contains(file + ":2 "), ran.err());
            assertFalse(ran.err().contains("pasted"), ran.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Open", "CLOSED", "yes", "closed "})
    void who_may_read_is_said_clearly_or_the_service_does_not_start(String word) {
        String before = System.setProperty("silkgraph.reading", word);
        try {
            Ran ran = run("serve", "--port", "0", "--store", store().toString());
            assertEquals(Exit.USAGE, ran.exit(), ran.err());
            assertTrue(ran.err().contains("SILKGRAPH_READING"), ran.err());
            assertFalse(Files.exists(store()));
        } finally {
            if (before == null) {
                System.clearProperty("silkgraph.reading");
            } else {
                System.setProperty("silkgraph.reading", before);
            }
        }
    }
}
