package org.silkgraph.snapshot;

import java.util.BitSet;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.terms.Sg;

/** The properties that claims of the default graph have, found without looking at each claim: those of one property stand together. */
final class Claimed {
    private final Snapshot snapshot;
    private final int predicate;

    private Claimed(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.predicate = snapshot.terms().id(RDF.predicate.asNode());
    }

    static BitSet of(Snapshot snapshot) {
        Claimed claimed = new Claimed(snapshot);
        BitSet found = new BitSet();
        if (claimed.predicate < 0) return found;
        claimed.add(snapshot.base().in(Order.POS), found);
        claimed.add(snapshot.delta().added(Order.POS), found);
        int status = snapshot.terms().id(Sg.hasStatus);
        if (status >= 0) found.clear(status);
        BitSet left = new BitSet();
        found.stream().filter(claimed::isLeft).forEach(left::set);
        return left;
    }

    private void add(Columns columns, BitSet found) {
        long range = columns.range(predicate, IdAccess.ANY, IdAccess.ANY);
        int row = Columns.from(range);
        while (row < Columns.to(range)) {
            int property = columns.second(row);
            found.set(property);
            row = Columns.to(columns.range(predicate, property, IdAccess.ANY));
        }
    }

    /** Whether a claim has it still. */
    private boolean isLeft(int property) {
        Cursor claims = new Cursor(snapshot, Selection.one(GraphNames.DEFAULT));
        claims.open(IdAccess.ANY, predicate, property);
        return claims.next();
    }
}
