package org.silkgraph.store.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.function.FunctionEnv;
import org.silkgraph.store.guard.RefusedQuery.Why;

/**
 * A regular expression that is matched in time linear in the text (RE2/J), as REGEX, REPLACE and their kin take it (XPath and XQuery
 * Functions and Operators 3.1, 5.6): flags {@code i m q s x}, no references back and no looking around. A match ends where the
 * query is cancelled.
 */
final class LinearPattern {
    /** Characters of a pattern at most. */
    static final int LONGEST = 1_000;
    /** Instructions that a pattern comes to at most: a match takes that times the text. */
    static final int LARGEST = 2_000;

    private static final int OFTEN = 0xFFF;

    private final Pattern pattern;

    private LinearPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * The pattern.
     *
     * @throws ExprEvalException where it is no regular expression, or has unknown flags
     * @throws RefusedQuery where it is one that is not matched here, or is too large
     */
    static LinearPattern of(String text, String flags) {
        if (text.length() > LONGEST) throw refused("…" + text.length(), "1–" + LONGEST);
        try {
            Pattern pattern = Pattern.compile(prepared(text, flags), mask(flags));
            if (pattern.programSize() > LARGEST) throw refused(text, "≤ " + LARGEST);
            return new LinearPattern(pattern);
        } catch (PatternSyntaxException e) {
            if (isOfJavaOnly(text)) throw refused(text, "RE2");
            throw new ExprEvalException("no regular expression: " + e.getMessage());
        }
    }

    private static RefusedQuery refused(String text, String limit) {
        return new RefusedQuery(Why.REGEX, text, limit);
    }

    /** What engines that go back and forth know, and one that is linear cannot. */
    private static boolean isOfJavaOnly(String text) {
        return text.matches("(?s).*(\\\\[1-9]|\\(\\?[=!<>]|[*+?}]\\+).*");
    }

    private static int mask(String flags) {
        int mask = 0;
        for (char flag : flags.toCharArray()) {
            mask |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 'm' -> Pattern.MULTILINE;
                case 's' -> Pattern.DOTALL;
                case 'x', 'q' -> 0;
                default -> throw new ExprEvalException("unknown flag of a regular expression: " + flag);
            };
        }
        return mask;
    }

    /** With {@code q} nothing means more than itself; with {@code x} white space outside of brackets means nothing. */
    private static String prepared(String text, String flags) {
        if (flags.indexOf('q') >= 0) return Pattern.quote(text);
        return flags.indexOf('x') >= 0 ? withoutSpace(text) : text;
    }

    private static String withoutSpace(String text) {
        StringBuilder kept = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == '\\' && i + 1 < text.length()) {
                kept.append(one).append(text.charAt(++i));
                continue;
            }
            if (one == '[') depth++;
            if (one == ']' && depth > 0) depth--;
            if (depth > 0 || " \t\n\r".indexOf(one) < 0) kept.append(one);
        }
        return kept.toString();
    }

    boolean isFound(String text, FunctionEnv environment) {
        return pattern.matcher(new Interrupted(text, environment)).find();
    }

    /** The text with what was found replaced; Jena's reading of an empty match: the first one only. */
    String replaced(String text, String by, FunctionEnv environment) {
        Matcher matcher = pattern.matcher(new Interrupted(text, environment));
        StringBuilder changed = new StringBuilder();
        boolean isFirst = true;
        try {
            while (matcher.find()) {
                if (!isFirst && matcher.start() == matcher.end()) continue;
                isFirst = false;
                matcher.appendReplacement(changed, by);
                Sizes.check(changed.length());
            }
            matcher.appendTail(changed);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new ExprEvalException("the replacement names a group that is not there: " + by);
        }
        Sizes.check(changed.length());
        return changed.toString();
    }

    /** A text that cannot be read on once the query is cancelled. */
    private static final class Interrupted implements CharSequence {
        private final String text;
        private final AtomicBoolean cancelled;
        private int read;

        Interrupted(String text, FunctionEnv environment) {
            this.text = text;
            AtomicBoolean signal = environment.getContext().get(ARQConstants.symCancelQuery);
            this.cancelled = signal == null ? new AtomicBoolean() : signal;
        }

        @Override
        public char charAt(int index) {
            if ((++read & OFTEN) == 0 && cancelled.get()) throw new QueryCancelledException();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
