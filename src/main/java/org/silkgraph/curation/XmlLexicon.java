package org.silkgraph.curation;

/** XML: elements, quoted attributes, comments, CDATA, processing instructions, and the declaration of a document type. */
final class XmlLexicon implements Lexicon {
    private static final String CDATA = "[CDATA[";

    private enum In {
        TEXT,
        ANGLE,
        BANG,
        COMMENT,
        SECTION,
        INSTRUCTION,
        START_TAG,
        END_TAG,
        ATTRIBUTE
    }

    private In in = In.TEXT;
    private char quote;
    private int matched;
    private char before;
    private char beforeThat;

    @Override
    public void read(char next, Place place) {
        switch (in) {
            case TEXT -> {
                if (next == '<') in = In.ANGLE;
            }
            case ANGLE -> angle(next, place);
            case BANG -> bang(next, place);
            case COMMENT -> endsAfter(next, '-', '-');
            case SECTION -> endsAfter(next, ']', ']');
            case INSTRUCTION -> {
                if (next == '>' && before == '?') in = In.TEXT;
            }
            case START_TAG -> inStartTag(next, place);
            case END_TAG -> {
                if (next == '>') in = In.TEXT;
            }
            case ATTRIBUTE -> {
                if (next == quote) in = In.START_TAG;
            }
        }
        beforeThat = before;
        before = next;
    }

    private void angle(char next, Place place) {
        switch (next) {
            case '!' -> {
                in = In.BANG;
                matched = 0;
            }
            case '?' -> in = In.INSTRUCTION;
            case '/' -> {
                in = In.END_TAG;
                place.shut();
            }
            default -> {
                in = In.START_TAG;
                place.open();
                inStartTag(next, place);
            }
        }
    }

    /** What follows {@code <!}: a comment, a section, or else a declaration. */
    private void bang(char next, Place place) {
        if (next == '-' && (matched == 0 || before == '-' && beforeThat == '!')) {
            if (before == '-') begin(In.COMMENT);
            matched++;
        } else if (CDATA.charAt(matched) == next) {
            if (++matched == CDATA.length()) begin(In.SECTION);
        } else {
            place.doctype();
            in = In.TEXT;
        }
    }

    private void begin(In state) {
        in = state;
        matched = 0;
        before = ' ';
    }

    private void endsAfter(char next, char first, char second) {
        if (next == '>' && beforeThat == first && before == second) in = In.TEXT;
    }

    private void inStartTag(char next, Place place) {
        if (next == '"' || next == '\'') {
            in = In.ATTRIBUTE;
            quote = next;
        } else if (next == '>') {
            in = In.TEXT;
            if (before == '/') place.shut();
        }
    }
}
