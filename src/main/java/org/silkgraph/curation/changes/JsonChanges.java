package org.silkgraph.curation.changes;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Signing;
import org.silkgraph.search.Labels;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Version;

/** Changes in plain JSON, as docs/changes.md describes them. */
public final class JsonChanges {
    private final Store store;
    private final Labels labels;

    public JsonChanges(Store store, Labels labels) {
        this.store = store;
        this.labels = labels;
    }

    /**
     * What somebody handed in.
     *
     * @param account the name of the token
     * @param seen the version it was made at; empty allows every version
     * @param inWords the message where the change gives none
     */
    public record Request(String json, String account, Optional<Version> seen, Function<Size, String> inWords) {}

    /** How many entities and claims it speaks of, and how many things it removes. */
    public record Size(int entities, int claims, int removed) {}

    /**
     * What became of it.
     *
     * @param claims the ids of its claims, in its order
     */
    public record Answer(Outcome outcome, List<String> claims) {
        public Answer {
            claims = List.copyOf(claims);
        }
    }

    /**
     * Commits it, all or nothing.
     *
     * @throws BadJson where it is no JSON
     * @throws FaultyChange where it cannot be made out
     */
    public Answer commit(Request request) {
        return prepare(request).answer(store.gate()::commit);
    }

    /** Says what {@link #commit} would, and changes nothing; the version is the one it would get. */
    public Answer check(Request request) {
        return prepare(request).answer(store::check);
    }

    private record Prepared(Changeset changeset, List<String> claims) {
        Answer answer(Function<Changeset, Decision> gate) {
            return new Answer(Outcome.of(gate.apply(changeset)), claims);
        }
    }

    private Prepared prepare(Request request) {
        Draft draft = DraftReader.read(request.json());
        Faults faults = new Faults();
        try (ReadView view = store.acquire()) {
            Words words = new Words(
                    view,
                    () -> labels.at(view),
                    draft.entities().stream()
                            .map(entity -> entity.slug().name())
                            .collect(Collectors.toSet()));
            Composer composer = new Composer(draft, words, store.texts(), faults);
            Composed edit = composer.compose();
            List<String> sources = composer.sources();
            faults.end();
            Signing signing = new Signing(request.account(), "changes", draft.author(), draft.message(), sources);
            Changeset change = Changeset.of(
                            signing.attribution(store, request.inWords().apply(draft.size())), edit)
                    .with(composer.texts());
            return new Prepared(madeAt(change, request.seen(), composer), composer.claimIds());
        }
    }

    /** Without anything to speak of there is nothing that can clash. */
    private static Changeset madeAt(Changeset change, Optional<Version> seen, Composer composer) {
        return seen.filter(version -> !composer.touched().isEmpty())
                .map(version -> change.madeAt(new Changeset.Basis(version, composer.touched())))
                .orElse(change);
    }
}
