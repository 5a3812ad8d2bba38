package org.silkgraph.curation.difference;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.store.Texts;

/**
 * Blank nodes that hang together, brought into an order that does not depend on their labels.
 *
 * <p>Each node gets a colour, the hash of what is said of it with the other blank nodes by their colours, again and again
 * until no round tells more of them apart. Where nodes still look alike, each of the first group is tried as the one that
 * stands out, and the try with the smallest text wins; twins, of which the very same is said, need no tries. The work is
 * limited ({@value #WORK} looks at a quad): beyond that, graphs that are large and regular may come out in different orders
 * from stores that hold the same.
 */
final class BlankCluster {
    private static final int WORK = 2_000_000;

    private final Map<Node, List<Quad>> about;
    private final Set<Quad> quads = new LinkedHashSet<>();
    private int work = WORK;

    BlankCluster(Map<Node, List<Quad>> about) {
        this.about = about;
        about.values().forEach(quads::addAll);
    }

    /** The nodes in order, and the quads with the nodes by their place in it. */
    record Canonical(String text, List<Node> nodes) {
        static final Comparator<Canonical> SMALLEST = Comparator.comparing(Canonical::text, BlankCluster::byBytes);
    }

    /** The quads that make it hang together. */
    Set<Quad> quads() {
        return Collections.unmodifiableSet(quads);
    }

    Canonical canonical() {
        Map<Node, String> colours = new HashMap<>();
        about.keySet().forEach(node -> colours.put(node, ""));
        return canonical(colours);
    }

    private Canonical canonical(Map<Node, String> start) {
        Map<Node, String> colours = refined(start);
        List<Node> alike = firstAlike(colours);
        while (!alike.isEmpty() && areTwins(alike)) {
            for (Node node : alike)
                colours.put(node, hash("twin " + colours.size() + alike.indexOf(node) + colours.get(node)));
            alike = firstAlike(colours);
        }
        if (alike.isEmpty() || work <= 0) return inOrder(colours);
        List<Canonical> tried = new ArrayList<>();
        for (Node node : alike) {
            if (!tried.isEmpty() && work <= 0) break;
            Map<Node, String> apart = new HashMap<>(colours);
            apart.put(node, hash("apart " + colours.get(node)));
            tried.add(canonical(apart));
        }
        return tried.stream().min(Canonical.SMALLEST).orElseThrow();
    }

    /** Whether the same is said of all of them, down to the very nodes. */
    private boolean areTwins(List<Node> alike) {
        Map<Node, String> selves = new HashMap<>();
        about.keySet().forEach(node -> selves.put(node, node.getBlankNodeLabel()));
        return alike.stream()
                        .map(node -> seenFrom(node, selves).replaceFirst("^[^\n]*\n", ""))
                        .distinct()
                        .count()
                == 1;
    }

    private Map<Node, String> refined(Map<Node, String> start) {
        Map<Node, String> colours = start;
        int known = 0;
        while (true) {
            Map<Node, String> next = new HashMap<>();
            for (Node node : about.keySet()) next.put(node, hash(seenFrom(node, colours)));
            int told = new HashSet<>(next.values()).size();
            if (told == known || told == next.size()) return next;
            known = told;
            colours = next;
        }
    }

    private String seenFrom(Node node, Map<Node, String> colours) {
        return about.getOrDefault(node, List.of()).stream()
                .map(quad -> terms(quad)
                        .map(term -> term.equals(node) ? "self" : term.isBlank() ? colours.get(term) : text(term))
                        .collect(Collectors.joining(" ")))
                .sorted()
                .collect(Collectors.joining("\n", colours.get(node) + "\n", ""));
    }

    /** The group of nodes that look alike whose colour comes first; empty where all are told apart. */
    private List<Node> firstAlike(Map<Node, String> colours) {
        Map<String, List<Node>> groups = new TreeMap<>();
        colours.forEach((node, colour) ->
                groups.computeIfAbsent(colour, c -> new ArrayList<>()).add(node));
        return groups.values().stream()
                .filter(group -> group.size() > 1)
                .findFirst()
                .orElse(List.of());
    }

    private Canonical inOrder(Map<Node, String> colours) {
        List<Node> nodes = colours.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
        Map<Node, Integer> places = new HashMap<>();
        nodes.forEach(node -> places.put(node, places.size()));
        return new Canonical(text(quads, places), nodes);
    }

    private static String text(Collection<Quad> quads, Map<Node, Integer> places) {
        return quads.stream()
                .map(quad -> terms(quad)
                        .map(term -> term.isBlank() ? "_:" + places.get(term) : text(term))
                        .collect(Collectors.joining(" ")))
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Node> terms(Quad quad) {
        return Stream.of(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject());
    }

    private static String text(Node term) {
        return NodeFmtLib.strNT(term);
    }

    /** By code point, so that the order is the same on every machine. */
    private static int byBytes(String a, String b) {
        return Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String text) {
        return Texts.checksum(text);
    }
}
