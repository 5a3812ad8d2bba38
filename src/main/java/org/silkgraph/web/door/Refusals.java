package org.silkgraph.web.door;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each limit of this room was hit since the start. */
@Singleton
public final class Refusals {
    /** The limits. */
    public enum Limit {
        CONNECTIONS,
        HEADER_TIME,
        BODY_RATE,
        STALL,
        RATE,
        AT_ONCE
    }

    private final Map<Limit, LongAdder> counts = new EnumMap<>(Limit.class);

    Refusals() {
        for (Limit limit : Limit.values()) counts.put(limit, new LongAdder());
    }

    void hit(Limit limit) {
        counts.get(limit).increment();
    }

    /** How often. */
    public long of(Limit limit) {
        return counts.get(limit).sum();
    }
}
