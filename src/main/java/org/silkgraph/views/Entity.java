package org.silkgraph.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silkgraph.terms.Label;

/**
 * All that is known of one entity.
 *
 * @param glossLanguage language of the label that is an editorial gloss of a name the source gives in the other; or empty
 * @param out claims whose subject it is
 * @param in claims whose object it is
 * @param explain for each empty part, by its name, why it is empty
 */
public record Entity(
        Meta meta,
        String slug,
        String iri,
        Label label,
        String glossLanguage,
        List<Text> aliases,
        List<Text> notes,
        List<Term> types,
        List<Term> kinds,
        Optional<Term> level,
        Status status,
        List<LinkGroup> out,
        List<LinkGroup> in,
        List<Fact> reference,
        Map<String, Label> explain) {
    public Entity {
        aliases = List.copyOf(aliases);
        notes = List.copyOf(notes);
        types = List.copyOf(types);
        kinds = List.copyOf(kinds);
        out = List.copyOf(out);
        in = List.copyOf(in);
        reference = List.copyOf(reference);
        explain = Map.copyOf(explain);
    }
}
