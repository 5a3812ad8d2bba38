package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoorSettingsTest {
    @Test
    void by_default_everybody_but_this_machine_is_limited() {
        DoorSettings defaults = DoorSettings.DEFAULTS;
        assertEquals(2_000, defaults.connections());
        assertEquals(100, defaults.connectionsOfClient());
        assertEquals(16 * 1024, defaults.maxHeader());
        assertEquals(Duration.ofSeconds(10), defaults.headerTime());
        assertEquals(4 * 1024, defaults.minRate());
        assertEquals(Duration.ofMinutes(5), defaults.bodyTime());
        assertEquals(Duration.ofSeconds(20), defaults.stall());
        assertEquals(Runtime.getRuntime().maxMemory() / 8, defaults.heldAnswers());
        assertEquals(16, defaults.requestsAtOnce());
        assertEquals(50, defaults.requestsPerSecond());
        assertEquals(200, defaults.burst());
        assertEquals(10_000, defaults.clientsRemembered());
        assertFalse(defaults.limitLoopback());
        assertEquals(Set.of(), defaults.proxies());
        assertFalse(defaults.accessLog());
        assertEquals(Duration.ofSeconds(5), defaults.slowQuery());
    }

    @Test
    void without_settings_of_an_operator_the_defaults_hold() {
        assertEquals(DoorSettings.DEFAULTS, DoorSettings.configured());
    }

    @ParameterizedTest
    @CsvSource({
        "silkgraph.connections,0",
        "silkgraph.burst,many",
        "silkgraph.limit-loopback,yes",
        "silkgraph.proxies,proxy.example.org",
        "silkgraph.connections-of-client,3000"
    })
    void a_value_that_is_none_is_refused(String name, String value) {
        System.setProperty(name, value);
        try {
            assertThrows(IllegalArgumentException.class, DoorSettings::configured);
        } finally {
            System.clearProperty(name);
        }
    }
}
