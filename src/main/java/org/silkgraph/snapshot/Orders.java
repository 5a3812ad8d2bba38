package org.silkgraph.snapshot;

import java.util.concurrent.CompletableFuture;

/**
 * The other orders from the first one. Rows that stand by subject, predicate and object need only be dealt out by object to stand
 * by object, subject and predicate, and those by predicate to stand by predicate, object and subject: each time one counting
 * pass that keeps the order there was.
 */
final class Orders {
    private final Columns spo;
    private final Widths widths;
    /** The subject of each row, which the columns keep only as runs. */
    private final int[] subjects;

    private Orders(Columns spo, Widths widths) {
        this.spo = spo;
        this.widths = widths;
        this.subjects = new int[spo.size()];
        int place = 0;
        for (int row = 0; row < subjects.length; row++) {
            while (spo.endOf(place) <= row) place++;
            subjects[row] = spo.key(place);
        }
    }

    /** Columns of the same rows, in the order of {@link Order}. */
    static Columns[] of(Columns spo, Widths widths) {
        Orders orders = new Orders(spo, widths);
        int[] byObject = orders.byObject();
        CompletableFuture<Columns> osp = CompletableFuture.supplyAsync(() -> orders.build(Order.OSP, byObject));
        Columns pos = orders.build(Order.POS, orders.byPredicate(byObject));
        Columns[] all = new Columns[Order.values().length];
        all[Order.SPO.ordinal()] = spo;
        all[Order.POS.ordinal()] = pos;
        all[Order.OSP.ordinal()] = osp.join();
        return all;
    }

    private int[] byObject() {
        int most = -1;
        for (int row = 0; row < subjects.length; row++) most = Math.max(most, spo.third(row));
        int[] next = new int[most + 2];
        for (int row = 0; row < subjects.length; row++) next[spo.third(row) + 1]++;
        for (int i = 1; i < next.length; i++) next[i] += next[i - 1];
        int[] rows = new int[subjects.length];
        for (int row = 0; row < rows.length; row++) rows[next[spo.third(row)]++] = row;
        return rows;
    }

    private int[] byPredicate(int[] from) {
        int most = -1;
        for (int row = 0; row < subjects.length; row++) most = Math.max(most, spo.second(row));
        int[] next = new int[most + 2];
        for (int row = 0; row < subjects.length; row++) next[spo.second(row) + 1]++;
        for (int i = 1; i < next.length; i++) next[i] += next[i - 1];
        int[] rows = new int[subjects.length];
        for (int row : from) rows[next[spo.second(row)]++] = row;
        return rows;
    }

    private Columns build(Order order, int[] rows) {
        Columns.Builder builder = new Columns.Builder(order, rows.length, widths);
        for (int row : rows) {
            int s = subjects[row];
            int p = spo.second(row);
            int o = spo.third(row);
            builder.add(order.first(s, p, o), order.second(s, p, o), order.third(s, p, o), spo.graph(row));
        }
        return builder.build();
    }
}
