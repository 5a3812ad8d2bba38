package org.silkgraph.sparql;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQException;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecResult;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.snapshot.ids.IdExecution;
import org.silkgraph.snapshot.ids.TooManyRowsHeld;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.store.guard.Executions.Execution;
import org.silkgraph.store.guard.Executions.Kind;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.store.guard.RefusedQuery;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.silkgraph.terms.NotInXml;

/**
 * One query over one view, worked out whole within the limits: the endpoint and the command line run queries here. Its result
 * holds no part of the view. The price is memory for one answer of at most {@link QueryLimits#rows} rows.
 */
public final class QueryRun {
    private final QueryGuard guard;
    private final Executions executions;

    QueryRun(QueryGuard guard, Executions executions) {
        this.guard = guard;
        this.executions = executions;
    }

    /** For a process that runs one query and ends. */
    public static QueryRun alone(QueryGuard guard) {
        return new QueryRun(guard, Executions.start());
    }

    QueryLimits limits() {
        return guard.limits();
    }

    /** With the dataset that the query itself describes, and the time of the limits. */
    public QueryExecResult answer(Query query, ReadView view) {
        Optional<DatasetDescription> described =
                Optional.ofNullable(DatasetDescription.create(query)).filter(graphs -> !graphs.isEmpty());
        try (Execution execution = begin(query.toString(), limits().timeout())) {
            return answer(query, described, view, limits().timeout(), execution);
        }
    }

    /** A turn for a query. To be taken before the view, which is not to be held while it waits. */
    Execution begin(String text, Duration timeout) {
        return executions.begin(Kind.QUERY, text, timeout);
    }

    /** How many run at a time, besides quick ones. */
    int workers() {
        return executions.limits().workers();
    }

    /** Waits in a line that is as patient as that for a worker. */
    void enter(Semaphore line) {
        try {
            long patience = executions.limits().patience().toMillis();
            if (line.tryAcquire() || line.tryAcquire(patience, TimeUnit.MILLISECONDS)) return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RefusedQuery(Why.BUSY, String.valueOf(workers()));
    }

    /** A turn that a query gives up where it takes longer than is quick. */
    Execution tryQuickly(String text, Duration timeout) {
        return executions.tryQuickly(text, timeout);
    }

    /**
     * The answer.
     *
     * @throws RefusedQuery where a limit is hit or the query fails; no part of the answer is given
     */
    QueryExecResult answer(
            Query query, Optional<DatasetDescription> described, ReadView view, Duration timeout, Execution turn) {
        DatasetGraph data = dataset(described, view);
        try (QueryExec execution = QueryExec.newBuilder()
                .dataset(data)
                .query(withoutDataset(query))
                .context(guard.context())
                .overallTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .build()) {
            turn.stopsBy(execution::abort);
            return run(execution, query, limits().rows());
        } catch (QueryCancelledException e) {
            if (turn.why() != Why.TIMEOUT) throw new RefusedQuery(turn.why());
            BigDecimal seconds = BigDecimal.valueOf(timeout.toMillis(), 3).stripTrailingZeros();
            throw new RefusedQuery(Why.TIMEOUT, seconds.toPlainString());
        } catch (StackOverflowError e) {
            throw new RefusedQuery(Why.TOO_COMPLEX, String.valueOf(limits().parts()));
        } catch (ARQException | OutOfMemoryError e) {
            throw refused(e);
        }
    }

    /** ARQ wraps what is thrown while it makes its plan, for which it may look at first solutions. */
    static RefusedQuery refused(Throwable failure) {
        return switch (failure) {
            case RefusedQuery refused -> refused;
            case TooManyRowsHeld held -> new RefusedQuery(Why.TOO_MANY_ROWS_HELD, String.valueOf(held.most()));
            case ARQException wrapped when wrapped.getCause() instanceof RuntimeException cause -> refused(cause);
            default -> new RefusedQuery(Why.FAILED, String.valueOf(failure.getMessage()));
        };
    }

    /**
     * The same answer, once it is sure that XML can hold it.
     *
     * @throws RefusedQuery {@code NOT_IN_XML} where it cannot
     */
    public static QueryExecResult inXml(QueryExecResult result) {
        try {
            if (result.isGraph()) NotInXml.require(result.graph().find());
            return result.isRowSet() ? new QueryExecResult(inXml(result.rowSet().rewindable())) : result;
        } catch (NotInXml e) {
            throw new RefusedQuery(Why.NOT_IN_XML, String.valueOf(e.getMessage()));
        }
    }

    private static RowSetRewindable inXml(RowSetRewindable rows) {
        while (rows.hasNext()) rows.next().forEach((variable, value) -> NotInXml.require(value));
        rows.reset();
        return rows;
    }

    /** The plan of a query on a view, as lines of text; nothing is evaluated. */
    public String explain(Query query, ReadView view) {
        Optional<DatasetDescription> described =
                Optional.ofNullable(DatasetDescription.create(query)).filter(graphs -> !graphs.isEmpty());
        return IdExecution.explain(withoutDataset(query), dataset(described, view), guard.context());
    }

    private static DatasetGraph dataset(Optional<DatasetDescription> described, ReadView view) {
        return described
                .map(graphs -> view.dataset(nodes(graphs.getDefaultGraphURIs()), nodes(graphs.getNamedGraphURIs())))
                .orElseGet(view::dataset);
    }

    private static List<Node> nodes(List<String> iris) {
        return iris.stream().map(NodeFactory::createURI).toList();
    }

    private static Query withoutDataset(Query query) {
        if (!query.hasDatasetDescription()) return query;
        Query bare = query.cloneQuery();
        bare.getGraphURIs().clear();
        bare.getNamedGraphURIs().clear();
        return bare;
    }

    private static QueryExecResult run(QueryExec execution, Query query, int most) {
        if (query.isAskType()) return new QueryExecResult(execution.ask());
        if (query.isSelectType()) return new QueryExecResult(rows(execution.select(), most));
        Iterator<Triple> triples = query.isConstructType() ? execution.constructTriples() : execution.describeTriples();
        return new QueryExecResult(graph(triples, most, query));
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
}
