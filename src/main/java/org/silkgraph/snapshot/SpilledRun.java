package org.silkgraph.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Sorted rows in a file, read from the first to the last. Closing deletes the file. */
final class SpilledRun implements AutoCloseable {
    private static final int ROW = 4 * Integer.BYTES;
    private static final int ROOM = ROW << 13;
    /** Of rows that are equal the latest run first. */
    private static final Comparator<SpilledRun> ORDER = Comparator.<SpilledRun>comparingInt(run -> run.subject)
            .thenComparingInt(run -> run.predicate)
            .thenComparingInt(run -> run.object)
            .thenComparingInt(run -> RowSink.graph(run.graph))
            .thenComparing(run -> run.number, Comparator.reverseOrder());

    private final int number;
    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer room = ByteBuffer.allocateDirect(ROOM);
    private long left;
    private int subject;
    private int predicate;
    private int object;
    private int graph;

    private SpilledRun(int number, Path file) throws IOException {
        this.number = number;
        this.file = file;
        this.channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** @param number larger for rows that came later */
    static SpilledRun of(SortedRows rows, Path directory, int number) throws IOException {
        SpilledRun run = new SpilledRun(number, directory.resolve("rows-" + number));
        try {
            rows.forEach(run::put);
            run.empty();
            run.channel.position(0);
            run.room.limit(0);
            return run;
        } catch (UncheckedIOException e) {
            run.close();
            throw e.getCause();
        } catch (IOException e) {
            run.close();
            throw e;
        }
    }

    private void put(int s, int p, int o, int g) {
        if (!room.hasRemaining()) {
            try {
                empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        room.putInt(s).putInt(p).putInt(o).putInt(g);
        left++;
    }

    private void empty() throws IOException {
        room.flip();
        while (room.hasRemaining()) channel.write(room);
        room.clear();
    }

    /** Whether there was another row. */
    private boolean step() throws IOException {
        if (left == 0) return false;
        if (!room.hasRemaining()) fill();
        subject = room.getInt();
        predicate = room.getInt();
        object = room.getInt();
        graph = room.getInt();
        left--;
        return true;
    }

    private void fill() throws IOException {
        room.clear().limit((int) Math.min(ROOM, left * ROW));
        while (room.hasRemaining()) if (channel.read(room) < 0) throw new EOFException(file + " ends too early");
        room.flip();
    }

    private boolean isSameRow(int s, int p, int o, int g) {
        return subject == s && predicate == p && object == o && RowSink.graph(graph) == RowSink.graph(g);
    }

    /** All rows in order, each once, as the latest run has it. */
    static void merge(List<SpilledRun> runs, RowSink to) throws IOException {
        PriorityQueue<SpilledRun> queue = new PriorityQueue<>(ORDER);
        for (SpilledRun run : runs) if (run.step()) queue.add(run);
        while (!queue.isEmpty()) {
            SpilledRun first = queue.peek();
            int s = first.subject;
            int p = first.predicate;
            int o = first.object;
            int g = first.graph;
            to.row(s, p, o, g);
            for (SpilledRun run = first; run != null && run.isSameRow(s, p, o, g); run = queue.peek()) {
                queue.remove();
                if (run.step()) queue.add(run);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
