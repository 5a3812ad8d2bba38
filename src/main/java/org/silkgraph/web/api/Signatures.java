package org.silkgraph.web.api;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import org.silkgraph.access.Caller;
import org.silkgraph.curation.Signing;
import org.silkgraph.store.Store;
import org.silkgraph.terms.Attribution;
import org.silkgraph.web.Languages;
import org.silkgraph.web.Messages;
import org.silkgraph.web.Problem;
import org.silkgraph.web.ProblemException;

/** Who signs a write that says so in parameters: {@code author}, {@code message}, and {@code source} any number of times. */
@Singleton
final class Signatures {
    private static final int LONGEST = 200;

    private final Store store;

    Signatures(Store store) {
        this.store = store;
    }

    /**
     * The attribution.
     *
     * @param operation one word, whose message {@code write.{operation}} with {@code value} is the reason where none is given
     * @throws ProblemException 400 {@code bad-signature} for a name, message or source that is not right
     */
    Attribution of(HttpRequest<?> request, Caller caller, Pairs pairs, String operation, String value) {
        try {
            return new Signing(
                            caller.name(),
                            operation,
                            pairs.once("author"),
                            pairs.once("message"),
                            pairs.values("source"))
                    .attribution(store, inWords(request, operation, value));
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "bad-signature")
                    .with("value", String.valueOf(e.getMessage()))
                    .exception();
        }
    }

    private static String inWords(HttpRequest<?> request, String operation, String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        String shown = line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + " …";
        return Messages.text(Languages.of(request), "write." + operation, Map.of("value", shown));
    }
}
