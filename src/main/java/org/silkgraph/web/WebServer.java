package org.silkgraph.web;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.silkgraph.access.AccessSettings;
import org.silkgraph.access.FailedAttempts;
import org.silkgraph.access.Tokens;
import org.silkgraph.curation.GraphWriting;
import org.silkgraph.curation.Updating;
import org.silkgraph.curation.changes.JsonChanges;
import org.silkgraph.search.Labels;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.views.Connections;
import org.silkgraph.views.Entities;
import org.silkgraph.views.History;
import org.silkgraph.views.Matrices;
import org.silkgraph.views.Ontology;
import org.silkgraph.views.Overview;
import org.silkgraph.views.Renderings;
import org.silkgraph.views.ServiceDescription;
import org.silkgraph.views.Sources;
import org.silkgraph.views.Surroundings;

/** The HTTP server over an open store. Closing it stops listening; the store stays open. */
public final class WebServer implements AutoCloseable {
    private final ApplicationContext context;
    private final EmbeddedServer server;

    private WebServer(ApplicationContext context, EmbeddedServer server) {
        this.context = context;
        this.server = server;
    }

    /**
     * Listens when it returns; speaks TLS, and nothing else, where a {@link ServerCertificate} is among the beans.
     *
     * @param beans what further routes need (saved questions, a SPARQL endpoint), a {@link Readiness} that is still waiting,
     *     {@link AccessSettings} or {@link DoorSettings} other than the default, or a {@link Labels} or {@link Tokens} made before; each is injected by
     *     its class
     */
    public static WebServer start(WebSettings settings, Store store, Object... beans) {
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .environmentPropertySource(false)
                .properties(properties(settings, List.of(beans)))
                .singletons(singletons(settings, store, List.of(beans)))
                .start();
        try {
            return new WebServer(context, context.getBean(EmbeddedServer.class).start());
        } catch (RuntimeException failure) {
            context.close();
            throw failure;
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getPort();
    }

    /** The address it is reached at from this machine. */
    public String address() {
        return server.getScheme() + "://" + server.getHost() + ":" + port() + "/";
    }

    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> properties(WebSettings settings, List<Object> beans) {
        Map<String, Object> properties = new HashMap<>();
        int port = settings.port() == 0 ? -1 : settings.port();
        properties.put("micronaut.server.host", settings.host());
        properties.put("micronaut.server.port", port);
        if (beans.stream().anyMatch(ServerCertificate.class::isInstance)) {
            properties.putAll(ShownCertificate.properties(port));
        }
        // More than any door takes: each door says itself that a body is too large, which the server calls cut off.
        long most = Math.max(settings.maxBody(), Math.max(settings.maxUpload(), settings.maxLoad())) + (1L << 20);
        properties.put("micronaut.server.max-request-size", most);
        properties.put("micronaut.server.max-request-buffer-size", settings.maxBody());
        // Bodies unpacks: the decoder of the server lets streams pass that break off.
        properties.put("micronaut.server.netty.request-decompression-enabled", false);
        properties.put("micronaut.server.idle-timeout", settings.idle());
        return properties;
    }

    private static Object[] singletons(WebSettings settings, Store store, List<Object> given) {
        Labels labels = own(given, Labels.class, () -> Labels.of(store));
        Readiness readiness = own(given, Readiness.class, Readiness::ready);
        AccessSettings access = own(given, AccessSettings.class, () -> AccessSettings.DEFAULTS);
        Tokens tokens = own(given, Tokens.class, () -> Tokens.in(store.directory()));
        FailedAttempts attempts = own(given, FailedAttempts.class, () -> new FailedAttempts(access, System::nanoTime));
        Executions executions = own(given, Executions.class, Executions::start);
        List<Object> made = new ArrayList<>(List.of(
                settings,
                store,
                labels,
                readiness,
                access,
                own(given, DoorSettings.class, () -> DoorSettings.DEFAULTS),
                own(given, OntologyInForce.class, () -> OntologyInForce.SHIPPED),
                tokens,
                attempts,
                new Entities(store, labels),
                own(given, Connections.class, () -> new Connections(store, labels)),
                own(given, Surroundings.class, () -> new Surroundings(store, labels)),
                own(given, Matrices.class, () -> new Matrices(store, labels)),
                new Sources(store),
                new Renderings(store),
                new Overview(store, labels),
                new JsonChanges(store, labels),
                new History(store, labels),
                new ServiceDescription(store),
                new GraphWriting(store),
                executions,
                updating(given, store, executions),
                new Ontology(store)));
        Stream<Object> others = given.stream().filter(bean -> !made.contains(bean));
        return Stream.concat(made.stream(), others).toArray();
    }

    private static Updating updating(List<Object> given, Store store, Executions executions) {
        return own(given, Updating.class, () -> Updating.of(store, executions));
    }

    private static <T> T own(List<Object> given, Class<T> type, Supplier<T> otherwise) {
        return given.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseGet(otherwise);
    }
}
