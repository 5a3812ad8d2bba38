package org.silkgraph.paths;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.silkgraph.paths.PathFinder.Found;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Numbers;

/**
 * The best paths: shorter ones first, then those that are stated whole, then those with more sources, then by the IRIs on the way.
 *
 * <p>Which of the longest paths are best is known when all of that length have been looked at. Where there are more than
 * {@link #CONSIDERED} (or twice as many as are wanted), the first so many by number are, and the answer says so.
 */
public final class Connect {
    /** Paths that are looked at, at least. */
    public static final int CONSIDERED = 256;

    private final Links links;
    private final Numbers numbers;
    private final PathFinder finder;

    public Connect(Links links) {
        this.links = links;
        this.numbers = links.numbers();
        this.finder = new PathFinder(links);
    }

    /**
     * A path.
     *
     * @param things by number, from end to end
     * @param hops what each step rests on, never nothing
     * @param stated whether each step has something that is stated
     * @param sources how many sources the path rests on
     */
    public record Path(int[] things, List<List<LinkClaim>> hops, boolean stated, int sources) {
        public Path {
            hops = List.copyOf(hops);
        }

        public int length() {
            return hops.size();
        }
    }

    /**
     * The best paths.
     *
     * @param isWhole false where the search was stopped
     * @param isMore whether there are more paths than were wanted
     * @param isRanked false where there were more of one length than are looked at, so that better ones of that length may be missing
     */
    public record Best(
            List<Path> paths, boolean isWhole, boolean isMore, boolean isRanked, long touched, List<Integer> hubs) {
        public Best {
            paths = List.copyOf(paths);
            hubs = List.copyOf(hubs);
        }
    }

    /** @param question its {@link Question#most} is how many are given */
    public Best find(Question question, BooleanSupplier isStopped) {
        int considered = Math.max(CONSIDERED, 2 * question.most()) + 1;
        Question asked = new Question(
                question.from(),
                question.to(),
                question.hops(),
                considered,
                question.longer(),
                question.direction(),
                question.passing());
        // One more than is given says that there are more; longer ones are not given then, however many are looked at.
        Found found = finder.find(asked, question.most() + 1, isStopped);
        LinkClaims claims = new LinkClaims(links, question.direction());
        // Where all that is wanted is shorter than the longest that were found, those need not be looked at.
        int longest = longestNeeded(found.paths(), question.most());
        List<Path> paths = new ArrayList<>();
        for (int[] things : found.paths()) {
            if (things.length <= longest) paths.add(path(things, claims));
        }
        paths.sort(order());
        boolean isCut = found.paths().size() == considered && found.paths().getLast().length == longest;
        return new Best(
                paths.size() > question.most() ? paths.subList(0, question.most()) : paths,
                found.isWhole(),
                found.paths().size() > question.most(),
                !isCut,
                found.touched(),
                found.hubs());
    }

    private static int longestNeeded(List<int[]> paths, int most) {
        if (paths.isEmpty()) return 0;
        return paths.get(Math.min(most, paths.size()) - 1).length;
    }

    private static Path path(int[] things, LinkClaims claims) {
        List<List<LinkClaim>> hops = new ArrayList<>();
        boolean stated = true;
        Set<Integer> sources = new HashSet<>();
        for (int i = 1; i < things.length; i++) {
            List<LinkClaim> hop = claims.between(things[i - 1], things[i]);
            hops.add(hop);
            stated &= hop.stream().anyMatch(LinkClaim::isStated);
            for (LinkClaim link : hop) sources.add(link.source());
        }
        return new Path(things, hops, stated, sources.size());
    }

    private Comparator<Path> order() {
        Map<Integer, String> names = new HashMap<>();
        return Comparator.comparingInt(Path::length)
                .thenComparing(path -> !path.stated())
                .thenComparing(path -> -path.sources())
                .thenComparing((one, other) -> {
                    for (int i = 0; i < one.things().length; i++) {
                        int order = name(one.things()[i], names).compareTo(name(other.things()[i], names));
                        if (order != 0) return order;
                    }
                    return 0;
                });
    }

    private String name(int thing, Map<Integer, String> names) {
        return names.computeIfAbsent(thing, id -> numbers.node(id).toString());
    }
}
