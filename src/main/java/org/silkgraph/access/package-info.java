/**
 * Who is asking: callers, their roles, and the tokens that prove them. Never knows HTTP, and never keeps, shows or logs the
 * value of a token.
 */
@NullMarked
@Room(uses = {"terms"})
package org.silkgraph.access;

import org.jspecify.annotations.NullMarked;
import org.silkgraph.Room;
