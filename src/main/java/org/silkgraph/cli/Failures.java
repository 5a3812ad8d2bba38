package org.silkgraph.cli;

import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.stream.Stream;
import org.silkgraph.access.TokensUnavailable;
import org.silkgraph.curation.Unparsable;
import org.silkgraph.store.StoreException;
import org.silkgraph.store.guard.RefusedQuery;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Expected failures as one line on standard error and an exit code; anything else is a defect and shows its trace. */
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintStream err = System.err;
        return switch (failure) {
            case Unparsable e -> say(err, e.getMessage(), Exit.UNPARSABLE);
            case NoSuchFileException e -> say(err, Texts.say("file.missing", e.getFile()), Exit.USAGE);
            case StoreException e -> say(err, e.getMessage(), Exit.STORE);
            case TokensUnavailable e -> say(err, e.getMessage(), Exit.STORE);
            case RefusedQuery e -> say(err, Queried.words(e), Queried.exit(e));
            case IllegalArgumentException e -> say(err, String.valueOf(e.getMessage()), Exit.USAGE);
            default -> {
                if (portTaken(failure)) yield say(err, Texts.say("serve.taken"), Exit.STORE);
                failure.printStackTrace(err);
                yield Exit.STORE;
            }
        };
    }

    private static boolean portTaken(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(BindException.class::isInstance);
    }

    private static int say(PrintStream err, String message, int exit) {
        err.println("silkgraph: " + message);
        return exit;
    }
}
