package org.silkgraph;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sign on the door of a room (a package and its inner packages): which other rooms its code may use.
 *
 * <p>{@code FloorPlanTest} reads these signs from the compiled packages and fails on every other import. Inner rooms
 * ({@code store.journal}) carry their own sign; a parent and its inner rooms may know each other as long as no cycle of
 * packages arises. {@link #never} adds the libraries a room must not touch, as package prefixes.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Room {
    /** Rooms that may be used, by their path below {@code org.silkgraph}, for example {@code "store.journal"}. */
    String[] uses() default {};

    /** Package prefixes of libraries that must not be used in this room. */
    String[] never() default {};
}
