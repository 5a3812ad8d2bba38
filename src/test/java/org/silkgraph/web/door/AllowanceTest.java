package org.silkgraph.web.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.silkgraph.web.Doors;

final class AllowanceTest {
    private static final InetAddress ONE = InetAddress.ofLiteral("192.0.2.1");
    private static final InetAddress OTHER = InetAddress.ofLiteral("192.0.2.2");

    private final AtomicLong now = new AtomicLong();
    private final Allowance allowance = new Allowance(Doors.counting(2, 10, 3, 5, Set.of()), now::get);

    private void granted(InetAddress client) {
        assertInstanceOf(Allowance.Answer.Granted.class, allowance.ask(client));
    }

    private void asked(InetAddress client) {
        granted(client);
        allowance.done(client);
    }

    @Test
    void after_a_burst_a_client_waits_for_the_next_token_and_no_other_client_does() {
        for (int i = 0; i < 3; i++) asked(ONE);
        assertEquals(new Allowance.Answer.TooOften(Duration.ofMillis(100)), allowance.ask(ONE));
        asked(OTHER);
        now.addAndGet(Duration.ofMillis(100).toNanos());
        asked(ONE);
        assertInstanceOf(Allowance.Answer.TooOften.class, allowance.ask(ONE));
    }

    @Test
    void after_a_long_rest_there_is_one_burst_and_no_more() {
        asked(ONE);
        now.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 3; i++) asked(ONE);
        assertInstanceOf(Allowance.Answer.TooOften.class, allowance.ask(ONE));
    }

    @Test
    void more_than_so_many_at_once_are_refused_until_one_is_over() {
        granted(ONE);
        granted(ONE);
        assertEquals(new Allowance.Answer.TooMany(), allowance.ask(ONE));
        granted(OTHER);
        allowance.done(ONE);
        granted(ONE);
    }

    @Test
    void addresses_of_one_IPv6_network_are_one_client() {
        for (int i = 1; i <= 3; i++) asked(InetAddress.ofLiteral("2001:db8::" + i));
        assertInstanceOf(Allowance.Answer.TooOften.class, allowance.ask(InetAddress.ofLiteral("2001:db8::9")));
        asked(InetAddress.ofLiteral("2001:db8:0:1::1"));
    }

    @Test
    void what_is_remembered_is_bounded() {
        for (int i = 0; i < 200; i++) asked(InetAddress.ofLiteral("192.0.2." + i));
        assertEquals(5, allowance.remembered());
    }
}
