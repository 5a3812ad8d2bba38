package org.silkgraph.store;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.silkgraph.snapshot.Checkpoint;
import org.silkgraph.store.journal.Entries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a checkpoint in the background when the journal has grown enough since the last one, and at a clean stop when it is worth
 * it. One thread writes; those who offer what can be written, and readers, never wait for it. One that cannot be written is
 * no harm but a longer start.
 */
final class Checkpointing implements AutoCloseable {
    /** This part of what is enough otherwise is enough at a stop. */
    private static final int PART_AT_STOP = 16;
    /** About what a quad takes in a file. */
    private static final int BYTES_A_QUAD = 60;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointing.class);

    private final Checkpoints files;
    private final Entries journal;
    private final DiskFloor floor;
    private final long after;
    private final Thread thread;
    private @Nullable Checkpoint next;
    private boolean isClosed;
    /** How far the journal is covered; only the thread changes it, and after it has ended the one that closes. */
    private long covered;

    /** @param covered bytes of the journal that the last checkpoint holds */
    Checkpointing(Checkpoints files, Entries journal, DiskFloor floor, long after, long covered) {
        this.files = files;
        this.journal = journal;
        this.floor = floor;
        this.after = after;
        this.covered = covered;
        this.thread = Thread.ofPlatform().daemon().name("silkgraph-checkpoint").start(this::run);
    }

    /** Takes note of what could be written; the latest counts. */
    synchronized void offer(Checkpoint checkpoint) {
        next = checkpoint;
        notifyAll();
    }

    private void run() {
        for (Optional<Checkpoint> offered = take(); offered.isPresent(); offered = take()) {
            write(offered.get(), after);
        }
    }

    /** What was offered last; empty when there is no more. */
    private synchronized Optional<Checkpoint> take() {
        while (next == null && !isClosed) {
            try {
                wait();
            } catch (InterruptedException e) {
                LOG.warn("the thread for checkpoints was interrupted and goes on");
            }
        }
        Checkpoint taken = isClosed ? null : next;
        next = null;
        return Optional.ofNullable(taken);
    }

    private void write(Checkpoint checkpoint, long enough) {
        try {
            Optional<Checkpoint.Mark> mark = files.mark(journal, checkpoint);
            if (mark.isEmpty() || mark.get().bytes() - covered < enough) return;
            floor.require(checkpoint.quads() * BYTES_A_QUAD);
            files.write(checkpoint, mark.get());
            covered = mark.get().bytes();
        } catch (IOException | RuntimeException e) {
            LOG.warn("event=checkpoint-not-written version={} reason=\"{}\"", checkpoint.version(), e.getMessage());
        }
    }

    /** Ends the thread, after what it is writing. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    /** Writes a last one if the journal has grown enough. Only after {@link #close}. */
    void last(Supplier<Checkpoint> checkpoint) {
        if (journal.bytes() - covered < Math.max(1, after / PART_AT_STOP)) return;
        write(checkpoint.get(), 1);
    }
}
