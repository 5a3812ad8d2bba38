package org.silkgraph.curation.layout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.curation.difference.Difference;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Base;

/**
 * The difference between a store and a folder as people read it, and as it is written in JSON.
 *
 * @param version the version of the store
 * @param things what differs, entities first
 * @param removed quads that go
 * @param added quads that come
 * @param present things that people wrote something about, before
 * @param gone those of them of which nothing is left
 */
public record Comparison(long version, List<Thing> things, int removed, int added, int present, int gone) {
    public Comparison {
        things = List.copyOf(things);
    }

    /**
     * One thing.
     *
     * @param thing its identifier, short where that is possible
     * @param slug of an entity; empty for others
     * @param fate {@code new}, {@code gone} or {@code changed}
     * @param removed what goes: predicate and object as Turtle, then the graph where it is not the default graph
     */
    public record Thing(
            String thing,
            String slug,
            String nameZh,
            String nameEn,
            String fate,
            List<String> removed,
            List<String> added) {
        public Thing {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    static Comparison of(ReadView view, Difference difference, List<Quad> present, List<Quad> wanted) {
        Set<Node> before = subjects(present);
        Set<Node> after = subjects(wanted);
        SortedMap<Node, Sides> sides = new TreeMap<>(Order.TERMS.thenComparing((Node node) -> node.toString()));
        difference.removed().forEach(quad -> side(sides, quad).removed.add(line(quad)));
        difference.added().forEach(quad -> side(sides, quad).added.add(line(quad)));
        Called called = new Called(view, sides.keySet(), wanted, present);
        List<Thing> things = sides.entrySet().stream()
                .map(entry -> thing(entry.getKey(), entry.getValue(), called, before, after))
                .toList();
        long gone = before.stream().filter(thing -> !after.contains(thing)).count();
        return new Comparison(
                view.version().number(),
                things,
                difference.removed().size(),
                difference.added().size(),
                before.size(),
                (int) gone);
    }

    private static final class Sides {
        private final List<String> removed = new ArrayList<>();
        private final List<String> added = new ArrayList<>();
    }

    private static Sides side(SortedMap<Node, Sides> sides, Quad quad) {
        return sides.computeIfAbsent(quad.getSubject(), thing -> new Sides());
    }

    private static Thing thing(Node thing, Sides sides, Called called, Set<Node> before, Set<Node> after) {
        String fate = !after.contains(thing) ? "gone" : before.contains(thing) ? "changed" : "new";
        String path = thing.isURI() ? Base.relative(thing.getURI()) : "";
        return new Thing(
                term(thing),
                path.startsWith("id/") ? path.substring("id/".length()) : "",
                called.zh(thing),
                called.en(thing),
                fate,
                sides.removed.stream().sorted().toList(),
                sides.added.stream().sorted().toList());
    }

    private static Set<Node> subjects(Collection<Quad> quads) {
        Set<Node> all = new HashSet<>();
        quads.forEach(quad -> {
            // Blank nodes of files have other labels than those of the store.
            if (!quad.getSubject().isBlank()) all.add(quad.getSubject());
        });
        return all;
    }

    private static String line(Quad quad) {
        String said = term(quad.getPredicate()) + " " + term(quad.getObject());
        return quad.isDefaultGraph() ? said : said + " " + term(quad.getGraph());
    }

    private static String term(Node node) {
        return node.isBlank() ? "_:" + node.getBlankNodeLabel() : new Turtle(Prefixes.SHARED).term(node);
    }

    public boolean isEmpty() {
        return removed == 0 && added == 0;
    }

    /** Whether more than half of what people wrote about would be gone: then it wants to be said twice. */
    public boolean isDrastic() {
        return gone * 2L > present;
    }
}
