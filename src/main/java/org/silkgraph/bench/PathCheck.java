package org.silkgraph.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.bench.PathPairs.Pair;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.LinkClaim;
import org.silkgraph.paths.LinkClaim.Certainty;
import org.silkgraph.paths.LinkClaims;
import org.silkgraph.paths.Links;
import org.silkgraph.paths.PathFinder;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Found;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * Holds answers against what is true: the distances against those of a search that visits all, and each step of each path against
 * the quads of the same version. Counts the links that were looked at on the way.
 */
final class PathCheck {
    private final DatasetGraph data;
    private final Numbers numbers;
    private final Links all;
    private final Links butRare;
    private final Map<Integer, Long> histogram = new TreeMap<>();
    private final Map<String, Double> touched = new LinkedHashMap<>();
    /** Means by distance, of the pairs that are connected. */
    private final Map<Integer, Double> touchedByDistance = new TreeMap<>();

    private final Duration deadline;
    /** Pairs whose ten best paths were not all found before the deadline. */
    private final Set<Pair> cutOff = new HashSet<>();

    private int wrong;

    /** @param deadline for the ten best paths of one pair */
    PathCheck(ReadView view, Duration deadline) {
        this.deadline = deadline;
        this.data = view.dataset();
        this.all = Links.of(data, PathAsking.ALL);
        this.butRare = Links.of(data, PathAsking.BUT_RARE);
        this.numbers = all.numbers();
    }

    /** How many pairs got an answer that is not true. */
    int wrong() {
        return wrong;
    }

    Set<Pair> cutOff() {
        return cutOff;
    }

    /** Pairs by distance, -1 for those that nothing connects. */
    Map<Integer, Long> histogram() {
        return histogram;
    }

    Map<String, Double> touched() {
        return touched;
    }

    Map<Integer, Double> touchedByDistance() {
        return touchedByDistance;
    }

    void all(PathPairs pairs, BareBfs bare) {
        List<Looked> mixed = look("", pairs.mixed(), bare);
        look("hubs_", pairs.hubs(), bare);
        look("unconnected_", pairs.unconnected(), bare);
        for (int distance = 1; distance <= PathPairs.FAR; distance++) {
            int of = distance;
            List<Looked> some = mixed.stream().filter(one -> one.distance == of).toList();
            if (!some.isEmpty()) {
                touchedByDistance.put(
                        distance,
                        some.stream().mapToLong(Looked::path).average().orElse(0));
            }
        }
    }

    /** Links that were looked at for a pair. */
    private record Looked(int distance, long path, long plain, long ten) {}

    private List<Looked> look(String prefix, List<Pair> pairs, BareBfs bare) {
        List<Looked> looked = new ArrayList<>();
        for (Pair pair : pairs) {
            histogram.merge(pair.distance(), 1L, Long::sum);
            Found path = new PathFinder(butRare).find(PathAsking.question(pair, 1, false), PathAsking.NEVER);
            Found plain = new PathFinder(all).find(PathAsking.question(pair, 1, false), PathAsking.NEVER);
            Connect.Best ten = new Connect(all).find(PathAsking.question(pair, 10, true), PathAsking.within(deadline));
            if (!ten.isWhole()) cutOff.add(pair);
            looked.add(new Looked(pair.distance(), path.touched(), plain.touched(), ten.touched()));
            boolean isTrue = bare.distance(pair.fromPlace(), pair.toPlace()) == pair.distance()
                    && distance(plain.paths()) == pair.distance()
                    && distance(ten.paths().stream().map(Connect.Path::things).toList()) == pair.distance()
                    // Without some links it may be longer, and it may be that there is none.
                    && (path.paths().isEmpty() || distance(path.paths()) >= pair.distance())
                    && stand(pair, plain.paths(), all)
                    && stand(pair, path.paths(), butRare)
                    && stand(
                            pair, ten.paths().stream().map(Connect.Path::things).toList(), all);
            if (!isTrue) wrong++;
        }
        if (looked.isEmpty()) return looked;
        put(prefix + "path", looked.stream().mapToLong(Looked::path).toArray());
        put(prefix + "path_plain", looked.stream().mapToLong(Looked::plain).toArray());
        put(prefix + "k10", looked.stream().mapToLong(Looked::ten).toArray());
        return looked;
    }

    private void put(String name, long[] counts) {
        long most = 0;
        double sum = 0;
        for (long count : counts) {
            most = Math.max(most, count);
            sum += count;
        }
        touched.put(name + "_mean", sum / counts.length);
        touched.put(name + "_max", (double) most);
    }

    private static int distance(List<int[]> paths) {
        return paths.isEmpty() ? -1 : paths.getFirst().length - 1;
    }

    /** Whether these are paths from the one to the other of which each step rests on something that stands in the data. */
    private boolean stand(Pair pair, List<int[]> paths, Links links) {
        LinkClaims claims = new LinkClaims(links, Direction.FREE);
        for (int[] path : paths) {
            if (path[0] != pair.from() || path[path.length - 1] != pair.to()) return false;
            for (int i = 1; i < path.length; i++) {
                List<LinkClaim> step = claims.between(path[i - 1], path[i]);
                if (step.isEmpty()) return false;
                for (LinkClaim link : step) if (!stands(data, numbers, path[i - 1], path[i], link)) return false;
            }
        }
        return true;
    }

    /** Whether a link between two things stands in a dataset, with the claim that it rests on. */
    static boolean stands(DatasetGraph data, Numbers numbers, int here, int there, LinkClaim link) {
        Node subject = numbers.node(link.backward() ? there : here);
        Node object = numbers.node(link.backward() ? here : there);
        Node property = numbers.node(link.property());
        if (link.certainty() == Certainty.REFERENCE) {
            return data.contains(Graphs.reference("bench"), subject, property, object);
        }
        Node graph = link.isStated() ? Quad.defaultGraphIRI : Graphs.IMPLIED;
        Node claim = numbers.node(link.claim());
        Node certainty = link.isStated() ? Sg.stated : Sg.implied;
        return data.contains(graph, subject, property, object)
                && data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.type, Sg.Claim)
                && data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.subject, subject)
                && data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.predicate, property)
                && data.contains(Quad.defaultGraphIRI, claim, RDF.Nodes.object, object)
                && data.contains(Quad.defaultGraphIRI, claim, Sg.certainty, certainty);
    }
}
