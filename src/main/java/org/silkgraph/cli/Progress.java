package org.silkgraph.cli;

import java.util.function.Consumer;

/** Progress on standard error, a line a step. */
final class Progress {
    static final Consumer<String> LINES = step -> System.err.println(Texts.say("progress", step));

    private Progress() {}
}
