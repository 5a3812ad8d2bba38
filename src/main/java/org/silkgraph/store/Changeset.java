package org.silkgraph.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;

/**
 * What somebody wants changed. Nothing of it is true before the gate has accepted it.
 *
 * @param who who, through what, and why
 * @param edit what to change, carried out by the gate on the state it will change
 * @param texts texts of sources it brings along
 * @param basis the version it was made at, if it is to be refused where somebody else was faster
 * @param systemGraphs the system graphs it may write: the ontology, graphs of reference data; none for users
 */
public record Changeset(Attribution who, Edit edit, List<String> texts, Optional<Basis> basis, Set<Node> systemGraphs) {
    public Changeset {
        texts = List.copyOf(texts);
        systemGraphs = Set.copyOf(systemGraphs);
    }

    /**
     * A change of the data, made while no other change can come between.
     *
     * <p>It reads and writes the dataset it is given and keeps nothing of it. Writes to system graphs are passed over, unless
     * the changeset may write them. It may throw: then nothing is changed.
     */
    @FunctionalInterface
    public interface Edit {
        void run(DatasetGraph staged);

        /**
         * The quads that somebody wrote out (in a file, in {@code INSERT DATA}) to be added, as against those that a pattern or
         * a whole graph stands for: the rules for what is handed in are held against them even where they change nothing.
         * Terms may be variables.
         */
        default List<Quad> added() {
            return List.of();
        }

        /** As {@link #added}, the quads written out to be removed. */
        default List<Quad> removed() {
            return List.of();
        }

        /**
         * Quads handed in as part of a whole graph that stood in it before, among them such as the gate derived: one of those
         * that no claim holds in the end was written by hand.
         */
        default List<Quad> repeated() {
            return List.of();
        }
    }

    /**
     * What it was made from.
     *
     * @param version the version its author saw
     * @param touches what must not have changed since: the subjects of claims, entities and evidence it changes and, as far as
     *     its author wants, others. Empty: nothing at all may have changed
     */
    public record Basis(Version version, Set<Node> touches) {
        public Basis {
            touches = Set.copyOf(touches);
        }
    }

    /** Quads to remove and to add (default graph as {@link Quad#defaultGraphIRI}). */
    public static Changeset of(Attribution who, List<Quad> added, List<Quad> removed) {
        return new Changeset(who, new Quads(added, removed), List.of(), Optional.empty(), Set.of());
    }

    public static Changeset of(Attribution who, Edit edit) {
        return new Changeset(who, edit, List.of(), Optional.empty(), Set.of());
    }

    /** Bringing texts along. */
    public Changeset with(List<String> broughtAlong) {
        return new Changeset(who, edit, broughtAlong, basis, systemGraphs);
    }

    /** To be refused as stale where somebody changed what it touches after that version. */
    public Changeset madeAt(Basis seen) {
        return new Changeset(who, edit, texts, Optional.of(seen), systemGraphs);
    }

    /** Allowed to write these system graphs besides. */
    public Changeset into(Set<Node> graphs) {
        return new Changeset(who, edit, texts, basis, graphs);
    }

    /** The plainest edit: quads to remove and to add. */
    record Quads(List<Quad> added, List<Quad> removed) implements Edit {
        public Quads {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        @Override
        public void run(DatasetGraph staged) {
            removed.forEach(staged::delete);
            added.forEach(staged::add);
        }
    }
}
