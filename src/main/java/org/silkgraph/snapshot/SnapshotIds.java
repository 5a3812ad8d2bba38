package org.silkgraph.snapshot;

import java.util.Arrays;
import org.apache.jena.graph.Node;

/** {@link IdAccess} over the union of a snapshot. */
final class SnapshotIds implements IdAccess {
    private final Snapshot snapshot;

    SnapshotIds(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    @Override
    public int id(Node node) {
        return snapshot.terms().id(node);
    }

    @Override
    public Node node(int id) {
        return snapshot.terms().node(id);
    }

    @Override
    public Range out(int s, int p) {
        if (s < 0 || p < 0) return new Ids(new int[0]);
        Scan scan = new Scan(snapshot, s, p, ANY, Scan.UNION);
        int[] found = new int[8];
        int size = 0;
        while (scan.step()) {
            if (size == found.length) found = Arrays.copyOf(found, size * 2);
            found[size++] = scan.object();
        }
        return sorted(found, size);
    }

    @Override
    public Range in(int o, int p) {
        if (o < 0 || p < 0) return new Ids(new int[0]);
        Scan scan = new Scan(snapshot, ANY, p, o, Scan.UNION);
        int[] found = new int[8];
        int size = 0;
        while (scan.step()) {
            if (size == found.length) found = Arrays.copyOf(found, size * 2);
            found[size++] = scan.subject();
        }
        return sorted(found, size);
    }

    private static Range sorted(int[] found, int size) {
        int[] ids = Arrays.copyOf(found, size);
        Arrays.sort(ids);
        return new Ids(ids);
    }

    @Override
    public Column byPredicate(int p) {
        if (p < 0) return new Pairs(new long[0]);
        Scan scan = new Scan(snapshot, ANY, p, ANY, Scan.UNION);
        long[] found = new long[16];
        int size = 0;
        while (scan.step()) {
            if (size == found.length) found = Arrays.copyOf(found, size * 2);
            found[size++] = (long) scan.subject() << 32 | scan.object();
        }
        long[] pairs = Arrays.copyOf(found, size);
        Arrays.sort(pairs);
        return new Pairs(pairs);
    }

    @Override
    public long count(int s, int p, int o) {
        long count = 0;
        Scan scan = new Scan(snapshot, s, p, o, Scan.UNION);
        while (scan.step()) count++;
        return count;
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
