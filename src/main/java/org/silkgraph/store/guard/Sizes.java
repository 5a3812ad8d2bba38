package org.silkgraph.store.guard;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.jena.sparql.expr.NodeValue;
import org.silkgraph.store.guard.RefusedQuery.Why;

/** How large a value may become that a query makes: more ends the query, not the process. */
final class Sizes {
    /** Characters of a string. */
    static final int MOST_CHARACTERS = 1 << 20;
    /** Characters that GROUP_CONCAT joins in one query, all groups together. */
    static final int MOST_JOINED = 1 << 24;
    /** Bits of a number, about 1,200 digits. */
    static final int MOST_BITS = 1 << 12;

    private Sizes() {}

    /** @throws RefusedQuery where a string would have more characters than there may be */
    static void check(long characters) {
        if (characters <= MOST_CHARACTERS) return;
        throw new RefusedQuery(Why.VALUE_TOO_LARGE, String.valueOf(characters), String.valueOf(MOST_CHARACTERS));
    }

    /** @throws RefusedQuery where more characters would be joined in one query than there may be */
    static void checkJoined(long characters) {
        if (characters <= MOST_JOINED) return;
        throw new RefusedQuery(Why.VALUE_TOO_LARGE, String.valueOf(characters), String.valueOf(MOST_JOINED));
    }

    /** The length of the text of a value. */
    static long length(NodeValue value) {
        return value.isString() || value.isLiteral()
                ? value.asNode().getLiteralLexicalForm().length()
                : 0;
    }

    /** @throws RefusedQuery where the product of two numbers could have more bits than there may be */
    static void checkProduct(NodeValue one, NodeValue other) {
        long bits = (long) bits(one) + bits(other);
        if (bits <= MOST_BITS) return;
        throw new RefusedQuery(Why.VALUE_TOO_LARGE, bits + " bits", MOST_BITS + " bits");
    }

    private static int bits(NodeValue value) {
        if (value.isInteger()) return value.getInteger().bitLength();
        if (!value.isDecimal()) return 0;
        BigDecimal decimal = value.getDecimal();
        BigInteger digits = decimal.unscaledValue();
        // Digits behind the point count, and those before it that are not written.
        return (int) Math.min(Integer.MAX_VALUE / 2, digits.bitLength() + 4L * Math.abs((long) decimal.scale()));
    }
}
