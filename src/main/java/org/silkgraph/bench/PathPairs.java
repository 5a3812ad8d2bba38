package org.silkgraph.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.jena.graph.NodeFactory;
import org.silkgraph.bench.Generated.Kind;
import org.silkgraph.snapshot.Numbers;

/**
 * Pairs of things of which it is asked how they are connected, chosen by a seed: so many of each distance, of things of all kinds;
 * pairs among the things with the most links; and pairs that nothing connects. Distances come from a search breadth first that
 * visits all.
 *
 * @param mixed of distance 1 to {@value #FAR}, shuffled
 * @param hubs among the things with the most links, those with most first
 * @param unconnected of a thing that is alone, or of a few that are apart, and any other
 */
record PathPairs(List<Pair> mixed, List<Pair> hubs, List<Pair> unconnected) {
    /** The largest distance that is asked for. */
    static final int FAR = 6;

    private static final int PER_DISTANCE = 200;
    private static final int PER_KIND = 40;
    private static final int HUBS = 16;
    private static final int UNCONNECTED = 100;

    PathPairs {
        mixed = List.copyOf(mixed);
        hubs = List.copyOf(hubs);
        unconnected = List.copyOf(unconnected);
    }

    /**
     * Two things.
     *
     * @param from number of the one in the version
     * @param to number of the other
     * @param fromPlace place of the one in the arrays
     * @param toPlace place of the other
     * @param distance in truth, -1 where nothing connects them
     */
    record Pair(int from, int to, int fromPlace, int toPlace, int distance) {}

    /** All of them. */
    List<Pair> all() {
        List<Pair> all = new ArrayList<>(mixed);
        all.addAll(hubs);
        all.addAll(unconnected);
        return all;
    }

    static PathPairs of(Adjacency graph, Numbers numbers, Generated plan) {
        return new Choosing(graph, numbers, plan).pairs();
    }

    /** One choice of pairs. */
    private static final class Choosing {
        private final Adjacency graph;
        private final Numbers numbers;
        private final Generated plan;
        private final Random random;
        /** Places of the linked things of each kind. */
        private final List<int[]> linked;

        private final byte[] kinds;

        Choosing(Adjacency graph, Numbers numbers, Generated plan) {
            this.graph = graph;
            this.numbers = numbers;
            this.plan = plan;
            this.random = new Random(plan.seed());
            this.kinds = new byte[graph.size()];
            this.linked = Arrays.stream(Kind.values()).map(this::linkedThings).toList();
        }

        private int[] linkedThings(Kind kind) {
            int most = kind == Kind.PROJECT ? Integer.MAX_VALUE : plan.many(kind);
            int[] places = new int[16];
            int size = 0;
            for (int rank = 0; rank < most; rank++) {
                int place = place(Generated.thing(kind, rank));
                if (place < 0) break;
                kinds[place] = (byte) kind.ordinal();
                if (graph.degree(place) == 0) continue;
                if (size == places.length) places = Arrays.copyOf(places, size * 2);
                places[size++] = place;
            }
            return Arrays.copyOf(places, size);
        }

        private int place(String iri) {
            int number = numbers.id(NodeFactory.createURI(iri));
            return number < 0 ? -1 : graph.place(number);
        }

        PathPairs pairs() {
            return new PathPairs(mixed(), hubs(), unconnected());
        }

        private List<Pair> mixed() {
            List<List<Pair>> byDistance = new ArrayList<>();
            for (int distance = 0; distance <= FAR; distance++) byDistance.add(new ArrayList<>());
            for (int i = 0; i < PER_KIND; i++) {
                for (int[] places : linked) {
                    if (places.length == 0) continue;
                    add(places[random.nextInt(places.length)], byDistance);
                }
                if (i >= PER_KIND / 4 && byDistance.stream().skip(1).allMatch(some -> some.size() >= PER_DISTANCE)) {
                    break;
                }
            }
            List<Pair> mixed = new ArrayList<>();
            for (List<Pair> some : byDistance) {
                Collections.shuffle(some, random);
                mixed.addAll(some.subList(0, Math.min(PER_DISTANCE, some.size())));
            }
            Collections.shuffle(mixed, random);
            return mixed;
        }

        /** Of each distance one thing of each kind, by chance. */
        private void add(int from, List<List<Pair>> byDistance) {
            int[] distances = graph.distancesFrom(from);
            int[][] chosen = new int[FAR + 1][Kind.values().length];
            int[][] seen = new int[FAR + 1][Kind.values().length];
            for (int place = 0; place < distances.length; place++) {
                int distance = distances[place];
                if (distance < 1 || distance > FAR) continue;
                int kind = kinds[place];
                if (random.nextInt(++seen[distance][kind]) == 0) chosen[distance][kind] = place;
            }
            for (int distance = 1; distance <= FAR; distance++) {
                for (int kind = 0; kind < chosen[distance].length; kind++) {
                    if (seen[distance][kind] == 0) continue;
                    byDistance.get(distance).add(pair(from, chosen[distance][kind], distance));
                }
            }
        }

        private Pair pair(int from, int to, int distance) {
            return new Pair(graph.things[from], graph.things[to], from, to, distance);
        }

        private List<Pair> hubs() {
            long[] byDegree = new long[graph.size()];
            for (int place = 0; place < byDegree.length; place++) {
                byDegree[place] = -((long) graph.degree(place) << 32 | place);
            }
            Arrays.sort(byDegree);
            int[] most = Arrays.stream(byDegree)
                    .limit(HUBS)
                    .mapToInt(one -> (int) -one)
                    .toArray();
            List<Pair> pairs = new ArrayList<>();
            for (int i = 1; i < most.length; i++) {
                int[] distances = graph.distancesFrom(most[i]);
                for (int j = 0; j < i; j++) pairs.add(pair(most[i], most[j], distances[most[j]]));
            }
            return pairs;
        }

        private List<Pair> unconnected() {
            List<Pair> pairs = new ArrayList<>();
            int[] projects = linked.get(Kind.PROJECT.ordinal());
            for (int i = 0; i < UNCONNECTED; i++) {
                String iri = i % 2 == 0
                        ? Generated.alone(i / 2 % Generated.ALONE)
                        : Generated.apart(i / 2 % Generated.APART);
                int lonely = place(iri);
                int other = projects[random.nextInt(projects.length)];
                boolean isFirst = random.nextBoolean();
                int distance = graph.distancesFrom(lonely)[other];
                pairs.add(pair(isFirst ? lonely : other, isFirst ? other : lonely, distance));
            }
            return pairs;
        }
    }
}
