package org.silkgraph.curation;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import org.silkgraph.curation.Unparsable.Kind;
import org.silkgraph.terms.TermFault;
import org.silkgraph.terms.TermLimits;

/**
 * Characters on their way to a parser. What a parser would notice too late or not at all is refused here, with its place: a
 * document that is nested too deeply, a document type, a character that no IRI has.
 */
final class Watched extends FilterReader implements Lexicon.Place {
    private final String file;
    private final Lexicon lexicon;
    private final TermLimits limits;
    private Optional<Unparsable> refused = Optional.empty();
    private long line = 1;
    private long column;
    private int depth;

    Watched(Reader in, String file, Lexicon lexicon, TermLimits limits) {
        super(in);
        this.file = file;
        this.lexicon = lexicon;
        this.limits = limits;
    }

    /** What was refused; a parser may have made something else of it. */
    Optional<Unparsable> refused() {
        return refused;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) see((char) next);
        return next;
    }

    @Override
    public int read(char[] characters, int from, int length) throws IOException {
        int read = super.read(characters, from, length);
        for (int i = 0; i < read; i++) see(characters[from + i]);
        return read;
    }

    private void see(char next) {
        if (!Character.isLowSurrogate(next)) column++;
        lexicon.read(next, this);
        if (next == '\n') {
            line++;
            column = 0;
        }
    }

    @Override
    public void open() {
        if (++depth > limits.nesting())
            refuse(Kind.NESTING, "nested deeper than " + limits.nesting(), limits.nesting());
    }

    /** One too many is left to the parser. */
    @Override
    public void shut() {
        if (depth > 0) depth--;
    }

    @Override
    public void inIri(int codePoint) {
        if (TermFault.isNoneOfAnIri(codePoint))
            refuse(Kind.SYNTAX, "an IRI cannot have the character U+%04X".formatted(codePoint), 0);
    }

    @Override
    public void doctype() {
        refuse(Kind.DOCTYPE, "a document type declaration (DOCTYPE) is not read", 0);
    }

    private void refuse(Kind kind, String problem, int limit) {
        Unparsable why = new Unparsable(kind, file, line, column, problem, limit);
        if (refused.isEmpty()) refused = Optional.of(why);
        throw why;
    }
}
