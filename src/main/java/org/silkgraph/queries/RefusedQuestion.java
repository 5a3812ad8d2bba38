package org.silkgraph.queries;

import java.util.List;

/** A question that is not asked, or was stopped: why, and what would do. Its words come from the message bundles. */
public final class RefusedQuestion extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Kinds of refusal. */
    public enum Why {
        /** No question has that id; {@code known} holds those that look like it, or all. */
        NO_SUCH_QUESTION,
        /** The question has no such parameter; {@code known} holds those it has. */
        NO_SUCH_PARAMETER,
        /** The value has not the form that the type asks for; {@code expected} names the type, {@code known} the bounds. */
        WRONG_FORM,
        /** Nothing in the store has that name; {@code known} holds what could be meant. */
        NO_SUCH_THING,
        /** The thing is not of the class {@code expected}. */
        WRONG_CLASS,
        /** It took longer than {@code value} seconds. */
        TIMEOUT,
        /** Whoever runs the service stopped it, or memory was short. */
        STOPPED
    }

    private final Why why;
    private final String question;
    private final String parameter;
    private final String value;
    private final String expected;
    private final transient List<String> known;

    RefusedQuestion(Why why, String question, String parameter, String value, String expected, List<String> known) {
        super(
                why + " " + question + " " + parameter + "=" + value + " expected=" + expected + " known=" + known,
                null,
                false,
                false);
        this.why = why;
        this.question = question;
        this.parameter = parameter;
        this.value = value;
        this.expected = expected;
        this.known = List.copyOf(known);
    }

    public Why why() {
        return why;
    }

    public String question() {
        return question;
    }

    public String parameter() {
        return parameter;
    }

    public String value() {
        return value;
    }

    /** What the value has to be: a type, or a class. */
    public String expected() {
        return expected;
    }

    public List<String> known() {
        return known;
    }
}
