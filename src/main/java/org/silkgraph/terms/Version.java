package org.silkgraph.terms;

/** A count of commits: 0 is the empty store. One number ties together answers, caches and history. */
public record Version(long number) implements Comparable<Version> {
    /** The store before its first commit. */
    public static final Version NONE = new Version(0);

    public Version {
        if (number < 0) throw new IllegalArgumentException("number must not be negative: " + number);
    }

    /** The version the next commit gets. */
    public Version next() {
        return new Version(number + 1);
    }

    @Override
    public int compareTo(Version other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}
