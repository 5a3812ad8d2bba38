package org.silkgraph.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.access.Token;
import org.silkgraph.access.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Revokes a token; a running service notices at the next request. */
@Command(name = "revoke", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class TokenRevoke implements Callable<Integer> {
    @Mixin
    private StoreOption store = new StoreOption();

    @Parameters(arity = "1", paramLabel = "NAME|ID", descriptionKey = "silkgraph.token.revoke.which")
    private String which = "";

    @Override
    public Integer call() {
        Optional<Token> revoked = Tokens.in(store.directory()).revoke(which);
        System.err.println(revoked.map(token -> Texts.say(
                        "token.revoked", token.id(), token.name(), token.role().word()))
                .orElseGet(() -> "silkgraph: " + Texts.say("token.unknown", which)));
        return revoked.isPresent() ? Exit.DONE : Exit.NO;
    }
}
