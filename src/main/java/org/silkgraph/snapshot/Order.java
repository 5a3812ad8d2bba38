package org.silkgraph.snapshot;

/**
 * An order of the columns of a quad; the graph comes last in each. With these three, whatever is known of a triple is a prefix
 * of one of them.
 */
enum Order {
    SPO(Place.SUBJECT, Place.PREDICATE, Place.OBJECT),
    POS(Place.PREDICATE, Place.OBJECT, Place.SUBJECT),
    OSP(Place.OBJECT, Place.SUBJECT, Place.PREDICATE);

    /** A place of a triple. */
    enum Place {
        SUBJECT,
        PREDICATE,
        OBJECT
    }

    private final Place first;
    private final Place second;
    private final Place third;

    Order(Place first, Place second, Place third) {
        this.first = first;
        this.second = second;
        this.third = third;
    }

    Place first() {
        return first;
    }

    Place second() {
        return second;
    }

    Place third() {
        return third;
    }

    /** The order in which what is known comes first; {@link IdAccess#ANY} is not known. */
    static Order of(int s, int p, int o) {
        if (s >= 0) return o >= 0 && p < 0 ? OSP : SPO;
        if (p >= 0) return POS;
        return o >= 0 ? OSP : SPO;
    }

    /** The subject of a row of this order, likewise the others. */
    int subject(int first, int second, int third) {
        return this == SPO ? first : this == OSP ? second : third;
    }

    int predicate(int first, int second, int third) {
        return this == SPO ? second : this == OSP ? third : first;
    }

    int object(int first, int second, int third) {
        return this == SPO ? third : this == OSP ? first : second;
    }

    /** What is known, in this order. */
    int first(int s, int p, int o) {
        return this == SPO ? s : this == POS ? p : o;
    }

    int second(int s, int p, int o) {
        return this == SPO ? p : this == POS ? o : s;
    }

    int third(int s, int p, int o) {
        return this == SPO ? o : this == POS ? s : p;
    }
}
