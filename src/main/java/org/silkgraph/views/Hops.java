package org.silkgraph.views;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.LinkClaim;
import org.silkgraph.paths.LinkClaim.Certainty;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.terms.Label;

/** Paths and links as records: with names, sentences and evidence. */
final class Hops {
    private final Reading reading;
    private final Numbers numbers;
    private final Claims claims;

    Hops(Reading reading, Numbers numbers) {
        this.reading = reading;
        this.numbers = numbers;
        this.claims = new Claims(reading);
    }

    Ref ref(int thing) {
        return reading.ref(numbers.node(thing));
    }

    Connection.Path path(Connect.Path path) {
        List<Connection.Hop> hops = new ArrayList<>();
        int[] things = path.things();
        for (int i = 1; i < things.length; i++) {
            hops.add(hop(things[i - 1], things[i], path.hops().get(i - 1)));
        }
        return new Connection.Path(
                path.length(), path.stated(), path.sources(), ref(things[0]), ref(things[things.length - 1]), hops);
    }

    Connection.Hop hop(int here, int there, List<LinkClaim> links) {
        return new Connection.Hop(ref(here), ref(there), steps(here, there, links));
    }

    /** What is stated first, then what goes with the path, then by property, period and claim. */
    List<Connection.Step> steps(int here, int there, List<LinkClaim> links) {
        return links.stream()
                .map(link -> new Sorted(link, step(here, there, link)))
                .sorted(Comparator.comparing((Sorted one) -> one.link.certainty())
                        .thenComparing(one -> one.step.backward())
                        .thenComparing(one -> one.step.property())
                        .thenComparing(one -> one.step.claim().during())
                        .thenComparing(one -> one.step.claim().id()))
                .map(Sorted::step)
                .toList();
    }

    private record Sorted(LinkClaim link, Connection.Step step) {}

    private Connection.Step step(int here, int there, LinkClaim link) {
        Node property = numbers.node(link.property());
        Label label = reading.label(property);
        Label subject = reading.label(numbers.node(link.backward() ? there : here));
        Label object = reading.label(numbers.node(link.backward() ? here : there));
        return new Connection.Step(
                Reading.name(property),
                property.getURI(),
                label,
                Reading.isPlanned(property),
                link.backward(),
                sentence(subject, label, object),
                link(there, link));
    }

    private static Label sentence(Label subject, Label property, Label object) {
        return new Label(
                subject.zh() + " " + property.zh() + " " + object.zh() + "。",
                subject.en() + " " + property.en() + " " + object.en() + ".");
    }

    private Link link(int there, LinkClaim link) {
        if (link.certainty() != Certainty.REFERENCE) {
            return claims.link(numbers.node(link.claim()), link.backward() ? RDF.Nodes.subject : RDF.Nodes.object);
        }
        Ref dataset = link.source() < 0 ? Ref.NONE : ref(link.source());
        return new Link("", "", ref(there), "reference", "", "", dataset, new Label("", ""), List.of());
    }
}
