package org.silkgraph.snapshot;

import java.util.Arrays;
import org.apache.jena.graph.Node;

/** {@link IdAccess} over the union of a snapshot. */
final class SnapshotIds implements IdAccess {
    private final Snapshot snapshot;
    private final Selection all;

    SnapshotIds(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.all = snapshot.all();
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
        Cursor cursor = new Cursor(snapshot, all);
        cursor.open(s, p, ANY);
        int[] found = new int[8];
        int size = 0;
        while (cursor.next()) {
            if (size == found.length) found = Arrays.copyOf(found, size * 2);
            found[size++] = cursor.object();
        }
        return sorted(found, size);
    }

    @Override
    public Range in(int o, int p) {
        if (o < 0 || p < 0) return new Ids(new int[0]);
        Cursor cursor = new Cursor(snapshot, all);
        cursor.open(ANY, p, o);
        int[] found = new int[8];
        int size = 0;
        while (cursor.next()) {
            if (size == found.length) found = Arrays.copyOf(found, size * 2);
            found[size++] = cursor.subject();
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
        Cursor cursor = new Cursor(snapshot, all);
        cursor.open(ANY, p, ANY);
        long[] found = new long[16];
        int size = 0;
        while (cursor.next()) {
            if (size == found.length) found = Arrays.copyOf(found, size * 2);
            found[size++] = (long) cursor.subject() << 32 | cursor.object();
        }
        long[] pairs = Arrays.copyOf(found, size);
        Arrays.sort(pairs);
        return new Pairs(pairs);
    }

    @Override
    public long count(int s, int p, int o) {
        long count = 0;
        Cursor cursor = new Cursor(snapshot, all);
        cursor.open(s, p, o);
        while (cursor.next()) count++;
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
