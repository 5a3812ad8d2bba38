package org.silkgraph.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.jena.sparql.core.Quad;
import org.silkgraph.snapshot.Commit;
import org.silkgraph.terms.Attribution;

/** One changeset in the queue of the gate, and in the end what became of it. */
final class Ticket {
    /** What ends the thread of the gate. */
    static final Ticket LAST = new Ticket(Changeset.of(Attribution.system("end", "end"), List.of(), List.of()));

    /** Bytes of a quad in the journal but for the text of its literal, reckoned generously. */
    private static final long QUAD = 400;
    /** Bytes of a UTF-16 unit in UTF-8, at most. */
    private static final long UNIT = 3;

    private final Changeset changeset;
    private final CountDownLatch done = new CountDownLatch(1);
    private Optional<Commit> staged = Optional.empty();
    private Optional<Decision> decision = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();

    Ticket(Changeset changeset) {
        this.changeset = changeset;
    }

    Changeset changeset() {
        return changeset;
    }

    /** Accepted by the rules, not yet on disk. */
    void staged(Commit commit) {
        staged = Optional.of(commit);
    }

    Optional<Commit> commit() {
        return staged;
    }

    boolean isStaged() {
        return staged.isPresent();
    }

    /** What it will take on disk, about. */
    long bytes() {
        long texts = changeset.texts().stream()
                .mapToLong(text -> text.length() * UNIT)
                .sum();
        return texts + staged.map(Ticket::bytes).orElse(0L);
    }

    private static long bytes(Commit commit) {
        return Stream.concat(commit.added().stream(), commit.removed().stream())
                .map(Quad::getObject)
                .mapToLong(
                        o -> QUAD + (o.isLiteral() ? o.getLiteralLexicalForm().length() * UNIT : 0))
                .sum();
    }

    boolean isOpen() {
        return done.getCount() > 0;
    }

    /** What will be told once everything it rests on is on disk. */
    void later(Decision made) {
        decision = Optional.of(made);
    }

    void tell() {
        done.countDown();
    }

    void fail(Throwable why) {
        failure = Optional.of(why);
        done.countDown();
    }

    /** Waits for the decision; an interrupt does not call the write back, so it is kept for later. */
    Decision await() {
        boolean interrupted = false;
        while (true) {
            try {
                done.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        failure.ifPresent(Ticket::rethrow);
        return decision.orElseThrow();
    }

    private static void rethrow(Throwable why) {
        if (why instanceof Error error) throw error;
        if (why instanceof RuntimeException exception) throw exception;
        throw new StoreException(String.valueOf(why.getMessage()), why);
    }
}
