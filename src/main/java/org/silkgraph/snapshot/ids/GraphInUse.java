package org.silkgraph.snapshot.ids;

import org.silkgraph.snapshot.Cursor;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.Selection;

/** The graphs that patterns look at, which {@code GRAPH ?g} changes from one to the next. */
final class GraphInUse {
    private Selection graphs;
    private int changes;

    GraphInUse(Selection graphs) {
        this.graphs = graphs;
    }

    void use(Selection next) {
        if (next.equals(graphs)) return;
        graphs = next;
        changes++;
    }

    Selection graphs() {
        return graphs;
    }

    /** A number that is another one whenever the graphs are others. */
    int changes() {
        return changes;
    }

    /** Cursors over the graphs in use: made anew only after a change. */
    static final class Cursors {
        private final Numbers numbers;
        private final GraphInUse graph;
        private Cursor cursor;
        private int made;

        Cursors(Numbers numbers, GraphInUse graph) {
            this.numbers = numbers;
            this.graph = graph;
            this.cursor = numbers.cursor(graph.graphs());
            this.made = graph.changes();
        }

        Cursor now() {
            if (made != graph.changes()) {
                cursor = numbers.cursor(graph.graphs());
                made = graph.changes();
            }
            return cursor;
        }
    }
}
