package org.silkgraph.sparql;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.fuseki.DEF;
import org.apache.jena.fuseki.servlets.HttpAction;
import org.apache.jena.fuseki.servlets.SPARQLProtocol;
import org.apache.jena.fuseki.servlets.SPARQL_QueryDataset;
import org.apache.jena.fuseki.system.ConNeg;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.store.guard.Executions.Execution;
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

    private final Supplier<ReadView> views;
    private final Supplier<String> epoch;
    private final QueryGuard guard;
    private final QueryRun run;
    /** Held by those that are worked out and written: one more than are worked out. */
    private final Semaphore large;

    /** @param epoch which store it is that the views are of */
    QueryEndpoint(Supplier<ReadView> views, Supplier<String> epoch, QueryGuard guard, Executions executions) {
        this.views = views;
        this.epoch = epoch;
        this.guard = guard;
        this.run = new QueryRun(guard, executions);
        this.large = new Semaphore(run.workers() + 1, true);
    }

    @Override
    protected void execute(String text, HttpAction action) {
        try {
            Query query = guard.parse(text);
            Duration timeout = timeout(action, run.limits());
            Optional<QueryExecResult> quick = tryQuickly(query, text, action, timeout);
            if (quick.isPresent()) send(quick.get(), query, action);
            else sendInTurn(query, text, action, timeout);
        } catch (RefusedQuery refused) {
            send(refused, action);
        }
    }

    private void send(QueryExecResult result, Query query, HttpAction action) {
        sendResults(action, asXml(action, result) ? QueryRun.inXml(result) : result, query.getPrologue());
    }

    private static boolean asXml(HttpAction action, QueryExecResult result) {
        String format = action.getRequestParameter("format");
        if (format != null) return format.equals("xml");
        AcceptList offer = result.isGraph() ? DEF.rdfOffer : DEF.rsOfferTable;
        MediaType chosen = ConNeg.chooseContentType(action.getRequest(), offer, null);
        return chosen != null && chosen.getContentTypeStr().contains("xml");
    }

    /** The answer to a query that needs little work; empty where it turned out to need more. */
    private Optional<QueryExecResult> tryQuickly(Query query, String text, HttpAction action, Duration timeout) {
        try (Execution quick = run.tryQuickly(text, timeout)) {
            try {
                return Optional.of(answer(query, action, timeout, quick));
            } catch (RefusedQuery refused) {
                if (quick.hasGivenWay()) return Optional.empty();
                throw refused;
            }
        }
    }

    /** Large answers are written out as few at a time as they are made: it is as much work, and they take memory meanwhile. */
    private void sendInTurn(Query query, String text, HttpAction action, Duration timeout) {
        run.enter(large);
        try {
            QueryExecResult result;
            try (Execution turn = run.begin(text, timeout)) {
                result = answer(query, action, timeout, turn);
            }
            send(result, query, action);
        } finally {
            large.release();
        }
    }

    private QueryExecResult answer(Query query, HttpAction action, Duration timeout, Execution turn) {
        try (ReadView view = views.get()) {
            action.setResponseHeader(VERSION_HEADER, epoch.get() + "." + view.version());
            Optional<DatasetDescription> described =
                    Optional.ofNullable(SPARQLProtocol.getDatasetDescription(action, query));
            return run.answer(query, described, view, timeout, turn);
        }
    }

    /** The caller may ask for less time than the limit, in seconds, never for more. */
    private static Duration timeout(HttpAction action, QueryLimits limits) {
        String asked = action.getRequestParameter("timeout");
        if (asked == null || !asked.matches("\\d{1,6}(\\.\\d{1,3})?")) return limits.timeout();
        long limit = limits.timeout().toMillis();
        return Duration.ofMillis(Math.clamp((long) (Double.parseDouble(asked) * 1000), 1, limit));
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
            case LOAD, SYSTEM_GRAPH, USING, TOO_MANY_QUADS, BAD_TERM ->
                throw new IllegalStateException(why + " of a query");
            case TOO_COMPLEX,
                    PATH_TOO_DEEP,
                    REGEX,
                    VALUE_TOO_LARGE,
                    SERVICE,
                    FUNCTION,
                    PROPERTY_FUNCTION,
                    PATH_FUNCTION,
                    TOO_MANY_ROWS,
                    TOO_MANY_ROWS_HELD -> 422;
            case TIMEOUT, MEMORY, BUSY, STOPPED -> 503;
            case NOT_IN_XML -> 406;
            case FAILED -> 500;
        };
    }
}
