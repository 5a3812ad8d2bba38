package org.silkgraph.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.silkgraph.access.AccessSettings;
import org.silkgraph.access.Reading;
import org.silkgraph.access.Tokens;
import org.silkgraph.curation.Shipped;
import org.silkgraph.curation.Updating;
import org.silkgraph.queries.Asker;
import org.silkgraph.queries.Questions;
import org.silkgraph.search.Labels;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.sparql.QueryFunctions;
import org.silkgraph.sparql.SparqlServer;
import org.silkgraph.store.Store;
import org.silkgraph.store.guard.Executions;
import org.silkgraph.store.guard.QueryGuard;
import org.silkgraph.store.guard.QueryLimits;
import org.silkgraph.terms.Settings;
import org.silkgraph.views.SavedQuestions;
import org.silkgraph.web.DoorSettings;
import org.silkgraph.web.OntologyInForce;
import org.silkgraph.web.ServerCertificate;
import org.silkgraph.web.ServiceSecret;
import org.silkgraph.web.SparqlBackend;
import org.silkgraph.web.WebServer;
import org.silkgraph.web.WebSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens the store, fills a new one, serves it until the process is told to stop. */
@Command(name = "serve", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    /** How long a process that is given up may take to close what it has open. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(10);

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--host", paramLabel = "HOST", descriptionKey = "silkgraph.serve.host")
    private String host = WebSettings.DEFAULTS.host();

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "silkgraph.serve.port")
    private int port = WebSettings.DEFAULTS.port();

    @Option(names = "--empty", descriptionKey = "silkgraph.serve.empty")
    private boolean empty;

    @Override
    public Integer call() throws InterruptedException {
        long started = System.nanoTime();
        AccessSettings access = AccessSettings.DEFAULTS.with(reading());
        Optional<ServerCertificate> certificate = TlsFiles.certificate();
        DoorSettings door = DoorSettings.configured();
        Store open = Store.open(store.directory());
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            Tokens tokens = Tokens.in(store.directory());
            // Damaged tokens are told before anything listens.
            tokens.list();
            OntologyInForce ontology = new OntologyInForce(Installation.bring(open, empty));
            Executions executions = Executions.start(limits(), Serve::giveUp);
            Service service = start(open, tokens, access, door, ontology, executions, certificate);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                System.err.println(Texts.say("serve.stopping"));
                service.stop();
                stopped.countDown();
            }));
            tokens.issueFirstAdmin()
                    .ifPresent(admin -> System.err.println(
                            Texts.say("serve.admin", admin.value().text())));
            Installation.tellNewer(open);
            Cuts.tell(open);
            // Closed by itself, it is mended by a restart: the supervisor's.
            open.onShut(reason -> Thread.ofPlatform().start(() -> System.exit(Exit.STORE)));
            announce(service, open, started);
            stopped.await();
            return Exit.DONE;
        } catch (RuntimeException failure) {
            open.close();
            throw failure;
        }
    }

    private static Reading reading() {
        String word =
                System.getProperty("silkgraph.reading", System.getenv().getOrDefault("SILKGRAPH_READING", "open"));
        return Reading.named(word).orElseThrow(() -> new IllegalArgumentException(Texts.say("serve.reading", word)));
    }

    private static Executions.Limits limits() {
        Executions.Limits usual = Executions.Limits.DEFAULTS;
        return usual.with(Settings.count("silkgraph.query-workers", usual.workers()));
    }

    /** Something runs that nothing stops: the supervisor's, as soon as what can be closed is closed. */
    private static void giveUp() {
        Thread.ofPlatform().daemon().start(() -> System.exit(Exit.STORE));
        Thread.ofPlatform().daemon().start(() -> {
            LockSupport.parkNanos(LAST_WORDS.toNanos());
            Runtime.getRuntime().halt(Exit.STORE);
        });
    }

    private Service start(
            Store open,
            Tokens tokens,
            AccessSettings access,
            DoorSettings door,
            OntologyInForce ontology,
            Executions executions,
            Optional<ServerCertificate> certificate) {
        QueryGuard guard = QueryFunctions.guard(QueryLimits.DEFAULTS);
        SparqlServer sparql = SparqlServer.start(open, guard, executions);
        ServiceSecret secret = ServiceSecret.random();
        Labels labels = Labels.of(open);
        List<Object> beans = new ArrayList<>(List.of(
                new SparqlBackend(
                        sparql.endpoint(),
                        SparqlServer.SECRET_HEADER,
                        sparql.secret(),
                        guard.limits().queryBytes()),
                secret,
                tokens,
                access,
                door,
                ontology,
                labels,
                executions,
                Updating.of(open, executions),
                questions(open, guard, labels, executions)));
        certificate.ifPresent(beans::add);
        WebServer web = WebServer.start(
                WebSettings.DEFAULTS
                        .at(host, port)
                        .loading(Settings.bytes("silkgraph.load.max-bytes", WebSettings.DEFAULTS.maxLoad())),
                open,
                beans.toArray());
        return new Service(open, sparql, web, secret, certificate, store.directory());
    }

    private static SavedQuestions questions(Store open, QueryGuard guard, Labels labels, Executions executions) {
        Questions questions = Questions.load(Shipped.home().resolve("queries"), guard);
        return new SavedQuestions(
                open, new Asker(open, questions, guard, slug -> near(open, labels, slug), executions));
    }

    private static List<String> near(Store open, Labels labels, String slug) {
        try (ReadView view = open.acquire()) {
            return labels.at(view).near(slug, 5);
        }
    }

    private void announce(Service service, Store open, long started) {
        try {
            new RunningService(
                            ProcessHandle.current().pid(),
                            host.equals("0.0.0.0") ? "127.0.0.1" : host,
                            service.web().port(),
                            service.secret().value(),
                            service.certificate()
                                    .map(ServerCertificate::fingerprint)
                                    .orElse(""))
                    .announce(store.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.err.println(Texts.say("serve.store", store.directory().toAbsolutePath()));
        System.err.println(Texts.say(
                "serve.ready",
                (service.certificate().isPresent() ? "https://" : "http://") + host + ":"
                        + service.web().port() + "/",
                open.version().toString(),
                String.format(Locale.ROOT, "%.1f", (System.nanoTime() - started) / 1e9)));
    }

    /** The parts that run, stopped from the outside in. */
    private record Service(
            Store store,
            SparqlServer sparql,
            WebServer web,
            ServiceSecret secret,
            Optional<ServerCertificate> certificate,
            Path directory) {
        void stop() {
            try {
                RunningService.withdraw(directory);
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
            web.close();
            sparql.close();
            store.close();
        }
    }
}
