package org.silkgraph.snapshot;

import java.util.Arrays;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

/** {@link IdAccess} by look-up in a graph: right, not fast. */
final class GraphIds implements IdAccess {
    private final Dictionary dictionary;
    private final Graph graph;

    GraphIds(Dictionary dictionary, Graph graph) {
        this.dictionary = dictionary;
        this.graph = graph;
    }

    @Override
    public int id(Node node) {
        return dictionary.id(node);
    }

    @Override
    public Node node(int id) {
        return dictionary.node(id);
    }

    @Override
    public Range out(int s, int p) {
        return s < 0 || p < 0 ? new Ids(new int[0]) : range(s, p, ANY, Triple::getObject);
    }

    @Override
    public Range in(int o, int p) {
        return o < 0 || p < 0 ? new Ids(new int[0]) : range(ANY, p, o, Triple::getSubject);
    }

    private Range range(int s, int p, int o, Function<Triple, Node> wanted) {
        return new Ids(graph.find(term(s), term(p), term(o)).toList().stream()
                .mapToInt(t -> dictionary.id(wanted.apply(t)))
                .distinct()
                .sorted()
                .toArray());
    }

    @Override
    public Column byPredicate(int p) {
        if (p < 0) return new Pairs(new long[0]);
        return new Pairs(graph.find(Node.ANY, term(p), Node.ANY).toList().stream()
                .mapToLong(t -> (long) dictionary.id(t.getSubject()) << 32 | dictionary.id(t.getObject()))
                .distinct()
                .sorted()
                .toArray());
    }

    @Override
    public long count(int s, int p, int o) {
        if (s == NONE || p == NONE || o == NONE) return 0;
        return graph.find(term(s), term(p), term(o)).toList().size();
    }

    private Node term(int id) {
        return id == ANY ? Node.ANY : dictionary.node(id);
    }

    private record Ids(int[] values) implements Range {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int at(int index) {
            return values[index];
        }

        @Override
        public String toString() {
            return Arrays.toString(values);
        }
    }

    private record Pairs(long[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int subject(int index) {
            return (int) (values[index] >>> 32);
        }

        @Override
        public int object(int index) {
            return (int) values[index];
        }
    }
}
