package org.silkgraph.store;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.journal.Journal;
import org.silkgraph.store.rules.Overlay;
import org.silkgraph.terms.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one gate: every write of every door is a {@link Changeset} committed here.
 *
 * <p>Changesets queue and one thread takes them, as many as wait, in the order they came. Each is carried out in an overlay
 * over the state the one before it left, checked there, completed with the triples that follow from it and checked again.
 * Refused, it has touched nothing: the overlay is dropped, and neither journal nor texts nor readers have heard of it. The
 * accepted ones of one batch are appended to the journal together, with one fsync (group commit), then shown to readers one
 * by one, and only then acknowledged. Readers never wait for any of this.
 *
 * <p>If showing a commit to readers or to a follower fails after the append, that part is rebuilt from the journal; if that
 * fails too, or the disk fails in a way that leaves open what is on it, the gate closes: later writes throw
 * {@link WritesClosed}, readers stay where they are, and a restart replays the journal.
 *
 * <p>One thread of its own, because a thread that is interrupted while it writes to a file channel closes the channel, and
 * those who call in may be interrupted at any time.
 */
public final class WriteGate {
    private static final Logger LOG = LoggerFactory.getLogger(WriteGate.class);
    private static final int MOST_TOGETHER = 64;

    private final ReadStore readers;
    private final Journal journal;
    private final Texts texts;
    private final Clock clock;
    private final Judge judge;
    private final DiskFloor floor;
    private final Records records;
    private final Staleness staleness;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final Consumer<String> onShut;
    private final BlockingQueue<Ticket> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile Optional<String> closedBecause = Optional.empty();
    private volatile boolean ended;

    WriteGate(
            ReadStore readers,
            Journal journal,
            Texts texts,
            Clock clock,
            DiskFloor floor,
            Records records,
            Consumer<String> onShut) {
        this.readers = readers;
        this.journal = journal;
        this.texts = texts;
        this.clock = clock;
        this.judge = new Judge(texts);
        this.floor = floor;
        this.records = records;
        this.onShut = onShut;
        this.staleness = new Staleness(journal);
        this.thread = Thread.ofPlatform().daemon().name("silkgraph-gate").start(this::run);
    }

    /**
     * Commits a change and returns when it is on disk and readers see it, or why it is not.
     *
     * @throws StoreFull where the disk has no room; nothing was changed
     * @throws WritesClosed where the gate is closed
     */
    public Decision commit(Changeset changeset) {
        closedBecause.ifPresent(reason -> {
            throw new WritesClosed(reason);
        });
        Ticket ticket = new Ticket(changeset);
        queue.add(ticket);
        if (ended && !thread.isAlive()) dismiss();
        return ticket.await();
    }

    /** Why writes are refused at the moment, or empty where they are taken. */
    public Optional<String> closedBecause() {
        return closedBecause;
    }

    /** Begins to follow, with what it has not seen. */
    void follow(Follower follower) {
        catchUp(follower);
        followers.add(follower);
    }

    private void catchUp(Follower follower) {
        Version now = readers.version();
        if (follower.holds().compareTo(now) > 0) {
            follower.rebuild(journal.replay());
        } else {
            journal.after(follower.holds()).forEachRemaining(follower::apply);
        }
    }

