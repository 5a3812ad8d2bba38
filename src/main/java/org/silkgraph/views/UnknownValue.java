package org.silkgraph.views;

import java.util.List;

/** A parameter names nothing that exists: the value, and what could have been meant. */
public final class UnknownValue extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final String value;
    private final transient List<String> known;

    UnknownValue(String parameter, String value, List<String> known) {
        super(parameter + "=" + value, null, false, false);
        this.parameter = parameter;
        this.value = value;
        this.known = List.copyOf(known);
    }

    public String parameter() {
        return parameter;
    }

    public String value() {
        return value;
    }

    /** Values that exist. */
    public List<String> known() {
        return known;
    }
}
