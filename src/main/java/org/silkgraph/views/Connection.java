package org.silkgraph.views;

import java.util.List;
import java.util.Optional;
import org.silkgraph.terms.Label;

/**
 * How two entities are connected: the shortest paths, or also longer ones, the shortest first, then those that are stated whole, then those with more sources, then by the
 * slugs on the way.
 *
 * @param from one end
 * @param to the other end
 * @param hops steps that were allowed
 * @param paths each with all claims of its steps
 * @param complete false where the time was up: there may be other paths then, also shorter ones
 * @param none what would connect them, where nothing was found
 */
public record Connection(
        Meta meta, Ref from, Ref to, int hops, List<Path> paths, boolean complete, Optional<None> none) {
    public Connection {
        paths = List.copyOf(paths);
    }

    /**
     * A path without a repeated entity.
     *
     * @param length steps; 0 from an entity to itself
     * @param stated whether each step has a claim that is stated
     * @param sources how many sources the claims of the path come from
     */
    public record Path(int length, boolean stated, int sources, List<Hop> hops) {
        public Path {
            hops = List.copyOf(hops);
        }
    }

    /** A step, with every claim that links the two, in either direction where both are allowed. */
    public record Hop(Ref from, Ref to, List<Step> links) {
        public Hop {
            links = List.copyOf(links);
        }
    }

    /**
     * A claim of a step.
     *
     * @param property local name of the property
     * @param label of the property; a planned relation has a property of its own, which says so
     * @param planned true for a planned or requested relation
     * @param backward true where the claim goes against the path: its object is where the step begins
     * @param sentence the claim in words, made of labels
     * @param claim with certainty, wording, period, source and quotes; the other end is the one the step leads to
     */
    public record Step(String property, Label label, boolean planned, boolean backward, Label sentence, Link claim) {}

    /**
     * That there is no path, and what was tried beyond the question.
     *
     * @param found the least that has to be given up to find one; empty where nothing helps
     */
    public record None(int hops, Optional<Relaxation> found) {}

    /**
     * Something that would find a path.
     *
     * @param implied whether links have to count that sources only imply
     * @param backward whether links have to be walked against their direction
     * @param hops steps the shortest path has then
     */
    public record Relaxation(boolean implied, boolean backward, int hops) {}
}
