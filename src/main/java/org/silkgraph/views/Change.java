package org.silkgraph.views;

import java.util.List;

/**
 * One change and its net effect.
 *
 * @param meta {@code truncated} is true where things or lines were left out; the patch has them all
 * @param things the entities whose description it changed or about which it made or removed claims, as they are called now
 * @param written what people wrote
 * @param derived what followed from it
 */
public record Change(Meta meta, ChangeRow change, List<Ref> things, Effect written, Effect derived) {
    public Change {
        things = List.copyOf(things);
    }

    /** Quads added and removed, each a line as in N-Quads without the dot. */
    public record Effect(List<String> added, List<String> removed) {
        public Effect {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }

        public boolean none() {
            return added.isEmpty() && removed.isEmpty();
        }
    }
}
