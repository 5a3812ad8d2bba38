package org.silkgraph.queries;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.silkgraph.terms.Label;

/**
 * A named place in a question that a caller fills.
 *
 * @param name as in the address and, with a question mark, in the query
 * @param standard the value used where none is given
 * @param optional without a value the variable stays free, which means: any
 * @param ofClass the class an entity has to be of; {@code Entity} for any
 * @param min least value of an integer
 * @param max greatest value of an integer
 */
public record Parameter(
        String name,
        ParameterType type,
        Label title,
        @JsonProperty("default") Optional<String> standard,
        boolean optional,
        @JsonProperty("class") Optional<String> ofClass,
        Optional<Integer> min,
        Optional<Integer> max) {
    public Parameter {
        Names.check("parameter", name);
        Names.bothLanguages("title of parameter " + name, title);
        if (standard.isEmpty() && !optional) {
            throw new IllegalArgumentException("parameter " + name + " needs a default, or optional: true");
        }
    }
}
