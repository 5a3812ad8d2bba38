package org.silkgraph.views;

import java.time.Instant;

/**
 * Where an answer comes from.
 *
 * @param version the version of the store it was read at
 * @param epoch which store: numbers of different epochs do not compare
 * @param generated time of the latest commit
 * @param truncated true where rows were left out
 * @param licence IRI of the licence of the descriptions; empty where none is stated. Quotes belong to their sources.
 */
public record Meta(long version, String epoch, Instant generated, boolean truncated, String licence) {}
