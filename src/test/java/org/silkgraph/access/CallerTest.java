package org.silkgraph.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerTest {
    @Test
    void each_role_includes_those_before_it_and_no_other() {
        assertEquals(
                "reader editor reviewer admin",
                String.join(" ", Arrays.stream(Role.values()).map(Role::word).toList()));
        for (Role held : Role.values()) {
            Caller caller = new Caller("x", Optional.of(held));
            for (Role needed : Role.values()) {
                assertEquals(held.ordinal() >= needed.ordinal(), caller.may(needed), held + " " + needed);
            }
        }
    }

    @Test
    void nobody_in_particular_may_nothing_that_needs_a_role() {
        assertTrue(Caller.ANONYMOUS.isAnonymous());
        assertFalse(Caller.ANONYMOUS.may(Role.READER));
        assertThrows(IllegalStateException.class, Caller.ANONYMOUS::role);
    }

    @Test
    void a_caller_has_a_name_and_a_role_or_neither() {
        assertThrows(IllegalArgumentException.class, () -> new Caller("x", Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new Caller("", Optional.of(Role.READER)));
    }

    @Test
    void by_default_reading_is_open_and_failures_and_tokens_are_limited() {
        AccessSettings defaults = AccessSettings.DEFAULTS;
        assertEquals(Reading.OPEN, defaults.reading());
        assertEquals(10, defaults.failures());
        assertEquals(Duration.ofSeconds(60), defaults.failureWindow());
        assertEquals(10_000, defaults.failureClients());
        assertEquals(10_000, defaults.tokens());
        assertEquals(
                new AccessSettings(Reading.CLOSED, 10, Duration.ofSeconds(60), 10_000, 10_000),
                defaults.with(Reading.CLOSED));
    }

    @Test
    void reading_is_open_or_closed_and_nothing_else() {
        assertEquals(Optional.of(Reading.OPEN), Reading.named("open"));
        assertEquals(Optional.of(Reading.CLOSED), Reading.named("closed"));
        for (String word : List.of("", "OPEN", "Closed", "close", "true", " closed", "closed ")) {
            assertEquals(Optional.empty(), Reading.named(word), word);
        }
    }
}
