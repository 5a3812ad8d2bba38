package org.silkgraph.access;

import java.util.Locale;

/** What a caller may do. In ascending order: each role may do all that those before it may. */
public enum Role {
    /** Reads, where reading is closed. */
    READER,
    /** Proposes and makes changes. */
    EDITOR,
    /** Decides on the changes of others. */
    REVIEWER,
    /** Everything. */
    ADMIN;

    /** Whether this role may do what the other may. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** As it is written in files, on the command line and in answers: {@code reader}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
