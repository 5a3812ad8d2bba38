package org.silkgraph.sparql;

import java.util.Map;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.terms.Fn;

/** The property functions that queries may use. Updates know none. */
public final class QueryFunctions {
    private QueryFunctions() {}

    /** A guard that knows them. */
    public static QueryGuard guard(QueryLimits limits) {
        return new QueryGuard(limits, Map.of(Fn.path.getURI(), iri -> new PathFunction()));
    }
}
