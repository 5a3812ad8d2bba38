package org.silkgraph.curation.changes;

import java.util.List;

/**
 * What is wrong in one place of a change.
 *
 * @param pointer the place (JSON Pointer, RFC 6901)
 * @param value what stands there
 * @param known what could stand there instead: field names, types, names that look like it
 * @param places where a quote stands, if it stands in several places
 */
public record Fault(String pointer, Code code, String value, List<String> known, List<Place> places) {
    private static final int LONGEST = 200;

    public Fault {
        value = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        known = List.copyOf(known);
        places = List.copyOf(places);
    }

    static Fault of(String pointer, Code code, String value, List<String> known) {
        return new Fault(pointer, code, value, known, List.of());
    }

    /** A place in a text: code points, the end exclusive, and the text around it. */
    public record Place(int start, int end, String around) {}

    /** The kinds of faults. */
    public enum Code {
        UNKNOWN_FIELD(true),
        MISSING_FIELD(true),
        WRONG_TYPE(true),
        BAD_SLUG(true),
        BAD_AUTHOR(true),
        BAD_MESSAGE(true),
        BAD_IRI(true),
        BAD_NUMBER(true),
        BAD_CHARACTERS(true),
        REPEATED(true),
        TOO_MANY(true),
        TOO_LONG(true),
        UNKNOWN_ENTITY(false),
        UNKNOWN_CLASS(false),
        UNKNOWN_PROPERTY(false),
        UNKNOWN_SOURCE(false),
        UNKNOWN_VALUE(false),
        UNKNOWN_CLAIM(false),
        NO_TEXT(false),
        QUOTE_SEVERAL_TIMES(false);

        private final boolean form;

        Code(boolean form) {
            this.form = form;
        }

        /** Whether it shows without looking into the store. */
        public boolean isForm() {
            return form;
        }

        /** As it is written: lower case with hyphens. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
