package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.silkgraph.Stores;
import org.slf4j.LoggerFactory;

/** What operators read: a line an event, in the layout that the service ships with. */
final class LogTest {
    private final StringWriter written = new StringWriter();
    private final LoggerContext context = LoggerContext.getContext(false);
    private Served served;

    @BeforeEach
    void listen() {
        SparqlBackend nobody = new SparqlBackend(URI.create("http://127.0.0.1:9/"), "S", "s", 65_536);
        served = Served.of(Stores.report(), nobody, Doors.noting());
        Configuration configuration = context.getConfiguration();
        PatternLayout shipped = (PatternLayout) configuration.getAppender("err").getLayout();
        WriterAppender appender = WriterAppender.createAppender(shipped, null, written, "test", false, true);
        appender.start();
        configuration.getLoggerConfig("org.silkgraph").addAppender(appender, null, null);
    }

    @AfterEach
    void stop() {
        served.close();
        context.getConfiguration().getLoggerConfig("org.silkgraph").removeAppender("test");
    }

    private List<String> lines(String event) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        // The line is written when the answer was, which the client may see first.
        while (!written.toString().contains(event) && System.nanoTime() < end) Thread.sleep(5);
        return written.toString().lines().filter(line -> line.contains(event)).toList();
    }

    @Test
    void a_request_is_one_line_without_values_that_could_be_secret() throws Exception {
        served.get("/entities.json?text=geheim&limit=3", "X-Request-Id", "r-1", "Authorization", "Bearer sg_geheim");
        String line = lines("event=request").getFirst();
        assertTrue(
                line.contains(
                        "request=r-1 client=127.0.0.1 caller=\"\" method=GET path=/entities.json?text=…&limit=3 status=401"),
                line);
        assertFalse(written.toString().contains("geheim"), written.toString());
    }

    @Test
    void a_mistake_of_a_caller_leaves_no_stack_and_no_line_but_that_of_the_request() throws Exception {
        for (String path : List.of("/nothing", "/entities.json?nothing=1", "/sparql?query=a&query=b", "/entities;x")) {
            served.get(path);
        }
        lines("path=/entities;x");
        assertFalse(written.toString().contains("Exception"), written.toString());
        assertFalse(written.toString().contains("event=failed"), written.toString());
        assertEquals(4, written.toString().lines().count(), written.toString());
    }

    @Test
    void a_slow_query_is_noted_by_its_checksum() throws Exception {
        served.get("/sparql?query=ASK%7B%7D", "X-Request-Id", "q-1");
        String line = lines("event=slow-query").getFirst();
        // printf 'ASK{}' | sha256sum
        assertTrue(line.contains("request=q-1 ms="), line);
        assertTrue(line.matches(".* sha256=[0-9a-f]{16}\\s*"), line);
        assertFalse(written.toString().contains("ASK"), written.toString());
    }

    @Test
    void a_line_feed_in_what_is_noted_makes_no_line() {
        LoggerFactory.getLogger("org.silkgraph.Test").warn("event=test value={}", "a\r\n2026-01-01 INFO forged");
        assertEquals(1, written.toString().lines().count(), written.toString());
        assertTrue(written.toString().contains("a\\r\\n2026"), written.toString());
    }
}
