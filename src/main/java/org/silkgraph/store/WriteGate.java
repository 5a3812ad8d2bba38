package org.silkgraph.store;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.snapshot.ReadStore;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.journal.Journal;
import org.silkgraph.store.rules.Overlay;
import org.silkgraph.store.rules.Violation;

/**
 * The one gate: every write of every door is a {@link Changeset} committed here, one after the other.
 *
 * <p>A changeset is staged in an overlay over the latest view, checked there, completed with the triples that follow from it,
 * checked again, appended to the journal and only then shown to readers. Refused, it has touched nothing: the overlay is
 * dropped, and neither journal nor texts nor readers have heard of it. If showing it to readers fails after the append, the
 * gate closes: later writes fail, readers stay where they were, and a restart replays the journal.
 */
public final class WriteGate {
    private final ReadStore readers;
    private final Journal journal;
    private final Texts texts;
    private final Clock clock;
    private final Judge judge;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<String> closedBecause = Optional.empty();

    WriteGate(ReadStore readers, Journal journal, Texts texts, Clock clock) {
        this.readers = readers;
        this.journal = journal;
        this.texts = texts;
        this.clock = clock;
        this.judge = new Judge(texts);
    }

    /** Commits a user's change: default graph and user graphs, no system graph. */
    public Decision commit(Changeset changeset) {
        return locked(() -> decide(changeset, Optional.empty()));
    }

    /** Commits a change that may write one system graph besides: the ontology or the graph of one reference dataset. */
    public Decision install(Changeset changeset, Node systemGraph) {
        return locked(() -> decide(changeset, Optional.of(systemGraph)));
    }

    void follow(Follower follower) {
        followers.add(follower);
    }

    private Decision locked(Supplier<Decision> work) {
        lock.lock();
        try {
            closedBecause.ifPresent(reason -> {
                throw new StoreException("the store takes no writes until it is restarted: " + reason);
            });
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Decision decide(Changeset changeset, Optional<Node> systemGraph) {
        Commit commit;
        try (ReadView view = readers.acquire()) {
            Overlay staged = new Overlay(view.dataset());
            List<Violation> violations = judge.stage(changeset, staged, systemGraph);
            if (!violations.isEmpty()) return new Decision.Refused(violations);
            if (staged.changesNothing()) return new Decision.Unchanged(view.version());
            commit = new Commit(
                    view.version().next(),
                    clock.instant(),
                    changeset.author(),
                    changeset.message(),
                    staged.added(),
                    List.copyOf(staged.removed()));
        }
        publish(commit, changeset.texts());
        return new Decision.Accepted(
                commit.version(), commit.added().size(), commit.removed().size());
    }

    private void publish(Commit commit, List<String> broughtAlong) {
        try {
            for (String text : broughtAlong) {
                if (isNamed(commit, Texts.checksum(text))) texts.keep(text);
            }
            journal.append(commit);
        } catch (IOException e) {
            throw new StoreException("the change was not kept: " + e.getMessage(), e);
        }
        try {
            readers.apply(commit);
            judge.committed(commit);
            followers.forEach(follower -> follower.committed(commit));
        } catch (RuntimeException | Error e) {
            closedBecause = Optional.of("version " + commit.version() + " is on disk but could not be shown: " + e);
            throw e;
        }
    }

    private static boolean isNamed(Commit commit, String checksum) {
        return commit.added().stream()
                .anyMatch(quad -> quad.getObject().isLiteral()
                        && quad.getObject().getLiteralLexicalForm().equals(checksum));
    }
}
