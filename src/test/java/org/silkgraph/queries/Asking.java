package org.silkgraph.queries;

import java.nio.file.Path;
import org.silkgraph.Stores;
import org.silkgraph.search.Labels;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.sparql.QueryFunctions;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.QueryLimits;

/** The shipped questions over the shared stores. */
public final class Asking {
    static final Path FOLDER = Path.of("queries");
    static final QueryGuard GUARD = QueryFunctions.guard(QueryLimits.DEFAULTS);
    static final Questions QUESTIONS = Questions.load(FOLDER, GUARD);

    private Asking() {}

    public static Asker of(Store store) {
        return of(store, GUARD);
    }

    static Asker of(Store store, QueryGuard guard) {
        Labels labels = Labels.of(store);
        return new Asker(store, QUESTIONS, guard, slug -> {
            try (ReadView view = store.acquire()) {
                return labels.at(view).near(slug, 5);
            }
        });
    }

    /** The data a question's expected answer was written for. */
    static Store data(String name) {
        return switch (name) {
            case "report-2017" -> Stores.report();
            case "second-source" -> Stores.secondSource();
            default -> throw new IllegalArgumentException("no such data: " + name);
        };
    }
}
