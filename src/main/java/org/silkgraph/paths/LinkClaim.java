package org.silkgraph.paths;

/**
 * What a link between two things rests on: a claim, or a triple of reference data. Numbers are those of the version.
 *
 * @param claim the claim, or {@link org.silkgraph.snapshot.IdAccess#NONE} for reference data
 * @param property the property as claimed
 * @param backward true where it leads against the path: its object is where the step begins
 * @param certainty of the claim
 * @param source of the claim; for reference data the graph of the dataset where that is a term, else below 0
 * @param during the period of the claim, below 0 for reference data
 */
public record LinkClaim(int claim, int property, boolean backward, Certainty certainty, int source, int during) {
    /** Who says so. */
    public enum Certainty {
        STATED,
        IMPLIED,
        REFERENCE
    }

    public boolean isStated() {
        return certainty == Certainty.STATED;
    }
}
