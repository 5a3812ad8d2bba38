package org.silkgraph.access;

import java.util.Optional;

/**
 * Who is asking: the name and role of a token, or nobody in particular.
 *
 * @param name the name of the token, which is fit for a {@link org.silkgraph.terms.Author}; empty for {@link #ANONYMOUS}
 * @param held the role of the token; empty for {@link #ANONYMOUS}
 */
public record Caller(String name, Optional<Role> held) {
    /** Somebody who showed no token. */
    public static final Caller ANONYMOUS = new Caller("", Optional.empty());

    public Caller {
        if (name.isEmpty() == held.isPresent()) {
            throw new IllegalArgumentException("a caller has a name and a role, or neither");
        }
    }

    static Caller of(Token token) {
        return new Caller(token.name(), Optional.of(token.role()));
    }

    public boolean isAnonymous() {
        return held.isEmpty();
    }

    /** Whether this caller has that role or a higher one; nobody without a token has. */
    public boolean may(Role needed) {
        return held.filter(role -> role.includes(needed)).isPresent();
    }

    /**
     * The role of a caller who showed a token.
     *
     * @throws IllegalStateException for {@link #ANONYMOUS}; ask {@link #may} where that can be
     */
    public Role role() {
        return held.orElseThrow(() -> new IllegalStateException("an anonymous caller has no role"));
    }
}
