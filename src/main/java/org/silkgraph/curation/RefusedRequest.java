package org.silkgraph.curation;

import java.util.List;
import java.util.Locale;
import org.silkgraph.store.guard.RefusedQuery;

/**
 * A write that was not carried out because of what it asks for, before or while it was staged; nothing of it was kept. Named like
 * the problem that callers get, with what it speaks of and the place in the text (1-based, 0 where there is none).
 */
public final class RefusedRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final transient List<String> arguments;
    private final int line;
    private final int column;

    RefusedRequest(String name, String... arguments) {
        this(name, List.of(arguments), 0, 0);
    }

    private RefusedRequest(String name, List<String> arguments, int line, int column) {
        super(name + " " + arguments);
        this.name = name;
        this.arguments = arguments;
        this.line = line;
        this.column = column;
    }

    /** What the guard said of an update: {@code update-…}, for a graph of the system {@code system-graph}. */
    static RefusedRequest of(RefusedQuery refused) {
        String why = refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String name = refused.why() == RefusedQuery.Why.SYSTEM_GRAPH ? why : "update-" + why;
        return new RefusedRequest(name, refused.arguments(), refused.line(), refused.column());
    }

    public String name() {
        return name;
    }

    public List<String> arguments() {
        return arguments;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
