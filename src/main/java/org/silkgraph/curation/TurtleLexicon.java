package org.silkgraph.curation;

/** Turtle, TriG, N-Triples, N-Quads: comments, IRIs with escapes, short and long strings, brackets, triple terms. */
final class TurtleLexicon implements Lexicon {
    private enum In {
        PLAIN,
        COMMENT,
        ANGLE,
        IRI,
        IRI_ESCAPE,
        IRI_CODE,
        QUOTED_ONCE,
        QUOTED_TWICE,
        SHORT,
        LONG
    }

    private In in = In.PLAIN;
    private char quote;
    private int quotes;
    private int digits;
    private int code;
    private boolean isEscaped;
    private boolean isAfterAngle;

    @Override
    public void read(char next, Place place) {
        if (isEscaped) {
            isEscaped = false;
            return;
        }
        switch (in) {
            case PLAIN -> plain(next, place);
            case COMMENT -> {
                if (next == '\n' || next == '\r') in = In.PLAIN;
            }
            case ANGLE -> angle(next, place);
            case IRI -> iri(next, place);
            case IRI_ESCAPE -> escape(next, place);
            case IRI_CODE -> code(next, place);
            case QUOTED_ONCE -> quotedOnce(next, place);
            case QUOTED_TWICE -> quotedTwice(next, place);
            case SHORT -> inShort(next);
            case LONG -> inLong(next);
        }
    }

    private void plain(char next, Place place) {
        boolean isSecondAngle = next == '>' && isAfterAngle;
        isAfterAngle = next == '>' && !isSecondAngle;
        switch (next) {
            case '#' -> in = In.COMMENT;
            case '<' -> in = In.ANGLE;
            case '"', '\'' -> {
                in = In.QUOTED_ONCE;
                quote = next;
            }
            case '\\' -> isEscaped = true;
            case '[', '(', '{' -> place.open();
            case ']', ')', '}' -> place.shut();
            case '>' -> {
                if (isSecondAngle) place.shut();
            }
            default -> {}
        }
    }

    private void angle(char next, Place place) {
        if (next == '<') {
            in = In.PLAIN;
            place.open();
        } else {
            in = In.IRI;
            iri(next, place);
        }
    }

    private void iri(char next, Place place) {
        if (next == '>') in = In.PLAIN;
        else if (next == '\\') in = In.IRI_ESCAPE;
        else if (!Character.isSurrogate(next)) place.inIri(next);
    }

    private void escape(char next, Place place) {
        if (next != 'u' && next != 'U') place.inIri('\\');
        in = In.IRI_CODE;
        digits = next == 'u' ? 4 : 8;
        code = 0;
    }

    private void code(char next, Place place) {
        int digit = Character.digit(next, 16);
        if (digit < 0) place.inIri('\\');
        code = code << 4 | digit;
        if (--digits > 0) return;
        in = In.IRI;
        place.inIri(code);
    }

    private void quotedOnce(char next, Place place) {
        if (next == quote) {
            in = In.QUOTED_TWICE;
            return;
        }
        in = In.SHORT;
        inShort(next);
    }

    /** An empty string, or the third quote of a long one. */
    private void quotedTwice(char next, Place place) {
        if (next == quote) {
            in = In.LONG;
            quotes = 0;
            return;
        }
        in = In.PLAIN;
        plain(next, place);
    }

    private void inShort(char next) {
        if (next == '\\') isEscaped = true;
        else if (next == quote || next == '\n' || next == '\r') in = In.PLAIN;
    }

    private void inLong(char next) {
        if (next == '\\') isEscaped = true;
        quotes = next == quote ? quotes + 1 : 0;
        if (quotes == 3) in = In.PLAIN;
    }
}
