package org.silkgraph.views;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silkgraph.terms.Label;

/**
 * How two entities, or two sets of them, are connected: the shortest paths, or also longer ones, the shortest first, then those that
 * are stated whole, then those with more sources, then by the slugs on the way.
 *
 * @param from one end
 * @param to the other end
 * @param max steps that were allowed
 * @param paths each with all claims of its steps
 * @param complete false where the time was up: there may be other paths then, also shorter ones
 * @param ranked false where there are more paths of the length of the last than are looked at, so that better ones of that length may
 *     be missing
 * @param hubs entities that no path was allowed to go through because they have too many links; the first 100
 * @param none what would connect them, where nothing was found
 */
public record Connection(
        Meta meta,
        List<Ref> from,
        List<Ref> to,
        int max,
        List<Path> paths,
        boolean complete,
        boolean ranked,
        List<Ref> hubs,
        Optional<None> none) {
    public Connection {
        from = List.copyOf(from);
        to = List.copyOf(to);
        paths = List.copyOf(paths);
        hubs = List.copyOf(hubs);
    }

    /** One row a claim of a step, so that a path is told by the rows of its number. */
    public Table table() {
        Table table = new Table(List.of(
                "path",
                "step",
                "from",
                "fromZh",
                "fromEn",
                "property",
                "propertyZh",
                "propertyEn",
                "planned",
                "backward",
                "to",
                "toZh",
                "toEn",
                "certainty",
                "during",
                "wording",
                "sentenceZh",
                "sentenceEn",
                "claim",
                "source",
                "section",
                "quote",
                "page"));
        for (int number = 0; number < paths.size(); number++) {
            List<Hop> hops = paths.get(number).hops();
            for (int step = 0; step < hops.size(); step++) {
                for (Step link : hops.get(step).links()) {
                    table.row(row(number + 1, step + 1, hops.get(step), link));
                }
            }
        }
        return table;
    }

    private static List<Object> row(int path, int step, Hop hop, Step link) {
        List<Evidence> evidence = link.claim().evidence();
        return List.of(
                path,
                step,
                hop.from().slug(),
                hop.from().label().zh(),
                hop.from().label().en(),
                link.property(),
                link.label().zh(),
                link.label().en(),
                link.planned(),
                link.backward(),
                hop.to().slug(),
                hop.to().label().zh(),
                hop.to().label().en(),
                link.claim().certainty(),
                link.claim().during(),
                link.claim().wording(),
                link.sentence().zh(),
                link.sentence().en(),
                link.claim().id(),
                link.claim().source().slug(),
                joined(evidence, Evidence::section),
                joined(evidence, Evidence::quote),
                joined(evidence, Evidence::page));
    }

    private static String joined(List<Evidence> evidence, Function<Evidence, String> part) {
        return evidence.stream().map(part).distinct().collect(Collectors.joining(" …… "));
    }

    /**
     * A path without a repeated entity.
     *
     * @param length steps; 0 from an entity to itself
     * @param stated whether each step has a claim that is stated
     * @param sources how many sources the claims of the path come from
     */
    public record Path(int length, boolean stated, int sources, Ref from, Ref to, List<Hop> hops) {
        public Path {
            hops = List.copyOf(hops);
        }

        /** The slugs on the way, from end to end. */
        String way() {
            return Stream.concat(Stream.of(from.slug()), hops.stream().map(hop -> hop.to()
                            .slug()))
                    .collect(Collectors.joining(" – "));
        }

        /** The best link of each step in words. */
        Label told() {
            return new Label(
                    hops.stream()
                            .map(hop -> hop.links().getFirst().sentence().zh())
                            .collect(Collectors.joining()),
                    hops.stream()
                            .map(hop -> hop.links().getFirst().sentence().en())
                            .collect(Collectors.joining(" ")));
        }
    }

    /** A step, with everything that links the two, in either direction where both are allowed. */
    public record Hop(Ref from, Ref to, List<Step> links) {
        public Hop {
            links = List.copyOf(links);
        }
    }

    /**
     * A claim of a step, or a triple of reference data.
     *
     * @param property local name of the property
     * @param iri of the property
     * @param label of the property; a planned relation has a property of its own, which says so
     * @param planned true for a planned or requested relation
     * @param backward true where the claim goes against the path: its object is where the step begins
     * @param sentence the claim in words, made of labels
     * @param claim with certainty, wording, period, source and quotes; the other end is the one the step leads to. For reference data
     *     the certainty is {@code reference}, the source is the dataset, and the rest is empty
     */
    public record Step(
            String property, String iri, Label label, boolean planned, boolean backward, Label sentence, Link claim) {}

    /**
     * That there is no path, and what was tried beyond the question.
     *
     * @param max steps that were searched
     * @param links that were looked at
     * @param found the least that has to be given up to find one; empty where nothing helps
     */
    public record None(int max, long links, Optional<Relaxation> found) {}

    /**
     * What would find a path. What is true has to be given up.
     *
     * @param implied links have to count that sources only imply
     * @param property links of any property have to count
     * @param backward links have to be walked against their direction too
     * @param source claims of any source and period have to count
     * @param through paths have to be allowed to go through anything
     * @param max steps the shortest path has then
     */
    public record Relaxation(
            boolean implied, boolean property, boolean backward, boolean source, boolean through, int max) {}
}
