package org.silkgraph.store.guard;

import java.nio.charset.StandardCharsets;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.silkgraph.terms.Base;

/**
 * Decides before it runs whether an update may run: what {@link QueryGuard} says of queries holds for its patterns, LOAD is
 * refused in every form, and so is every operation that names a graph of the system as its target.
 */
public final class UpdateGuard {
    private final QueryGuard queries;
    private final UpdateLimits limits;

    public UpdateGuard(QueryGuard queries, UpdateLimits limits) {
        this.queries = queries;
        this.limits = limits;
    }

    public UpdateLimits limits() {
        return limits;
    }

    /**
     * The update, ready to run.
     *
     * @throws RefusedQuery with line and column where the text is not SPARQL 1.1 Update, or the reason why it is not run
     */
    public GuardedUpdate parse(String text, Using using) {
        requireShort(text);
        try {
            UpdateRequest request = UpdateFactory.create(text, Base.iri(), Syntax.syntaxSPARQL_11);
            UpdateReading reading = new UpdateReading(queries.reading(limits.parts()), using);
            request.getOperations().forEach(operation -> operation.visit(reading));
            return new GuardedUpdate(request, reading.added(), reading.removed());
        } catch (QueryParseException e) {
            throw QueryGuard.syntax(e);
        } catch (QueryException e) {
            throw new RefusedQuery(Why.SYNTAX, QueryGuard.firstLine(e));
        } catch (StackOverflowError e) {
            throw new RefusedQuery(Why.TOO_COMPLEX, String.valueOf(limits.parts()));
        }
    }

    private void requireShort(String text) {
        long bytes =
                text.length() > limits.updateBytes() ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limits.updateBytes()) {
            throw new RefusedQuery(Why.TOO_LONG, String.valueOf(bytes), String.valueOf(limits.updateBytes()));
        }
    }

    /** What patterns are evaluated in; see {@link QueryGuard#context}. */
    public Context context() {
        return queries.context();
    }
}
