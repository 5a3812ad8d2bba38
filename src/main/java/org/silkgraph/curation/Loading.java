package org.silkgraph.curation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;

/** Adds what files say, as one change: all of it or nothing. */
public final class Loading {
    private Loading() {}

    /**
     * What to load.
     *
     * @param reference name of the reference dataset whose graph the files go to; empty for the default graph
     */
    public record Request(Attribution who, Optional<String> reference, List<Input> files) {
        public Request {
            files = List.copyOf(files);
            reference.ifPresent(Loading::requireName);
        }
    }

    /** Throws where that is no name of a reference dataset. */
    public static void requireName(String reference) {
        if (!reference.matches("[a-z0-9]++(-[a-z0-9]++)*+")) {
            throw new IllegalArgumentException("reference must be a name such as regions: " + reference);
        }
    }

    /**
     * Commits it.
     *
     * @throws Unparsable where a file cannot be read; nothing was changed
     */
    public static Decision load(Store store, Request request) {
        return store.gate().commit(changeset(request));
    }

    /** Says what {@link #load} would, and changes nothing. */
    public static Decision check(Store store, Request request) {
        return store.check(changeset(request));
    }

    private static Changeset changeset(Request request) {
        return changeset(request.who(), List.of(Portion.read(request.reference(), request.files(), bytes -> {})));
    }

    /** The change that adds what was read. */
    public static Changeset changeset(Attribution who, List<Portion> portions) {
        portions.forEach(portion -> portion.reference().ifPresent(Loading::requireName));
        return Changeset.of(who, all(portions, Handed::quads), List.of())
                .with(all(portions, Handed::texts))
                .into(portions.stream()
                        .flatMap(portion -> portion.graph().stream())
                        .collect(Collectors.toSet()));
    }

    private static <T> List<T> all(List<Portion> portions, Function<Handed, List<T>> part) {
        // The usual case is not copied: it may be large.
        if (portions.size() == 1) return part.apply(portions.getFirst().handed());
        return portions.stream()
                .flatMap(portion -> part.apply(portion.handed()).stream())
                .toList();
    }
}
