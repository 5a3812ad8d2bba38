package org.silkgraph.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.silkgraph.access.Token;
import org.silkgraph.access.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The tokens of a store, a line each; neither values nor hashes. */
@Command(name = "list", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class TokenList implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    /** As it is printed; {@code state} is valid, expired or revoked. */
    record Row(
            String id,
            String name,
            String role,
            String created,
            @Nullable String expires,
            @Nullable String revoked,
            String state) {
        static Row of(Token token, Instant now) {
            return new Row(
                    token.id(),
                    token.name(),
                    token.role().word(),
                    token.created().toString(),
                    token.expires().map(Instant::toString).orElse(null),
                    token.revoked().map(Instant::toString).orElse(null),
                    token.at(now).name().toLowerCase(Locale.ROOT));
        }

        String line() {
            return String.join(
                    "\t", id, name, role, created, Optional.ofNullable(expires).orElse("-"), state);
        }
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Instant now = Instant.now();
        List<Row> rows = Tokens.in(store.directory()).list().stream()
                .map(token -> Row.of(token, now))
                .toList();
        if (json) {
            System.out.println(Verdict.JSON.writeValueAsString(Map.of("rows", rows)));
        } else {
            rows.forEach(row -> System.out.println(row.line()));
        }
        if (rows.isEmpty()) System.err.println(Texts.say("token.none"));
        return rows.isEmpty() ? Exit.NO : Exit.DONE;
    }
}
