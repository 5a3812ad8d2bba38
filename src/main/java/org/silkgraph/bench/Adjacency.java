package org.silkgraph.bench;

import java.util.Arrays;
import org.silkgraph.paths.Links;
import org.silkgraph.snapshot.Arcs;
import org.silkgraph.snapshot.Numbers;

/**
 * All links of a version as two arrays of numbers: the neighbours of each thing, in either direction, each once. Things are
 * counted from 0 in the order of their numbers, those without links included.
 */
final class Adjacency {
    /** The numbers that things have in the version, sorted. */
    final int[] things;
    /** Where the neighbours of a thing begin; those of the next one begin where they end. */
    final int[] offsets;
    /** Places of neighbours. */
    final int[] targets;
    /** How many links there are, several between two things included. */
    final long links;

    private Adjacency(int[] things, int[] offsets, int[] targets, long links) {
        this.things = things;
        this.offsets = offsets;
        this.targets = targets;
        this.links = links;
    }

    static Adjacency of(Links links) {
        Numbers numbers = links.numbers();
        int[] places = new int[numbers.terms()];
        int[] things = new int[1024];
        int size = 0;
        for (int id = 0; id < places.length; id++) {
            places[id] = -1;
            if (!numbers.isThing(id)) continue;
            if (size == things.length) things = Arrays.copyOf(things, size * 2);
            places[id] = size;
            things[size++] = id;
        }
        things = Arrays.copyOf(things, size);
        Arcs arcs = links.arcs();
        long all = 0;
        int[] ends = new int[size + 1];
        for (int place = 0; place < size; place++) {
            for (arcs.open(arcs.place(things[place]), true); arcs.next(); all++) {
                ends[place + 1]++;
                ends[places[arcs.term(arcs.other())] + 1]++;
            }
        }
        for (int place = 0; place < size; place++) ends[place + 1] = Math.addExact(ends[place + 1], ends[place]);
        int[] targets = new int[ends[size]];
        int[] next = Arrays.copyOf(ends, size);
        for (int place = 0; place < size; place++) {
            for (arcs.open(arcs.place(things[place]), true); arcs.next(); ) {
                int other = places[arcs.term(arcs.other())];
                targets[next[place]++] = other;
                targets[next[other]++] = place;
            }
        }
        return once(things, ends, targets, all);
    }

    /** Each neighbour once, sorted. */
    private static Adjacency once(int[] things, int[] ends, int[] targets, long links) {
        int kept = 0;
        int from = 0;
        for (int place = 0; place < things.length; place++) {
            int to = ends[place + 1];
            Arrays.sort(targets, from, to);
            int begin = kept;
            for (int at = from; at < to; at++) {
                if (kept == begin || targets[kept - 1] != targets[at]) targets[kept++] = targets[at];
            }
            from = to;
            ends[place + 1] = kept;
        }
        return new Adjacency(things, ends, Arrays.copyOf(targets, kept), links);
    }

    int size() {
        return things.length;
    }

    /** The place of a thing by its number, below 0 where it has none. */
    int place(int number) {
        return Arrays.binarySearch(things, number);
    }

    int degree(int place) {
        return offsets[place + 1] - offsets[place];
    }

    /** How far each thing is from one, -1 where nothing leads there: plainly breadth first. */
    int[] distancesFrom(int place) {
        int[] distances = new int[size()];
        Arrays.fill(distances, -1);
        distances[place] = 0;
        int[] queue = new int[size()];
        queue[0] = place;
        int end = 1;
        for (int at = 0; at < end; at++) {
            int here = queue[at];
            for (int i = offsets[here]; i < offsets[here + 1]; i++) {
                int there = targets[i];
                if (distances[there] >= 0) continue;
                distances[there] = distances[here] + 1;
                queue[end++] = there;
            }
        }
        return distances;
    }
}
