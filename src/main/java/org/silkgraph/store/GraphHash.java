package org.silkgraph.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.ReadView;

/**
 * A number for all quads of one version, whatever their order: the sum of the SHA-256 of their N-Quads lines, as four numbers
 * of 64 bits, and their count. Two views with the same quads (blank nodes with the same labels) have the same hash; used to
 * compare a graph with the one that the journal gives, not against forgery.
 */
public record GraphHash(long quads, long a, long b, long c, long d) {
    /** Of everything in a view: default graph, user graphs and system graphs. */
    public static GraphHash of(ReadView view) {
        Sum sum = new Sum();
        DatasetGraph data = view.dataset();
        sum.add(data.find());
        for (Node graph : view.systemGraphs()) sum.add(data.find(graph, Node.ANY, Node.ANY, Node.ANY));
        return sum.hash();
    }

    /** The hash in 64 hex digits. */
    public String hex() {
        return "%016x%016x%016x%016x".formatted(a, b, c, d);
    }

    @Override
    public String toString() {
        return hex() + " of " + quads + " quads";
    }

    private static final class Sum {
        private final MessageDigest digest = sha256();
        private final long[] lanes = new long[4];
        private long quads;

        void add(Iterator<Quad> more) {
            while (more.hasNext()) {
                byte[] line = NodeFmtLib.str(more.next()).getBytes(StandardCharsets.UTF_8);
                ByteBuffer hash = ByteBuffer.wrap(digest.digest(line));
                for (int lane = 0; lane < lanes.length; lane++) lanes[lane] += hash.getLong();
                quads++;
            }
        }

        GraphHash hash() {
            return new GraphHash(quads, lanes[0], lanes[1], lanes[2], lanes[3]);
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
