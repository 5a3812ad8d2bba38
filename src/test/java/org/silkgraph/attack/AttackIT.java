package org.silkgraph.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silkgraph.attack.Attack.Allowed;

/**
 * All doors of a real service with little memory, byte by byte: nothing is called, read, run, reflected or written, no failure is answered,
 * and after each attack the service answers within three seconds.
 */
@TestMethodOrder(MethodOrderer.MethodName.class)
class AttackIT {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})");
    private static final Pattern TRACE = Pattern.compile(
            "\\bat [a-z]+(\\.\\w+)+\\(|(java\\.(lang|util|io)|org\\.apache|io\\.micronaut)\\.[a-z.]*[A-Z]\\w*(Exception|Error)");
    private static final byte[] WELL = "GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static Attacked service;
    private static String version;

    @BeforeAll
    static void start() throws IOException {
        service = new Attacked();
        version = service.version();
    }

    /** What is written in lines of the log is the service's own, and no token is in it. */
    @AfterAll
    static void stop() {
        String said = service.said();
        service.close();
        List<String> forged = said.lines()
                .filter(line -> line.startsWith("event=forged") || line.contains("INFO  Gate event=forged"))
                .toList();
        assertEquals(List.of(), forged);
        assertFalse(said.contains(service.editor()));
        assertFalse(said.contains("OutOfMemory"), said);
    }

    static Stream<Attack> callingOut() {
        return CallingOut.all();
    }

    static Stream<Attack> bombs() {
        return Bombs.all();
    }

    static Stream<Attack> malformed() {
        return Malformed.all();
    }

    static Stream<Attack> doors() {
        return Doors.all();
    }

    @Test
    void there_are_many() {
        long all = Stream.of(callingOut(), bombs(), malformed(), doors())
                .mapToLong(Stream::count)
                .sum();
        assertTrue(all >= 150, all + " attacks");
        System.out.println(all + " attacks");
    }

    @ParameterizedTest
    @MethodSource("callingOut")
    void calling_out_is_refused(Attack attack) throws IOException {
        survives(attack, "127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void bombs_are_refused_or_stopped(Attack attack) throws IOException {
        survives(attack, "127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void what_is_malformed_is_refused(Attack attack) throws IOException {
        survives(attack, "127.0.0.1");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void doors_hold(Attack attack) throws IOException {
        survives(attack, "127.0.0.3");
    }

    static Stream<Attack> growing() {
        return Growing.all();
    }

    @ParameterizedTest
    @MethodSource("growing")
    void what_grows_by_itself_is_stopped(Attack attack) throws IOException {
        survives(attack, "127.0.0.1");
    }

    private static void survives(Attack attack, String from) throws IOException {
        // One that has been brought down fails one test, not all that follow.
        if (!service.isAlive()) start();
        String answer = service.send(attack.bytes(), from);
        String shown = answer.length() > 1500 ? answer.substring(0, 1500) : answer;
        assertTrue(service.isAlive(), attack + " has ended the service: " + service.said());
        assertEquals(0, Bait.calls(), attack + " has made it call");
        assertFalse(answer.contains(Bait.CONTENT), attack + " was answered: " + shown);
        assertFalse(answer.contains("root:x:0"), attack + " was answered: " + shown);
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("<script"), attack + " was answered: " + shown);
        assertFalse(answer.contains("evil.example"), attack + " was answered: " + shown);
        if (!answer.contains("HTTP/1.1 2"))
            assertFalse(TRACE.matcher(answer).find(), attack + " was answered: " + shown);
        assertTrue(
                isAllowed(attack.allowed(), answer), attack + " was answered: " + attack + " was answered: " + shown);
        staysWell();
        String before = version;
        version = service.version();
        if (attack.allowed() != Allowed.HARMLESS)
            assertEquals(before, version, attack + " has written something: " + shown);
    }

    private static boolean isAllowed(Allowed allowed, String answer) {
        Matcher found = STATUS.matcher(answer);
        if (!found.lookingAt()) return allowed == Allowed.DROPPED && answer.isEmpty();
        int status = Integer.parseInt(found.group(1));
        boolean refused = status / 100 == 4;
        return switch (allowed) {
            case REFUSED -> refused;
            case STOPPED -> refused || status == 503;
            case HARMLESS -> status < 500 || status == 501 || status == 503 || status == 505;
            case DROPPED -> refused || status == 501 || status == 505;
        };
    }

    private static void staysWell() throws IOException {
        long started = System.nanoTime();
        String answer = service.send(WELL, "127.0.0.2");
        assertTrue(answer.contains("true"), answer);
        assertTrue(System.nanoTime() - started < 3_000_000_000L, "slow afterwards");
    }
}
