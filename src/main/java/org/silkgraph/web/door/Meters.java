package org.silkgraph.web.door;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.silkgraph.web.HeldAnswers;

/** What is counted of this service, in the text format of Prometheus. Labels are routes and limits, never anything of a caller's. */
@Singleton
public final class Meters {
    private record Kind(String method, String route, int status) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();

    Meters(OpenConnections connections, Refusals refusals, HeldAnswers held) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        gauge("silkgraph.connections", connections::count);
        gauge("silkgraph.answers.held.bytes", held::bytes);
        for (Refusals.Limit limit : Refusals.Limit.values()) {
            FunctionCounter.builder("silkgraph.refusals", refusals, counts -> counts.of(limit))
                    .tag("limit", limit.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry);
        }
    }

    /** One more number that is asked for whenever somebody reads. */
    public void gauge(String name, Supplier<Number> value) {
        Gauge.builder(name, value).register(registry);
    }

    /** @param route as it is written in its controller, so that there are not more of them than routes */
    void request(String method, String route, int status, long nanos) {
        requests.computeIfAbsent(new Kind(method, route, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("silkgraph.requests")
                .tag("method", kind.method())
                .tag("route", kind.route())
                .tag("status", Integer.toString(kind.status()))
                .register(registry);
    }

    /** Everything, as it stands now. */
    public String text() {
        return registry.scrape();
    }
}
