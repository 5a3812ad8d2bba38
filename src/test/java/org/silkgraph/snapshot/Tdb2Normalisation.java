package org.silkgraph.snapshot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.tdb2.store.NodeIdInline;

/**
 * What TDB2 makes of a term: it keeps values of some datatypes instead of their lexical forms, so that another form of the same
 * value comes back. These are all there are; {@link Tdb2NormalisationTest} holds each against TDB2 itself.
 */
enum Tdb2Normalisation {
    /** {@code +01} is 1, where the value fits into 56 bits; the types derived from integer are kept apart. */
    INTEGER(Set.of(
            "integer",
            "long",
            "int",
            "short",
            "byte",
            "nonNegativeInteger",
            "positiveInteger",
            "nonPositiveInteger",
            "negativeInteger",
            "unsignedLong",
            "unsignedInt",
            "unsignedShort",
            "unsignedByte")) {
        @Override
        String form(String lexical) {
            return new BigInteger(lexical).toString();
        }
    },
    /** {@code 01.50} is 1.5, {@code 2} is 2.0. */
    DECIMAL(Set.of("decimal")) {
        @Override
        String form(String lexical) {
            BigDecimal value = new BigDecimal(lexical).stripTrailingZeros();
            return value.setScale(Math.max(1, value.scale())).toPlainString();
        }
    },
    /** {@code 1}, {@code 1.0} and {@code 1E0} are 1.0e0. */
    DOUBLE(Set.of("double")) {
        @Override
        String form(String lexical) {
            double value = special(lexical);
            if (Double.isNaN(value)) return "NaN";
            if (Double.isInfinite(value)) return value > 0 ? "INF" : "-INF";
            String text = Double.toString(value);
            return text.contains("E") ? text : text + "e0";
        }
    },
    /** {@code 1} and {@code 1.0e0} are 1.0. */
    FLOAT(Set.of("float")) {
        @Override
        String form(String lexical) {
            return Float.toString((float) special(lexical));
        }
    },
    /** {@code 1} is true. */
    BOOLEAN(Set.of("boolean")) {
        @Override
        String form(String lexical) {
            return lexical.equals("1") || lexical.equals("true") ? "true" : "false";
        }
    },
    /** {@code 00:00:00.500} loses the zeros at its end, {@code 00:00:00.0} its fraction. */
    DATE_TIME(Set.of("dateTime")) {
        @Override
        String form(String lexical) {
            return lexical.replaceAll("(\\.\\d*?)0+(?=\\D|$)", "$1").replaceAll("\\.(?=\\D|$)", "");
        }
    };

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    private final Set<String> types;

    Tdb2Normalisation(Set<String> types) {
        this.types = types;
    }

    abstract String form(String lexical);

    /** The term as TDB2 gives it back. */
    static Node of(Node term) {
        if (!term.isLiteral() || !term.getLiteral().isWellFormed()) return term;
        String type = term.getLiteralDatatypeURI();
        for (Tdb2Normalisation rule : values()) {
            if (type.startsWith(XSD) && rule.types.contains(type.substring(XSD.length())) && isKeptAsValue(term)) {
                return NodeFactory.createLiteralDT(rule.form(term.getLiteralLexicalForm()), term.getLiteralDatatype());
            }
        }
        return term;
    }

    /** Values that do not fit into 56 bits keep their form. */
    private static boolean isKeptAsValue(Node term) {
        return NodeIdInline.inline(term) != null;
    }

    private static double special(String lexical) {
        return switch (lexical) {
            case "INF", "+INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(lexical);
        };
    }
}
