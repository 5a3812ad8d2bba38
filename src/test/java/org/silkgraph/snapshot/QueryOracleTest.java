package org.silkgraph.snapshot;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Random data and random queries: the snapshot with the executor on, with it off, and TDB2 or Jena's in-memory dataset give the
 * same answers. {@code -Dsilkgraph.oracle=100000} says how many pairs of a query and a dataset there are, {@code
 * -Dsilkgraph.oracle.seed} where the seeds begin.
 */
class QueryOracleTest {
    private static final int QUERIES = 40;

    private final int pairs = Integer.getInteger("silkgraph.oracle", 2_500);
    private final long seed = Long.getLong("silkgraph.oracle.seed", 1);

    @Test
    void all_three_give_the_same_answers() {
        QueryOracle.Count count = QueryOracle.Count.NONE;
        for (long at = seed; count.pairs() < pairs; at++) count = count.plus(new QueryOracle(at).compare(QUERIES));
        System.out.println("oracle: " + count + " from seed " + seed);
        assertTrue(count.tooLarge() + count.faults() < count.pairs() / 100, count.toString());
        assertTrue(count.withRows() > count.pairs() / 3, count.toString());
    }

    @Test
    void one_quad_too_few_is_noticed_and_made_a_short_example() {
        AssertionError found = assertThrows(AssertionError.class, () -> {
            for (long at = 1; at < 50; at++) new QueryOracle(at, QueryOracleTest::lessOne).compare(QUERIES);
        });
        String message = found.getMessage();
        assertTrue(message.startsWith("seed ") && message.contains("shortened to"), message);
    }

    private static RandomData lessOne(RandomData data) {
        return data.base().isEmpty() ? data : data.without(data.base().getFirst());
    }
}
