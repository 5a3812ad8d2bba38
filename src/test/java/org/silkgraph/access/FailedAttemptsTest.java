package org.silkgraph.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    // Where the counter of nanoseconds overflows within the test: only differences count.
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND.toNanos());
    private final FailedAttempts attempts =
            new FailedAttempts(new AccessSettings(Reading.OPEN, 3, Duration.ofSeconds(60), 5, 10), now::get);
    private final InetAddress client = address("127.0.0.1");

    @Test
    void up_to_the_limit_nobody_waits_and_after_it_until_the_first_failure_is_old() {
        fail(client, 1);
        pass(SECOND.multipliedBy(20));
        fail(client, 1);
        assertEquals(Duration.ZERO, attempts.waitOf(client));
        fail(client, 1);
        assertEquals(SECOND.multipliedBy(40), attempts.waitOf(client));
        pass(SECOND.multipliedBy(40).minusNanos(1));
        assertEquals(Duration.ofNanos(1), attempts.waitOf(client));
        pass(Duration.ofNanos(1));
        assertEquals(Duration.ZERO, attempts.waitOf(client));
    }

    @Test
    void after_the_wait_one_more_failure_makes_it_wait_for_the_next_one_to_be_old() {
        fail(client, 1);
        pass(SECOND.multipliedBy(30));
        fail(client, 2);
        pass(SECOND.multipliedBy(30));
        assertEquals(Duration.ZERO, attempts.waitOf(client));
        fail(client, 1);
        assertEquals(SECOND.multipliedBy(30), attempts.waitOf(client));
    }

    @Test
    void another_address_is_not_concerned() {
        fail(client, 3);
        assertTrue(attempts.waitOf(client).isPositive());
        assertEquals(Duration.ZERO, attempts.waitOf(address("127.0.0.2")));
        assertEquals(Duration.ZERO, attempts.waitOf(address("::1")));
    }

    @Test
    void addresses_of_one_ipv6_network_count_together() {
        for (int host = 1; host <= 3; host++) attempts.failed(address("2001:db8:0:1::" + host));
        assertTrue(attempts.waitOf(address("2001:db8:0:1:ffff::9")).isPositive());
        assertEquals(Duration.ZERO, attempts.waitOf(address("2001:db8:0:2::1")));
    }

    @Test
    void what_is_remembered_is_bounded_and_the_one_that_failed_longest_ago_is_forgotten() {
        for (int host = 1; host <= 5; host++) fail(address("10.0.0." + host), 3);
        fail(address("10.0.0.1"), 1);
        fail(address("10.0.0.6"), 3);
        assertEquals(5, attempts.remembered());
        assertTrue(attempts.waitOf(address("10.0.0.1")).isPositive());
        assertEquals(Duration.ZERO, attempts.waitOf(address("10.0.0.2")));
        assertTrue(attempts.waitOf(address("10.0.0.6")).isPositive());
    }

    private void fail(InetAddress from, int times) {
        for (int i = 0; i < times; i++) attempts.failed(from);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