    /** Takes no more; decides what waits, and returns. */
    void close() {
        ended = true;
        queue.add(Ticket.LAST);
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

    private void run() {
        while (!ended) {
            List<Ticket> batch = new ArrayList<>(List.of(next()));
            queue.drainTo(batch, MOST_TOGETHER - 1);
            batch.remove(Ticket.LAST);
            try {
                decide(batch);
            } catch (RuntimeException | Error e) {
                shut("a fault in the gate: " + e);
                batch.stream().filter(Ticket::isOpen).forEach(ticket -> ticket.fail(e));
            }
        }
        dismiss();
    }

    private Ticket next() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                LOG.warn("the gate was interrupted and goes on");
            }
        }
    }

    private void dismiss() {
        for (Ticket left = queue.poll(); left != null; left = queue.poll())
            left.fail(new WritesClosed("it is being closed"));
    }

    private void shut(String reason) {
        if (closedBecause.isPresent()) return;
        LOG.error("writes are closed: {}", reason);
        closedBecause = Optional.of(reason);
        onShut.accept(reason);
    }

    private void decide(List<Ticket> batch) {
        Optional<String> closed = closedBecause;
        if (closed.isPresent()) {
            batch.forEach(ticket -> ticket.fail(new WritesClosed(closed.get())));
            return;
        }
        stage(batch);
        List<Ticket> accepted = batch.stream().filter(Ticket::isStaged).toList();
        try {
            keep(accepted);
        } catch (IOException | RuntimeException e) {
            judge.forget();
            batch.stream().filter(Ticket::isOpen).forEach(ticket -> ticket.fail(e));
            return;
        }
        accepted.forEach(ticket -> show(ticket.commit().orElseThrow()));
        batch.stream().filter(Ticket::isOpen).forEach(Ticket::tell);
    }

    /** Carries out each changeset on the state the one before it left. */
    private void stage(List<Ticket> batch) {
        try (ReadView view = readers.acquire()) {
            Optional<Overlay> before = Optional.empty();
            Version version = view.version();
            for (Ticket ticket : batch) {
                Overlay staged = new Overlay(before.isPresent() ? before.get() : view.dataset());
                if (!stage(ticket, staged, version)) continue;
                version = version.next();
                before = Optional.of(before.map(below -> below.absorb(staged)).orElse(staged));
            }
        } finally {
            staleness.forgetStaged();
        }
    }

    private boolean stage(Ticket ticket, Overlay staged, Version version) {
        try {
            Decision decision = judge.decide(ticket.changeset(), staged, version, staleness);
            ticket.later(decision);
            if (!(decision instanceof Decision.Accepted)) return false;
            Commit commit = new Commit(
                    version.next(),
                    clock.instant(),
                    ticket.changeset().who(),
                    staged.added(),
                    List.copyOf(staged.removed()));
            ticket.staged(commit);
            staleness.staged(commit);
            judge.committed(commit);
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            ticket.fail(e);
            return false;
        }
    }

    /** Texts first, then all commits with one fsync. */
    private void keep(List<Ticket> accepted) throws IOException {
        if (accepted.isEmpty()) return;
        List<Commit> commits =
                accepted.stream().map(ticket -> ticket.commit().orElseThrow()).toList();
        long bytes = 0;
        for (Ticket ticket : accepted) bytes += ticket.bytes();
        floor.require(bytes);
        try {
            for (Ticket ticket : accepted) {
                for (String text : ticket.changeset().texts()) {
                    if (isNamed(ticket.commit().orElseThrow(), Texts.checksum(text))) texts.keep(text);
                }
            }
            journal.append(commits);
        } catch (IOException e) {
            if (journal.isBroken()) {
                shut("the disk failed, and what is on it is not known: " + e.getMessage());
                throw new WritesClosed(String.valueOf(e.getMessage()));
            }
            floor.require(bytes);
            throw new StoreException("the change was not kept: " + e.getMessage(), e);
        }
    }

    private static boolean isNamed(Commit commit, String checksum) {
        return commit.added().stream()
                .anyMatch(quad -> quad.getObject().isLiteral()
                        && quad.getObject().getLiteralLexicalForm().equals(checksum));
    }

    private void show(Commit commit) {
        staleness.committed(commit);
        try {
            readers.apply(records.with(commit));
        } catch (RuntimeException | Error e) {
            LOG.error("version {} could not be shown to readers, reading the journal again", commit.version(), e);
            readAgain(commit);
        }
        for (Follower follower : followers) {
            try {
                follower.apply(commit);
            } catch (RuntimeException | Error e) {
                LOG.error("a follower failed at version {}, it reads the journal again", commit.version(), e);
                followAgain(follower, commit);
            }
        }
    }

    private void readAgain(Commit commit) {
        try {
            readers.rebuild(records.all(journal.until(commit.version())));
        } catch (RuntimeException | Error e) {
            shut("version " + commit.version() + " is on disk but could not be shown: " + e);
            throw e;
        }
    }

    private void followAgain(Follower follower, Commit commit) {
        try {
            follower.rebuild(journal.until(commit.version()));
        } catch (RuntimeException | Error e) {
            shut("version " + commit.version() + " is on disk but an index could not follow: " + e);
            throw e;
        }
    }
}
