package org.silkgraph.bench;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.silkgraph.bench.PathPairs.Pair;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.LinkClaim;
import org.silkgraph.paths.LinkClaims;
import org.silkgraph.paths.Links;
import org.silkgraph.paths.Links.Filter;
import org.silkgraph.paths.PathFinder;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Found;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Arcs;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.terms.Sg;

/**
 * The questions, asked as the service asks them: each takes the view that there is, reads the filter and makes its finder. Nothing
 * is kept from one to the next but what the service keeps too. Any number of threads.
 */
final class PathAsking {
    static final int HOPS = 12;

    /** All links: what is stated, what is implied, reference data. */
    static final Filter ALL = new Filter(true, true, Set.of(), Set.of(), Set.of(), Set.of());
    /** All links but those of a rare property. */
    static final Filter BUT_RARE =
            new Filter(true, true, Set.of(), Set.of(Sg.term("combinedWith")), Set.of(), Set.of());

    static final BooleanSupplier NEVER = () -> false;

    private final ReadStore store;

    PathAsking(ReadStore store) {
        this.store = store;
    }

    /** One of the shortest paths over links that a filter lets through, and of each step the link and its property. */
    int path(Pair pair) {
        try (ReadView view = store.acquire()) {
            Links links = Links.of(view.dataset(), BUT_RARE);
            Found found = new PathFinder(links).find(question(pair, 1, false), NEVER);
            if (found.paths().isEmpty()) return -1;
            int[] path = found.paths().getFirst();
            Arcs arcs = links.arcs();
            int linked = 0;
            for (int i = 1; i < path.length; i++) {
                int property = arcs.anyBetween(arcs.place(path[i - 1]), arcs.place(path[i]));
                if (property >= 0) linked++;
            }
            if (linked != path.length - 1) throw new IllegalStateException("a step without a link: " + pair);
            return linked;
        }
    }

    /** The same, and the claims that each step rests on. */
    int claims(Pair pair) {
        try (ReadView view = store.acquire()) {
            Links links = Links.of(view.dataset(), BUT_RARE);
            Found found = new PathFinder(links).find(question(pair, 1, false), NEVER);
            if (found.paths().isEmpty()) return -1;
            int[] path = found.paths().getFirst();
            LinkClaims claims = new LinkClaims(links, Direction.FREE);
            int rests = 0;
            for (int i = 1; i < path.length; i++) {
                List<LinkClaim> step = claims.between(path[i - 1], path[i]);
                if (!step.isEmpty()) rests++;
            }
            if (rests != path.length - 1) throw new IllegalStateException("a step without a claim: " + pair);
            return rests;
        }
    }

    /** One of the shortest paths, as numbers of things. */
    int plain(Pair pair) {
        try (ReadView view = store.acquire()) {
            Found found = new PathFinder(Links.of(view.dataset(), ALL)).find(question(pair, 1, false), NEVER);
            return found.paths().isEmpty() ? -1 : found.paths().getFirst().length - 1;
        }
    }

    /** The ten best paths, longer ones too, and what each step rests on. */
    int ten(Pair pair) {
        try (ReadView view = store.acquire()) {
            return new Connect(Links.of(view.dataset(), ALL))
                    .find(question(pair, 10, true), within(Duration.ofSeconds(5)))
                    .paths()
                    .size();
        }
    }

    /** What goes before each search: the view, the filter, the finder. */
    int opening(Pair pair) {
        try (ReadView view = store.acquire()) {
            Links links = Links.of(view.dataset(), BUT_RARE);
            return new PathFinder(links).hashCode() + pair.from();
        }
    }

    /** Is true when so much time has gone by. */
    static BooleanSupplier within(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return () -> System.nanoTime() - end > 0;
    }

    static Question question(Pair pair, int most, boolean longer) {
        return new Question(
                new int[] {pair.from()}, new int[] {pair.to()}, HOPS, most, longer, Direction.FREE, Passing.ANY);
    }
}
