package org.silkgraph.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.silkgraph.terms.Label;
import org.silkgraph.terms.Version;

/**
 * The names of all entities at one version, immutable. Ranks: 0 a whole name, 1 the beginning of a name, 2 a part of a
 * name, 3 every word in some name.
 */
public final class Names {
    private static final int EXACT = 0;
    private static final int PREFIX = 1;
    private static final int PART = 2;
    private static final int WORDS = 3;
    private static final int NO_MATCH = 4;
    private static final Comparator<Hit> BEST_FIRST = Comparator.comparingInt(Hit::rank)
            .thenComparing(hit -> hit.matched().length())
            .thenComparing(Hit::slug);

    private final Version version;
    private final List<Named> all;

    Names(Version version, List<Named> all) {
        this.version = version;
        this.all = all.stream().sorted(Comparator.comparing(Named::slug)).toList();
    }

    /** The version these names were read at. */
    public Version version() {
        return version;
    }

    /** Every entity, by slug. */
    public List<Hit> all() {
        return all.stream()
                .map(named -> named.hit(new Match(named.slug(), EXACT)))
                .toList();
    }

    /** Every entity that the text matches, best first; none for an empty text. */
    public List<Hit> find(String text) {
        String wanted = Folding.fold(text);
        if (wanted.isEmpty()) return List.of();
        List<String> words = Folding.tokens(wanted);
        return all.stream()
                .flatMap(named -> named.match(wanted, words).map(named::hit).stream())
                .sorted(BEST_FIRST)
                .toList();
    }

    /** Slugs that look like a mistyped one, nearest first. */
    public List<String> near(String slug, int limit) {
        return nearest(slug, all.stream().map(Named::slug), limit);
    }

    /** Of some names those that look like a mistyped one, nearest first. */
    public static List<String> nearest(String given, Stream<String> names, int limit) {
        int tolerance = Math.max(2, given.length() / 3);
        return names.map(name -> new Near(name, Distance.between(given, name)))
                .filter(near -> near.distance() <= tolerance || near.slug().contains(given) && given.length() > 2)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::slug))
                .limit(limit)
                .map(Near::slug)
                .toList();
    }

    private record Near(String slug, int distance) {}

    private record Match(String name, int rank) {}

    private record Name(String text, String folded) {
        Name(String text) {
            this(text, Folding.fold(text));
        }

        int rank(String wanted) {
            if (folded.equals(wanted)) return EXACT;
            if (folded.startsWith(wanted)) return PREFIX;
            return folded.contains(wanted) ? PART : NO_MATCH;
        }
    }

    /** One entity with its names, folded once. */
    static final class Named {
        private final String slug;
        private final Label label;
        private final List<String> types;
        private final List<Name> names;

        Named(String slug, Label label, List<String> types, List<String> aliases) {
            this.slug = slug;
            this.label = label;
            this.types = types;
            List<String> texts = new ArrayList<>(List.of(label.zh(), label.en(), slug));
            texts.addAll(aliases);
            this.names = texts.stream()
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .map(Name::new)
                    .toList();
        }

        String slug() {
            return slug;
        }

        Hit hit(Match match) {
            return new Hit(slug, label, types, match.name(), match.rank());
        }

        Optional<Match> match(String wanted, List<String> words) {
            Optional<Match> best = names.stream()
                    .map(name -> new Match(name.text(), name.rank(wanted)))
                    .min(Comparator.comparingInt(Match::rank))
                    .filter(match -> match.rank() < NO_MATCH);
            return best.isPresent() ? best : byWords(words);
        }

        private Optional<Match> byWords(List<String> words) {
            if (!words.stream().allMatch(word -> holding(word).findAny().isPresent())) return Optional.empty();
            return words.stream().flatMap(this::holding).findFirst().map(name -> new Match(name.text(), WORDS));
        }

        private Stream<Name> holding(String word) {
            return names.stream().filter(name -> name.folded().contains(word));
        }
    }
}
