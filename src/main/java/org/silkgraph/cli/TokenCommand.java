package org.silkgraph.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tokens of a store; works on its file alone, so it needs no service and minds none. */
@Command(
        name = "token",
        resourceBundle = "org.silkgraph.cli.cli",
        mixinStandardHelpOptions = true,
        subcommands = {TokenCreate.class, TokenList.class, TokenRevoke.class})
final class TokenCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Texts.say("command.missing"));
    }
}
