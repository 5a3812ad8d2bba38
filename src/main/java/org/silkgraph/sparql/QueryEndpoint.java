package org.silkgraph.sparql;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQLProtocol;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.store.guard.RefusedQuery;
import org.silkgraph.store.guard.RefusedQuery.Why;

/**
 * SPARQL Query over a pinned view. An answer is worked out whole, within the limits, before the first byte is sent: a
 * time-out or too many rows is an error with its status, never a 200 that breaks off. The price is memory for one answer of at
 * most {@link QueryLimits#rows} rows.
 *
 * <p>Refusals are sent as a small JSON object ({@value #REFUSAL}: why, arguments, line, column); the web door puts them into
 * the caller's language.
 */
final class QueryEndpoint extends SPARQL_QueryDataset {
    static final String REFUSAL = "application/vnd.silkgraph.refusal+json";
    static final String VERSION_HEADER = "Silkgraph-Version";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Store store;
    private final QueryGuard guard;
    private final MemoryWatch memory;

    QueryEndpoint(Store store, QueryGuard guard, MemoryWatch memory) {
        this.store = store;
        this.guard = guard;
        this.memory = memory;
    }

    @Override
    protected void execute(String text, HttpAction action) {
        try {
            Query query = guard.parse(text);
            QueryExecResult result = answer(query, action);
            sendResults(action, result, query.getPrologue());
        } catch (RefusedQuery refused) {
            send(refused, action);
        }
    }

    private QueryExecResult answer(Query query, HttpAction action) {
        QueryLimits limits = guard.limits();
        long timeout = timeout(action, limits);
        try (ReadView view = store.acquire()) {
            action.setResponseHeader(VERSION_HEADER, store.epoch() + "." + view.version());
            DatasetDescription described = SPARQLProtocol.getDatasetDescription(action, query);
            DatasetGraph data = described == null
                    ? view.dataset()
                    : DynamicDatasets.dynamicDataset(described, view.dataset(), false);
            Query bare = described == null ? query : withoutDataset(query);
            try (QueryExec execution = QueryExec.newBuilder()
                    .dataset(data)
                    .query(bare)
                    .context(guard.context())
                    .overallTimeout(timeout, TimeUnit.MILLISECONDS)
                    .build()) {
                return guarded(execution, query, limits);
            }
        } catch (QueryCancelledException e) {
            throw new RefusedQuery(
                    Why.TIMEOUT,
                    BigDecimal.valueOf(timeout, 3).stripTrailingZeros().toPlainString());
        } catch (StackOverflowError e) {
            throw new RefusedQuery(Why.TOO_COMPLEX, String.valueOf(limits.parts()));
        } catch (ARQException | OutOfMemoryError e) {
            throw new RefusedQuery(Why.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private QueryExecResult guarded(QueryExec execution, Query query, QueryLimits limits) {
        try (MemoryWatch.Guarded guarded = memory.guard(execution)) {
            try {
                return run(execution, query, limits);
            } catch (QueryCancelledException e) {
                if (guarded.isStopped()) throw new RefusedQuery(Why.MEMORY);
                throw e;
            }
        }
    }

    private static Query withoutDataset(Query query) {
        Query bare = query.cloneQuery();
        bare.getGraphURIs().clear();
        bare.getNamedGraphURIs().clear();
        return bare;
    }

    /** The caller may ask for less time than the limit, in seconds, never for more. */
    private static long timeout(HttpAction action, QueryLimits limits) {
        String asked = action.getRequestParameter("timeout");
        long limit = limits.timeout().toMillis();
        if (asked == null || !asked.matches("\\d{1,6}(\\.\\d{1,3})?")) return limit;
        return Math.clamp((long) (Double.parseDouble(asked) * 1000), 1, limit);
    }

    private static QueryExecResult run(QueryExec execution, Query query, QueryLimits limits) {
        if (query.isAskType()) return new QueryExecResult(execution.ask());
        if (query.isSelectType()) return new QueryExecResult(rows(execution.select(), limits.rows()));
        Iterator<Triple> triples = query.isConstructType() ? execution.constructTriples() : execution.describeTriples();
        return new QueryExecResult(graph(triples, limits.rows(), query));
    }

    private static RowSet rows(RowSet rows, int most) {
        List<Var> variables = rows.getResultVars();
        List<Binding> kept = new ArrayList<>();
        while (rows.hasNext()) {
            if (kept.size() == most) throw new RefusedQuery(Why.TOO_MANY_ROWS, String.valueOf(most));
            kept.add(rows.next());
        }
        return RowSetStream.create(variables, kept.iterator());
    }

    private static Graph graph(Iterator<Triple> triples, int most, Query query) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
        while (triples.hasNext()) {
            if (graph.size() == most) throw new RefusedQuery(Why.TOO_MANY_ROWS, String.valueOf(most));
            graph.add(triples.next());
        }
        return graph;
    }

    private static void send(RefusedQuery refused, HttpAction action) {
        try {
            action.getResponse().setStatus(status(refused.why()));
            action.getResponse().setContentType(REFUSAL);
            JSON.writeValue(
                    action.getResponseOutputStream(),
                    Map.of(
                            "why", refused.why().name(),
                            "arguments", refused.arguments(),
                            "line", refused.line(),
                            "column", refused.column()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int status(Why why) {
        return switch (why) {
            case SYNTAX -> 400;
            case TOO_LONG -> 413;
            case TOO_COMPLEX, SERVICE, FUNCTION, PROPERTY_FUNCTION, TOO_MANY_ROWS -> 422;
            case TIMEOUT, MEMORY -> 503;
            case FAILED -> 500;
        };
    }
}
