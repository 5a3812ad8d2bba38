package org.silkgraph.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.silkgraph.terms.Sg;

/**
 * A graph like that of the service, of any size, made of a seed: regions, fields, documents, institutions, programmes and their
 * projects, with names in Chinese and English, links, and the claims and quotes that the links rest on. The same numbers give
 * the same bytes. Nothing of it is held in memory. How large it is, is said by its triples ({@link #of}) or by its links
 * ({@link #ofEdges}).
 *
 * <p>Degrees are skewed: the first institution, programme, region, field and document have most of the links, by Zipf's law. The
 * graph is laid out as the service does it: what is stated in the default graph, with the triples of super-classes and
 * super-properties; a part of the links in {@code graph/implied}; containment of regions in a reference graph and, as a copy,
 * in the default graph; the terms in {@code graph/ontology}.
 *
 * @param triples how many there are, within 1 % from 10,000 on; 0 where that follows from the links
 * @param claims whether links come with claims and quotes
 * @param graphs whether there are named graphs; without them each triple is there once, in the default graph
 * @param edges how many links there are beside the containment of regions, 0 where that follows from the triples
 * @param claimed how many of these come with claims; the others are reference data
 */
public record Generated(long triples, long seed, boolean claims, boolean graphs, long edges, long claimed) {
    /** Things that are linked with each other, one with the next, and with nothing else; where links are counted. */
    public static final int APART = 6;
    /** Things without any link; where links are counted. */
    public static final int ALONE = 10;

    /** Few enough to be made in a test, and many enough for each kind of thing to be there. */
    private static final long LEAST = 1_000;

    private static final long MOST_EDGES = 100_000_000;

    public Generated {
        if (edges == 0) {
            if (triples < LEAST || triples > 1_000_000_000L)
                throw new IllegalArgumentException("triples must be 1,000 to 1,000,000,000: " + triples);
        } else {
            if (edges < LEAST || edges > MOST_EDGES)
                throw new IllegalArgumentException("edges must be 1,000 to 100,000,000: " + edges);
            if (claimed < 0 || claimed > edges)
                throw new IllegalArgumentException("claims must be 0 to " + edges + ": " + claimed);
        }
    }

    public Generated(long triples, long seed, boolean claims, boolean graphs) {
        this(triples, seed, claims, graphs, 0, 0);
    }

    /**
     * With so many links, some with claims and as the service lays them out, the others a single triple each in a graph of
     * reference data. Both are spread evenly over what links what. A few things are apart from all others, and a few alone.
     */
    public static Generated ofEdges(long edges, long claimed, long seed) {
        return new Generated(0, seed, true, true, edges, claimed);
    }

    /** With claims and graphs. */
    public static Generated of(long triples, long seed) {
        return new Generated(triples, seed, true, true);
    }

    public Generated withoutClaims() {
        return new Generated(triples, seed, false, graphs, edges, 0);
    }

    public Generated inOneGraph() {
        return new Generated(triples, seed, claims, false, edges, claimed);
    }

    /** Writes N-Quads and says how many there are. */
    public long write(OutputStream out) throws IOException {
        return write(out, count -> {});
    }

    /** @param progress is told now and then how many quads are written */
    public long write(OutputStream out, LongConsumer progress) throws IOException {
        QuadLines lines = new QuadLines(out, graphs, progress);
        new Generation(this, lines).run();
        return lines.finish();
    }

    public long write(Path file, LongConsumer progress) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            return write(out, progress);
        }
    }

    /** How many things of a kind there are; of projects about as many. */
    public int many(Kind kind) {
        // About 130 and 25 triples go with a project, or 5.2 links, those of what it refers to included.
        long all = edges > 0 ? edges * 5 / 26 : triples / (claims ? 130 : 25);
        int projects = (int) Math.min(Integer.MAX_VALUE / 2, all);
        return switch (kind) {
            case REGION -> 8 + Math.min(3_000, projects / 40);
            case FIELD -> 5 + (int) Math.sqrt(projects);
            case DOCUMENT -> 3 + projects / 10;
            case INSTITUTION -> 5 + projects / 6;
            case PROGRAMME -> 3 + (int) Math.sqrt(projects * 2.0);
            case PROJECT -> projects;
        };
    }

    /** The IRI of a thing, by its rank: 0 has the most links. */
    public static String thing(Kind kind, long rank) {
        return Sg.id(kind.slug + "-" + rank).getURI();
    }

    /** The IRI of one of the {@link #APART}. */
    public static String apart(int rank) {
        return Sg.id("bench-apart-" + rank).getURI();
    }

    /** The IRI of one of the {@link #ALONE}. */
    public static String alone(int rank) {
        return Sg.id("bench-alone-" + rank).getURI();
    }

    /** What there is. */
    public enum Kind {
        REGION("region"),
        FIELD("field"),
        DOCUMENT("document"),
        INSTITUTION("institution"),
        PROGRAMME("programme"),
        PROJECT("project");

        final String slug;

        Kind(String slug) {
            this.slug = "bench-" + slug;
        }
    }
}
