package org.silkgraph.web;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Whose request it is, by address: the peer of the connection; where that is a proxy that the operator named, the last address of
 * {@code X-Forwarded-For} that is no such proxy. What stands before it can be made up by anybody and is not read.
 */
@Singleton
public final class Clients {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final List<String> FORWARDING = List.of(FORWARDED_FOR, "Forwarded", "X-Real-IP", "Via");

    private final Set<InetAddress> proxies;

    Clients(DoorSettings settings) {
        this.proxies = settings.proxies();
    }

    /** The address of the caller. */
    public InetAddress of(HttpRequest<?> request) {
        InetAddress peer = peer(request);
        return proxies.contains(peer) ? forwarded(request, peer) : peer;
    }

    /** Whether it comes from this machine and says nothing of having come from elsewhere. */
    public boolean isLocal(HttpRequest<?> request) {
        return peer(request).isLoopbackAddress() && FORWARDING.stream().noneMatch(request.getHeaders()::contains);
    }

    private InetAddress forwarded(HttpRequest<?> request, InetAddress peer) {
        String[] named =
                String.join(",", request.getHeaders().getAll(FORWARDED_FOR)).split(",");
        InetAddress client = peer;
        for (int at = named.length - 1; at >= 0 && proxies.contains(client); at--) {
            try {
                client = InetAddress.ofLiteral(named[at].strip());
            } catch (IllegalArgumentException noAddress) {
                return client;
            }
        }
        return client;
    }

    private static InetAddress peer(HttpRequest<?> request) {
        return request.getRemoteAddress().getAddress();
    }
}
