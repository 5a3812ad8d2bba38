package org.silkgraph.store.guard;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.silkgraph.terms.Base;

/**
 * Decides before it runs whether a query may run: SPARQL 1.1, within the limits, without SERVICE, with known functions only.
 *
 * <p>The same is said twice: once by reading the parsed query, so that the caller gets an error instead of an empty column,
 * and once by the {@link #context} of execution, which knows no other functions and no remote calls, so that a form the
 * reading overlooks still cannot get out. Graph names in FROM are graphs of the store; nothing is ever fetched.
 */
public final class QueryGuard {
    private static final Pattern PLACE = Pattern.compile("at line (\\d{1,9}), column (\\d{1,9})");

    private final QueryLimits limits;
    private final FunctionRegistry functions = Functions.allowed();
    private final Map<String, PropertyFunctionFactory> propertyFunctions;

    /** That knows no property functions. */
    public QueryGuard(QueryLimits limits) {
        this(limits, Map.of());
    }

    /** @param propertyFunctions those that may be used as predicates, by IRI */
    public QueryGuard(QueryLimits limits, Map<String, PropertyFunctionFactory> propertyFunctions) {
        this.limits = limits;
        this.propertyFunctions = Map.copyOf(propertyFunctions);
    }

    public QueryLimits limits() {
        return limits;
    }

    /**
     * The query, ready to run.
     *
     * @throws RefusedQuery with line and column where the text is not SPARQL 1.1, or the reason why it is not run
     */
    public Query parse(String text) {
        int bytes = text.length() > limits.queryBytes() ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > limits.queryBytes()) {
            throw new RefusedQuery(Why.TOO_LONG, String.valueOf(bytes), String.valueOf(limits.queryBytes()));
        }
        try {
            Query query = QueryFactory.create(text, Base.iri(), Syntax.syntaxSPARQL_11);
            reading(limits.parts()).read(query, Algebra.compile(query));
            return query;
        } catch (QueryParseException e) {
            throw syntax(e);
        } catch (QueryException e) {
            throw new RefusedQuery(Why.SYNTAX, firstLine(e));
        } catch (StackOverflowError e) {
            throw new RefusedQuery(Why.TOO_COMPLEX, String.valueOf(limits.parts()));
        }
    }

    /** What reads patterns of at most so many parts. */
    Reading reading(int parts) {
        return new Reading(parts, functions, new Calls(this::context, propertyFunctions.keySet()));
    }

    /** The place the message names, which is where reading stopped; the exception's own is that of the token before. */
    static RefusedQuery syntax(QueryParseException e) {
        String message = firstLine(e);
        Matcher place = PLACE.matcher(message);
        boolean named = place.find();
        int line = named ? Integer.parseInt(place.group(1)) : Math.max(0, e.getLine());
        int column = named ? Integer.parseInt(place.group(2)) : Math.max(0, e.getColumn());
        return new RefusedQuery(Why.SYNTAX, line, column, message);
    }

    static String firstLine(QueryException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }

    /** A fresh execution context: no remote service, no functions and property functions but those that are known, expressions within bounds. */
    public Context context() {
        Context context = ARQ.getContext().copy();
        context.setFalse(ARQ.httpServiceAllowed);
        context.set(ARQConstants.sysOptimizerFactory, Bounded.REWRITING);
        FunctionRegistry.set(context, functions);
        PropertyFunctionRegistry known = new PropertyFunctionRegistry();
        propertyFunctions.forEach(known::put);
        PropertyFunctionRegistry.set(context, known);
        return context;
    }
}
