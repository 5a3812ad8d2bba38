package org.silkgraph.web;

import jakarta.inject.Singleton;
import java.util.List;
import org.silkgraph.views.Entities;
import org.silkgraph.views.SourceList;
import org.silkgraph.views.Sources;

/** Says that there is no such thing, and what may have been meant. */
@Singleton
public final class NoSuchThing {
    private final Entities entities;
    private final Sources sources;

    NoSuchThing(Entities entities, Sources sources) {
        this.entities = entities;
        this.sources = sources;
    }

    public ProblemException entity(String slug) {
        List<String> near =
                entities.near(slug).stream().map(found -> "/entities/" + found).toList();
        return problem("no-such-entity", slug, near);
    }

    /** Sources are few, so all of them are named. */
    public ProblemException source(String slug) {
        List<String> all = sources.list().rows().stream()
                .map(SourceList.Row::slug)
                .limit(10)
                .map(found -> "/sources/" + found)
                .toList();
        return problem("no-such-source", slug, all);
    }

    private static ProblemException problem(String name, String slug, List<String> suggestions) {
        return Problem.of(404, name)
                .with("slug", slug)
                .with("suggestions", suggestions)
                .exception();
    }

    /** A change; those there are go from 1 to the latest. */
    public static ProblemException change(String number, long latest) {
        return Problem.of(404, "no-such-change")
                .with("change", number)
                .with("first", Math.min(1, latest))
                .with("latest", latest)
                .exception();
    }

    /** A claim or piece of evidence, whose names are computed and not mistyped. */
    public static ProblemException record(String id) {
        return Problem.of(404, "no-such-record").with("id", id).exception();
    }
}
