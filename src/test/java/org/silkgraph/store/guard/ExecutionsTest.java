package org.silkgraph.store.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.silkgraph.store.guard.Executions.Execution;
import org.silkgraph.store.guard.Executions.Kind;
import org.silkgraph.store.guard.Executions.Limits;
import org.silkgraph.store.guard.RefusedQuery.Why;

class ExecutionsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static Executions of(int workers, int waiting, long patienceMillis, long graceMillis, Runnable onStuck) {
        return Executions.start(
                new Limits(workers, waiting, Duration.ofMillis(patienceMillis), Duration.ofMillis(graceMillis)),
                onStuck);
    }

    @Test
    void by_default_one_processor_is_left_to_others() {
        assertEquals(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), Limits.DEFAULTS.workers());
        assertEquals(64, Limits.DEFAULTS.waiting());
        assertEquals(Duration.ofSeconds(10), Limits.DEFAULTS.patience());
        assertEquals(Duration.ofSeconds(10), Limits.DEFAULTS.grace());
    }

    @Test
    void a_query_waits_for_its_turn_and_is_refused_when_it_waited_heavyenough() {
        try (Executions executions = of(1, 5, 50, 10_000, () -> {})) {
            try (Execution first = executions.begin(Kind.QUERY, "ASK {}", LONG)) {
                RefusedQuery refused =
                        assertThrows(RefusedQuery.class, () -> executions.begin(Kind.QUERY, "ASK {}", LONG));
                assertEquals(Why.BUSY, refused.why());
                assertEquals(Why.TIMEOUT, first.why());
            }
            executions.begin(Kind.QUERY, "ASK {}", LONG).close();
            assertEquals(0, executions.underWay().size());
        }
    }

    @Test
    void where_the_line_is_full_a_query_is_refused_at_once() {
        try (Executions executions = of(1, 0, 60_000, 10_000, () -> {});
                Execution first = executions.begin(Kind.QUERY, "ASK {}", LONG)) {
            assertThrows(RefusedQuery.class, () -> executions.begin(Kind.QUERY, "ASK {}", LONG));
            assertEquals(1, executions.underWay().size());
            first.stopsBy(() -> {});
        }
    }

    @Test
    void a_query_that_works_longer_than_is_quick_gives_way_and_one_that_waits_does_not() throws InterruptedException {
        try (Executions executions = of(1, 0, 50, 10_000, () -> {});
                Execution heavy = executions.begin(Kind.QUERY, "ASK {}", LONG)) {
            AtomicInteger stopped = new AtomicInteger();
            try (Execution quick = executions.tryQuickly("ASK {}", LONG)) {
                quick.stopsBy(stopped::incrementAndGet);
                Thread.sleep(300);
                assertFalse(quick.hasGivenWay());
                long end = System.nanoTime() + LONG.toNanos();
                while (!quick.hasGivenWay() && System.nanoTime() < end) Thread.onSpinWait();
                assertTrue(quick.hasGivenWay());
                assertTrue(stopped.get() > 0);
            }
            assertEquals(1, executions.underWay().size());
            heavy.stopsBy(() -> {});
        }
    }

    @Test
    void so_many_are_tried_quickly_at_a_time_and_one_that_is_stopped_does_not_begin_again() {
        try (Executions executions = of(1, 0, 50, 10_000, () -> {});
                Execution one = executions.tryQuickly("ASK {}", LONG)) {
            try (Execution two = executions.tryQuickly("ASK {}", LONG)) {
                assertThrows(RefusedQuery.class, () -> executions.tryQuickly("ASK {}", LONG));
                executions.relieve();
                assertFalse(two.hasGivenWay());
            }
            executions.tryQuickly("ASK {}", LONG).close();
            one.stopsBy(() -> {});
        }
    }

    @Test
    void questions_and_updates_do_not_wait_for_queries() {
        try (Executions executions = of(1, 0, 50, 10_000, () -> {});
                Execution query = executions.begin(Kind.QUERY, "ASK {}", LONG);
                Execution question = executions.begin(Kind.QUESTION, "A01", LONG);
                Execution update = executions.begin(Kind.UPDATE, "CLEAR ALL", LONG)) {
            assertEquals(3, executions.underWay().size());
            assertEquals("A01", executions.underWay().get(1).text());
            query.stopsBy(() -> {});
            question.stopsBy(() -> {});
            update.stopsBy(() -> {});
        }
    }

    @Test
    void one_is_stopped_by_its_number_and_knows_why() {
        AtomicInteger stopped = new AtomicInteger();
        try (Executions executions = of(1, 0, 50, 10_000, () -> {});
                Execution one = executions.begin(Kind.QUERY, "ASK {}", LONG)) {
            one.stopsBy(stopped::incrementAndGet);
            assertFalse(executions.stop(17));
            assertTrue(executions.stop(executions.underWay().getFirst().id()));
            assertEquals(1, stopped.get());
            assertEquals(Why.STOPPED, one.why());
            assertTrue(executions.underWay().getFirst().isStopping());
        }
    }

    @Test
    void what_was_stopped_before_it_began_to_run_stops_when_it_does() {
        AtomicInteger stopped = new AtomicInteger();
        try (Executions executions = of(1, 0, 50, 10_000, () -> {});
                Execution one = executions.begin(Kind.QUERY, "ASK {}", LONG)) {
            executions.relieve();
            one.stopsBy(stopped::incrementAndGet);
            assertEquals(1, stopped.get());
            assertEquals(Why.MEMORY, one.why());
        }
    }

    @Test
    void what_nothing_stops_is_told_once_and_nothing_more_is_let_in() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        AtomicInteger stopped = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        try (Executions executions = of(2, 5, 50, 700, () -> {
                    told.incrementAndGet();
                    first.countDown();
                });
                Execution one = executions.begin(Kind.UPDATE, "CLEAR ALL", Duration.ofMillis(10))) {
            one.stopsBy(stopped::incrementAndGet);
            assertTrue(first.await(10, TimeUnit.SECONDS));
            assertTrue(stopped.get() > 0);
            assertEquals(
                    Why.BUSY,
                    assertThrows(RefusedQuery.class, () -> executions.begin(Kind.QUERY, "ASK {}", LONG))
                            .why());
            Thread.sleep(1_200);
            assertEquals(1, told.get());
        }
    }
}
