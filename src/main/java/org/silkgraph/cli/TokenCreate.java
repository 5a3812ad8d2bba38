package org.silkgraph.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.silkgraph.access.Issue;
import org.silkgraph.access.Role;
import org.silkgraph.access.Token;
import org.silkgraph.access.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a token: its value alone on standard output, what it is on standard error. */
@Command(name = "create", resourceBundle = "org.silkgraph.cli.cli", mixinStandardHelpOptions = true)
final class TokenCreate implements Callable<Integer> {
    private static final int MOST_DAYS = 36_500;

    @Mixin
    private StoreOption store = new StoreOption();

    @Option(
            names = "--role",
            required = true,
            paramLabel = "reader|editor|reviewer|admin",
            descriptionKey = "silkgraph.token.create.role")
    private Role role = Role.READER;

    @Option(names = "--name", required = true, paramLabel = "NAME", descriptionKey = "silkgraph.token.create.name")
    private String name = "";

    @Option(names = "--expires", paramLabel = "DAYS", descriptionKey = "silkgraph.token.create.expires")
    private Optional<Integer> days = Optional.empty();

    @Override
    public Integer call() {
        if (!Token.isName(name)) throw new IllegalArgumentException(Texts.say("token.name"));
        return switch (Tokens.in(store.directory()).issue(role, name, days.map(TokenCreate::lifetime))) {
            case Issue.Issued issued -> tell(issued);
            case Issue.NameTaken taken -> no("token.taken", name, taken.holder().id());
            case Issue.Full full -> no("token.full", String.valueOf(full.most()));
        };
    }

    private static Duration lifetime(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException(Texts.say("token.expires", String.valueOf(days)));
        }
        return Duration.ofDays(days);
    }

    private static int tell(Issue.Issued issued) {
        Token token = issued.token();
        String end = token.expires().map(String::valueOf).orElseGet(() -> Texts.say("token.never"));
        System.err.println(Texts.say(
                "token.created", token.id(), token.name(), token.role().word(), end));
        System.out.println(issued.value().text());
        return Exit.DONE;
    }

    private static int no(String key, String... arguments) {
        System.err.println("silkgraph: " + Texts.say(key, (Object[]) arguments));
        return Exit.NO;
    }
}
