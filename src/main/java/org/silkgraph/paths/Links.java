package org.silkgraph.paths;

import java.util.BitSet;
import java.util.List;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.snapshot.Arcs;
import org.silkgraph.snapshot.Cursor;
import org.silkgraph.snapshot.IdAccess;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.Selection;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * The links between things at one version: the properties that claims have, but for statuses, in the default graph, which has what is
 * stated, and where wanted in {@code graph/implied}. What follows from a claim by a super-property is no link of its own unless somebody claims
 * that property too.
 *
 * <p>Nothing is copied: a link is a row of the sorted columns, read by {@link Arcs}. Beside them stands one bit a predicate.
 */
public final class Links {
    private final Numbers numbers;
    private final BitSet properties;
    private final Selection graphs;

    private Links(Numbers numbers, BitSet properties, Selection graphs) {
        this.numbers = numbers;
        this.properties = properties;
        this.graphs = graphs;
    }

    /**
     * The links of a dataset that a view gave.
     *
     * @param implied whether those count that sources only imply
     */
    public static Links of(DatasetGraph dataset, boolean implied) {
        Numbers numbers = Numbers.of(dataset).orElseThrow(() -> new IllegalArgumentException("no dataset of a view"));
        Selection stated = Numbers.selection(dataset.getDefaultGraph()).orElse(Selection.nothing());
        Selection graphs = stated;
        if (implied) {
            Selection also = Numbers.selection(dataset.getGraph(Graphs.IMPLIED)).orElse(Selection.nothing());
            graphs = numbers.union(List.of(stated, also));
        }
        return new Links(numbers, properties(numbers, stated), graphs);
    }

    private static BitSet properties(Numbers numbers, Selection stated) {
        BitSet properties = new BitSet();
        int predicate = numbers.id(RDF.predicate.asNode());
        if (predicate < 0) return properties;
        int status = numbers.id(Sg.hasStatus);
        Cursor claims = numbers.cursor(stated);
        claims.open(IdAccess.ANY, predicate, IdAccess.ANY);
        // Rows of a predicate stand by object, so each property comes in one run.
        while (claims.next()) if (claims.object() != status) properties.set(claims.object());
        return properties;
    }

    Arcs arcs() {
        return numbers.arcs(properties, graphs);
    }

    /** How many numbers of terms there are. */
    int size() {
        return numbers.terms();
    }
}
