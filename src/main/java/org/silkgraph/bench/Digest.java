package org.silkgraph.bench;

import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdInline;

/**
 * An answer as a few numbers: how many rows, and two sums over all rows that do not depend on their order. Equal answers have
 * equal digests; different ones practically never.
 */
record Digest(long rows, long sum, long other) {
    static Digest of(Engine engine, Question question) {
        Digest all = new Digest(0, 0, 0);
        for (Query query : question.queries()) {
            Digest[] one = {all};
            engine.ask(query, 0, rows -> one[0] = of(rows));
            all = new Digest(all.rows + one[0].rows, mix(all.sum) + one[0].sum, mix(all.other) + one[0].other);
        }
        return all;
    }

    private static Digest of(RowSet rows) {
        List<Var> columns = rows.getResultVars();
        long count = 0;
        long sum = 0;
        long other = 0;
        while (rows.hasNext()) {
            long hash = hash(rows.next(), columns);
            count++;
            sum += mix(hash);
            other += mix(hash ^ 0x5851f42d4c957f2dL);
        }
        return new Digest(count, sum, other);
    }

    private static long hash(Binding row, List<Var> columns) {
        long hash = 1;
        for (Var column : columns) {
            Node value = row.get(column);
            hash = mix(hash + (value == null ? 7 : text(value)));
        }
        return hash;
    }

    /** In the form in which TDB2 keeps it, which holds values of numbers, booleans and times and not how they are written. */
    private static long text(Node value) {
        // Each load names them anew.
        if (value.isBlank()) return 5;
        NodeId kept = value.isLiteral() ? NodeIdInline.inline(value) : null;
        String text = (kept == null ? value : NodeIdInline.extract(kept)).toString();
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) hash = hash * 1_099_511_628_211L + text.charAt(i);
        return hash;
    }

    private static long mix(long number) {
        long z = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
