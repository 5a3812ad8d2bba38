package org.silkgraph.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command; its texts stand in {@code cli.properties} and {@code cli_zh.properties}. */
@Command(
        name = "silkgraph",
        resourceBundle = "org.silkgraph.cli.cli",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        subcommands = {
            Serve.class,
            Load.class,
            Validate.class,
            QueryCommand.class,
            Search.class,
            Show.class,
            PathCommand.class,
            Dump.class,
            TokenCommand.class,
            Backup.class,
            Restore.class,
            Rebuild.class,
            Bench.class
        })
final class Silkgraph implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), Texts.say("command.missing"));
    }
}
