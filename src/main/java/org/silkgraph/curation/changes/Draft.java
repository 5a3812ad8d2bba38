package org.silkgraph.curation.changes;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A change as it was handed in, right in its form; whether the names in it mean something is not known yet. */
record Draft(
        Optional<String> author,
        Optional<String> message,
        List<Named> sources,
        List<Description> entities,
        List<Statement> claims,
        List<Named> removedEntities,
        List<Named> removedClaims) {
    Draft {
        sources = List.copyOf(sources);
        entities = List.copyOf(entities);
        claims = List.copyOf(claims);
        removedEntities = List.copyOf(removedEntities);
        removedClaims = List.copyOf(removedClaims);
    }

    /** A name and its place. */
    record Named(String name, String pointer) {}

    /**
     * An entity, described anew as far as fields are named.
     *
     * @param classes empty where the class stays
     * @param text the whole text of a source
     * @param fields by the name of the property
     */
    record Description(Named slug, List<Named> classes, Optional<String> text, Map<String, Values> fields) {
        Description {
            classes = List.copyOf(classes);
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** A claim, its fields empty where they stay as they are. */
    record Statement(
            String pointer,
            Named subject,
            Named property,
            Named object,
            Named source,
            Optional<String> certainty,
            Optional<Values> wording,
            Optional<String> during,
            Optional<Values> note,
            List<Quote> evidence) {
        Statement {
            evidence = List.copyOf(evidence);
        }
    }

    /** A quote; where offsets are missing it is looked up. */
    record Quote(String pointer, String exact, OptionalInt start, OptionalInt end, Optional<String> section) {
        int length() {
            return exact.codePointCount(0, exact.length());
        }
    }

    /** How much it speaks of. */
    JsonChanges.Size size() {
        return new JsonChanges.Size(entities.size(), claims.size(), removedEntities.size() + removedClaims.size());
    }
}
