package org.silkgraph.curation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.exec.UpdateExec;
import org.apache.jena.update.Update;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Changeset.Basis;
import org.silkgraph.store.Changeset.Edit;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.store.guard.Executions.Execution;
import org.silkgraph.store.guard.Executions.Kind;
import org.silkgraph.store.guard.GuardedUpdate;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.store.guard.RefusedQuery;
import org.silkgraph.store.guard.RefusedQuery.Why;
import org.silkgraph.store.guard.UpdateGuard;
import org.silkgraph.store.guard.UpdateLimits;
import org.silkgraph.store.guard.Using;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Version;

/**
 * SPARQL 1.1 Update as one change: all operations of a request are carried out one after the other on the staged state, then
 * held against the rules together, and kept whole or not at all.
 *
 * <p>The patterns see what readers see, with what the operations before them changed. They run while no other change can come
 * between, so a long one holds up other writers (never readers), at most for {@link UpdateLimits#timeout}.
 */
public final class Updating {
    private final Store store;
    private final UpdateGuard guard;
    private final Executions executions;

    /** With the default limits, and executions of its own. */
    public static Updating of(Store store) {
        return of(store, Executions.start());
    }

    /** With the default limits. */
    public static Updating of(Store store, Executions executions) {
        QueryGuard queries = new QueryGuard(QueryLimits.DEFAULTS);
        return new Updating(store, new UpdateGuard(queries, UpdateLimits.DEFAULTS), executions);
    }

    public Updating(Store store, UpdateGuard guard, Executions executions) {
        this.store = store;
        this.guard = guard;
        this.executions = executions;
    }

    /**
     * What to carry out.
     *
     * @param usingGraphs {@code using-graph-uri} of the protocol
     * @param usingNamedGraphs {@code using-named-graph-uri} of the protocol
     * @param seen the version its author saw, where it is to be refused if anything was changed since
     */
    public record Request(
            String text,
            List<String> usingGraphs,
            List<String> usingNamedGraphs,
            Attribution who,
            Optional<Version> seen) {
        public Request {
            usingGraphs = List.copyOf(usingGraphs);
            usingNamedGraphs = List.copyOf(usingNamedGraphs);
        }
    }

    /** The longest text it takes, in bytes of UTF-8. */
    public int longest() {
        return guard.limits().updateBytes();
    }

    /**
     * Carries it out.
     *
     * @throws RefusedRequest where it is not SPARQL 1.1 Update, is not allowed, hits a limit or fails
     */
    public Outcome run(Request request) {
        try {
            Using using = new Using(request.usingGraphs(), request.usingNamedGraphs());
            Changeset changeset =
                    Changeset.of(request.who(), new Operations(guard.parse(request.text(), using), request.text()));
            return Outcome.of(store.gate()
                    .commit(request.seen()
                            .map(version -> changeset.madeAt(new Basis(version, Set.of())))
                            .orElse(changeset)));
        } catch (RefusedQuery refused) {
            throw RefusedRequest.of(refused);
        }
    }

    private final class Operations implements Edit {
        private final GuardedUpdate update;
        private final String text;

        Operations(GuardedUpdate update, String text) {
            this.update = update;
            this.text = text;
        }

        @Override
        public List<Quad> added() {
            return update.added();
        }

        @Override
        public List<Quad> removed() {
            return update.removed();
        }

        /** One execution an operation: Jena leaves its signal to stop set after the first pattern of a request. */
        @Override
        public void run(DatasetGraph staged) {
            Metered metered = new Metered(staged, guard.limits());
            try (Execution turn =
                    executions.begin(Kind.UPDATE, text, guard.limits().timeout())) {
                run(metered, turn);
            }
        }

        private void run(Metered metered, Execution turn) {
            for (Update operation : update.request()) {
                UpdateExec execution = UpdateExec.newBuilder()
                        .dataset(metered)
                        .update(operation)
                        .context(guard.context())
                        .timeout(metered.millisLeft(), TimeUnit.MILLISECONDS)
                        .build();
                turn.stopsBy(execution::abort);
                execute(execution, turn);
            }
        }

        private void execute(UpdateExec execution, Execution turn) {
            try {
                execution.execute();
            } catch (QueryCancelledException e) {
                if (turn.why() != Why.TIMEOUT) throw new RefusedQuery(turn.why());
                throw Metered.tooLate(guard.limits().timeout());
            } catch (ARQException e) {
                throw new RefusedQuery(Why.FAILED, String.valueOf(e.getMessage()));
            } catch (StackOverflowError e) {
                throw new RefusedQuery(
                        Why.TOO_COMPLEX, String.valueOf(guard.limits().parts()));
            }
        }
    }
}
