package org.silkgraph.sparql;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.store.guard.QueryGuard;

/**
 * Fuseki on a loopback port chosen by the system, with one operation: query, read only, over pinned views of the store. It
 * answers only requests that carry the secret of this start, so that nothing but our own web door reaches it; no
 * administration, no modules, no write operation is mounted.
 */
public final class SparqlServer implements AutoCloseable {
    /** The request header that carries the secret. */
    public static final String SECRET_HEADER = "Silkgraph-Secret";

    private static final int OUTPUT_BUFFER = 32 * 1024;
    private static final int HEADERS = 16 * 1024;

    private final FusekiServer fuseki;
    private final String secret;
    private final Executions executions;

    private SparqlServer(FusekiServer fuseki, String secret, Executions executions) {
        this.fuseki = fuseki;
        this.secret = secret;
        this.executions = executions;
    }

    /** Starts, with executions of its own; ready when it returns. */
    public static SparqlServer start(Store store, QueryGuard guard) {
        return start(store, guard, Executions.start());
    }

    /** @param executions among which its queries are; closed with it */
    public static SparqlServer start(Store store, QueryGuard guard, Executions executions) {
        return start(store::acquire, store::epoch, guard, executions);
    }

    /** Over a read store without a gate, for measurements. */
    public static SparqlServer start(ReadStore store, QueryGuard guard) {
        return start(store::acquire, () -> "", guard, Executions.start());
    }

    private static SparqlServer start(
            Supplier<ReadView> views, Supplier<String> epoch, QueryGuard guard, Executions executions) {
        compactJson();
        String secret = randomSecret();
        Operation query = Operation.alloc("https://w3id.org/silkgraph/operation/query", "query", "SPARQL 1.1 Query");
        FusekiServer fuseki = FusekiServer.create()
                .port(0)
                .loopback(true)
                .fusekiModules(FusekiModules.empty())
                .registerOperation(query, new QueryEndpoint(views, epoch, guard, executions))
                .addFilter("/*", new SecretFilter(secret))
                .add(
                        "/graph",
                        DataService.newBuilder(DatasetGraphFactory.empty()).addEndpoint(query, "sparql"))
                .build();
        smallBuffers(fuseki);
        fuseki.start();
        return new SparqlServer(fuseki, secret, executions);
    }

    /** From now on every Fuseki of this process writes JSON results without white space. */
    public static void compactJson() {
        ARQ.init();
        RowSetWriterRegistry.register(ResultSetLang.RS_JSON, language -> new CompactJson());
    }

    /** Fuseki's default of 5 MB of output buffer a response costs more than most queries. To be called before it starts. */
    public static void smallBuffers(FusekiServer fuseki) {
        for (var connector : fuseki.getJettyServer().getConnectors()) {
            for (var factory : connector.getConnectionFactories()) {
                if (factory instanceof HttpConnectionFactory http) {
                    HttpConfiguration configuration = http.getHttpConfiguration();
                    configuration.setOutputBufferSize(OUTPUT_BUFFER);
                    configuration.setRequestHeaderSize(HEADERS);
                    configuration.setSendServerVersion(false);
                }
            }
        }
    }

    private static String randomSecret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Where our web door sends queries. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + fuseki.getPort() + "/graph/sparql");
    }

    /** Queries under way. */
    Executions executions() {
        return executions;
    }

    /** The secret of this start; never logged. */
    public String secret() {
        return secret;
    }

    @Override
    public void close() {
        fuseki.stop();
        executions.close();
    }
}
