package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class WebSettingsTest {
    @Test
    void by_default_only_this_machine_is_listened_to_and_everything_is_limited() {
        WebSettings defaults = WebSettings.DEFAULTS;
        assertEquals("127.0.0.1", defaults.host());
        assertEquals(8080, defaults.port());
        assertEquals(2 * 1024 * 1024, defaults.maxBody());
        assertEquals(1L << 30, defaults.maxLoad());
        assertEquals(16 * 1024, defaults.maxRequestLine());
        assertEquals(100, defaults.pageSize());
        assertEquals(1000, defaults.maxPageSize());
        assertEquals(200, defaults.maxText());
        assertEquals(Duration.ofSeconds(60), defaults.idle());
    }

    @Test
    void a_port_that_is_none_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> WebSettings.DEFAULTS.at("127.0.0.1", 70_000));
    }
}
