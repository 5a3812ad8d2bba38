package org.silkgraph.cli;

import java.util.function.Consumer;

/** Progress on standard error, a line a step. */
final class Progress {
    static final Consumer<String> LINES = step -> System.err.println(Texts.say("progress", step));

    /** Steps that are names already. */
    static final Consumer<String> LINES_AS_THEY_ARE = System.err::println;

    private Progress() {}
}
