package org.silkgraph.web.door;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import org.silkgraph.web.DoorSettings;

/** Counts open connections, in all and by client address. One lock guards both counts. */
@Singleton
public final class OpenConnections {
    private final DoorSettings settings;
    private final Map<Client, Integer> byClient = new HashMap<>();
    private int open;

    OpenConnections(DoorSettings settings) {
        this.settings = settings;
    }

    /**
     * Counts a new one, unless there are too many.
     *
     * @return false where it is to be closed at once; it is not counted then
     */
    synchronized boolean enter(InetAddress peer) {
        if (open >= settings.connections()) return false;
        int more = byClient.getOrDefault(Client.at(peer), 0) + 1;
        if (more > settings.connectionsOfClient() && isLimited(peer)) return false;
        byClient.put(Client.at(peer), more);
        open++;
        return true;
    }

    /** A proxy brings the connections of everybody, and this machine is trusted unless it is said otherwise. */
    private boolean isLimited(InetAddress peer) {
        boolean isTrusted = peer.isLoopbackAddress() && !settings.limitLoopback();
        return !isTrusted && !settings.proxies().contains(peer);
    }

    /** Counts one less that was let in. */
    synchronized void leave(InetAddress peer) {
        open--;
        byClient.computeIfPresent(Client.at(peer), (client, many) -> many == 1 ? null : many - 1);
    }

    /** How many there are. */
    public synchronized int count() {
        return open;
    }
}
