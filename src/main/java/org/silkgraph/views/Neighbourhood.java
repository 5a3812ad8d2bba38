package org.silkgraph.views;

import java.util.List;
import org.silkgraph.terms.Label;

/**
 * What lies around an entity: counts first, level by level, and what was asked to be expanded.
 *
 * @param focus the entity
 * @param levels what one link leads to, then what two lead to, and so on; a level that nothing is in ends the list
 * @param entities of what was expanded, by level, then by slug; at most the limit, {@code meta.truncated} where there are more
 * @param links between those entities, or from the focus to them, with their claims
 * @param complete false where the time was up: the last level is counted in part only
 */
public record Neighbourhood(
        Meta meta,
        Ref focus,
        List<Level> levels,
        List<Reached> entities,
        List<Connection.Hop> links,
        boolean complete) {
    public Neighbourhood {
        levels = List.copyOf(levels);
        entities = List.copyOf(entities);
        links = List.copyOf(links);
    }

    /**
     * All that is so many steps away.
     *
     * @param entities how many
     * @param links how many lead there from the level before
     */
    public record Level(int level, int entities, long links, List<Group> groups) {
        public Level {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Links of one property to entities of one class.
     *
     * @param property local name
     * @param planned true for a planned or requested relation
     * @param backward true where the links begin at the farther entity
     * @param type local name of the most specific class of the farther entities, empty for none
     * @param entities how many of them
     * @param links how many
     */
    public record Group(
            String property,
            String iri,
            Label label,
            boolean planned,
            boolean backward,
            String type,
            Label typeLabel,
            int entities,
            long links) {}

    /** An entity and how many steps it is away. */
    public record Reached(Ref entity, int steps) {}

    /** One row a group. */
    public Table table() {
        Table table = new Table(List.of(
                "level",
                "property",
                "propertyZh",
                "propertyEn",
                "planned",
                "backward",
                "class",
                "classZh",
                "classEn",
                "entities",
                "links"));
        for (Level level : levels) {
            for (Group group : level.groups()) {
                table.row(List.of(
                        level.level(),
                        group.property(),
                        group.label().zh(),
                        group.label().en(),
                        group.planned(),
                        group.backward(),
                        group.type(),
                        group.typeLabel().zh(),
                        group.typeLabel().en(),
                        group.entities(),
                        group.links()));
            }
        }
        return table;
    }
}
