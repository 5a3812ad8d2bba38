package org.silkgraph.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.curation.Shipped;
import org.silkgraph.paths.Connect;
import org.silkgraph.paths.Links;
import org.silkgraph.paths.PathFinder.Direction;
import org.silkgraph.paths.PathFinder.Passing;
import org.silkgraph.paths.PathFinder.Question;
import org.silkgraph.snapshot.Numbers;
import org.silkgraph.snapshot.ReadView;
import org.silkgraph.store.Changeset;
import org.silkgraph.store.Decision;
import org.silkgraph.store.Store;
import org.silkgraph.store.Texts;
import org.silkgraph.store.rules.Identifiers;
import org.silkgraph.terms.Attribution;
import org.silkgraph.terms.Author;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/**
 * A real store from nothing: claims with evidence through the gate, report by report, each with its text, and links of reference
 * data in bulk; then how soon a commit of 100 claims is found as paths, and what readers notice of it.
 *
 * <p>A report brings 250 things and 1,000 claims about them and earlier ones, the earlier the more often. Every claim passes all
 * rules: its quote is compared with the text, its id is computed, its triples are derived.
 */
public final class GateBuild {
    private static final int OF_REPORT = 1_000;
    private static final int THINGS_OF_REPORT = 250;
    private static final int REFERENCE_AT_ONCE = 500_000;
    private static final int FEW = 100;
    private static final int COMMITS = 40;
    private static final int WARM_UP = 2_000;
    private static final int QUESTIONS = 5_000;
    private static final int HOPS = 6;
    private static final Node DERIVED_FROM = NodeFactory.createURI("http://www.w3.org/ns/prov#wasDerivedFrom");
    private static final Node QUOTED_FROM = NodeFactory.createURI("http://www.w3.org/ns/prov#wasQuotedFrom");
    private static final String OA = "http://www.w3.org/ns/oa#";
    private static final Node REFERENCE = Graphs.reference("bench");
    private static final List<String> PROPERTIES = List.of("cooperatesWith", "supports", "carriesOut", "concerns");
    private static final Links.Filter ALL = new Links.Filter(true, true, Set.of(), Set.of(), Set.of(), Set.of());

    private final Path directory;
    private final int claims;
    private final int references;
    private final Consumer<String> progress;
    private final Random random;
    private int things;
    private int reports;

    /**
     * @param directory an empty directory, left with the store that was written
     * @param claims how many go through the gate, in thousands
     * @param references links of reference data
     */
    public GateBuild(Path directory, int claims, int references, long seed, Consumer<String> progress) {
        this.directory = directory;
        this.claims = claims;
        this.references = references;
        this.progress = progress;
        this.random = new Random(seed);
    }

    /**
     * What was measured.
     *
     * @param claimSeconds for all claims through the gate
     * @param referenceSeconds for all links of reference data
     * @param indexSeconds from the first question to what the finder needs beside the snapshot
     * @param linksPerSecond links a second of that
     * @param openSeconds from the closed store to the first answer
     * @param commitMs of 100 claims with evidence, to the acknowledgement
     * @param visibleMs from the acknowledgement to the answer that has a path over one of them
     * @param readerP99Idle of one reader that asks for paths without a pause
     * @param readerP99Committing the same while 20 commits a second come
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Result(
            long claims,
            long references,
            double claimSeconds,
            double claimsPerSecond,
            double referenceSeconds,
            double referencesPerSecond,
            double indexSeconds,
            double linksPerSecond,
            double openSeconds,
            double commitMs,
            double commitP99Ms,
            double visibleMs,
            double visibleMaxMs,
            double readerP50Idle,
            double readerP99Idle,
            double readerP50Committing,
            double readerP99Committing,
            double readerP99ToIdle) {}

    public Result run() throws InterruptedException {
        Path place = directory.resolve("store");
        double claimSeconds;
        double referenceSeconds;
        try (Store store = Store.open(place)) {
            Shipped.installOntology(store, step -> {});
            long start = System.nanoTime();
            for (int done = 0; done < claims; done += OF_REPORT) {
                commit(store, report(OF_REPORT));
                if (done % (10 * OF_REPORT) == 0) progress.accept("claims " + done + "/" + claims);
            }
            claimSeconds = seconds(start);
            start = System.nanoTime();
            for (int done = 0; done < references; done += REFERENCE_AT_ONCE) {
                progress.accept("reference links " + done + "/" + references);
                commit(store, references(Math.min(REFERENCE_AT_ONCE, references - done)));
            }
            referenceSeconds = seconds(start);
        }
        progress.accept("open");
        long start = System.nanoTime();
        try (Store store = Store.open(place)) {
            double index;
            try (ReadView view = store.acquire()) {
                long asked = System.nanoTime();
                Links.of(view.dataset(), ALL).arcs();
                index = seconds(asked);
            }
            double open = seconds(start);
            return measured(store, claimSeconds, referenceSeconds, index, open);
        }
    }

    private Result measured(Store store, double claimSeconds, double referenceSeconds, double index, double open)
            throws InterruptedException {
        progress.accept("questions");
        ask(store, WARM_UP, new Samples());
        Samples idle = new Samples();
        ask(store, QUESTIONS, idle);
        progress.accept("commits");
        Samples commits = new Samples();
        Samples visible = new Samples();
        double[] latest = new double[1];
        AtomicBoolean isDone = new AtomicBoolean();
        Samples warm = new Samples();
        for (int i = 0; i < COMMITS; i++) visible(store, new Samples(), warm, latest);
        latest[0] = 0;
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < COMMITS; i++) {
                visible(store, commits, visible, latest);
                pause();
            }
            isDone.set(true);
        });
        Samples committing = new Samples();
        while (!isDone.get()) ask(store, 10, committing);
        writer.join();
        return new Result(
                claims,
                references,
                claimSeconds,
                claims / claimSeconds,
                referenceSeconds,
                references / Math.max(1e-9, referenceSeconds),
                index,
                (claims + (double) references) / index,
                open,
                commits.p50(),
                commits.p99(),
                visible.p50(),
                latest[0],
                idle.p50(),
                idle.p99(),
                committing.p50(),
                committing.p99(),
                committing.p99() / idle.p99());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Commits 100 claims and asks for a path over the last of them. */
    private void visible(Store store, Samples commits, Samples visible, double[] latest) {
        Report report = report(FEW);
        long start = System.nanoTime();
        commit(store, report);
        long acknowledged = System.nanoTime();
        commits.add(acknowledged - start);
        try (ReadView view = store.acquire()) {
            Links links = Links.of(view.dataset(), ALL);
            Numbers numbers = links.numbers();
            int[] from = {numbers.id(report.last[0])};
            int[] to = {numbers.id(report.last[1])};
            Connect.Best best = new Connect(links)
                    .find(new Question(from, to, 1, 1, false, Direction.FREE, Passing.ANY), () -> false);
            if (best.paths().isEmpty()) throw new IllegalStateException("no path over " + List.of(report.last));
        }
        long taken = System.nanoTime() - acknowledged;
        visible.add(taken);
        latest[0] = Math.max(latest[0], taken / 1e6);
    }

    /** One path between things that are chosen as those of claims are. */
    private void ask(Store store, int times, Samples to) {
        Random choice = new Random(times);
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            try (ReadView view = store.acquire()) {
                Links links = Links.of(view.dataset(), ALL);
                int[] here = {links.numbers().id(thing(choice.nextInt(things)))};
                int[] there = {links.numbers().id(thing(choice.nextInt(things)))};
                new Connect(links)
                        .find(new Question(here, there, HOPS, 1, false, Direction.FREE, Passing.ANY), () -> false);
            }
            to.add(System.nanoTime() - start);
        }
    }

    // ---- What is written

    private record Report(Changeset change, Node[] last) {}

    private static void commit(Store store, Report report) {
        commit(store, report.change);
    }

    private static void commit(Store store, Changeset change) {
        Decision decision = store.gate().commit(change);
        if (!(decision instanceof Decision.Accepted)) throw new IllegalStateException(decision.toString());
    }

    private Report report(int many) {
        int number = reports++;
        Node source = Sg.id("bench-report-" + number);
        List<Quad> quads = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int first = things;
        for (int i = 0; i < THINGS_OF_REPORT * many / OF_REPORT || things < 10; i++) describe(things++, quads);
        Node[] last = new Node[2];
        Set<String> made = new HashSet<>();
        while (made.size() < many) {
            int from = random.nextInt(3) == 0 ? first + random.nextInt(things - first) : skewed();
            int to = skewed();
            String property = PROPERTIES.get(random.nextInt(PROPERTIES.size()));
            if (from == to || !made.add(from + property + to)) continue;
            String quote = "单位" + from + "与单位" + to + "合作开展第" + made.size() + "项科技工作";
            int start = text.codePointCount(0, text.length());
            text.append(quote).append("。");
            claim(source, number, thing(from), property, thing(to), quote, start, quads);
            last[0] = thing(from);
            last[1] = thing(to);
        }
        source(source, number, text.toString(), quads);
        Changeset change = Changeset.of(
                        Attribution.of(new Author("bench"), "load", "report " + number), quads, List.of())
                .with(List.of(text.toString()));
        return new Report(change, last);
    }

    /** The earlier the more often. */
    private int skewed() {
        return (int) Math.min(things - 1L, (long) (StrictMath.pow(things + 1.0, random.nextDouble()) - 1));
    }

    private static Node thing(int number) {
        return Sg.id("bench-thing-" + number);
    }

    private static void describe(int number, List<Quad> quads) {
        Node thing = thing(number);
        String type = number % 40 == 0 ? "Region" : number % 4 == 0 ? "Programme" : "ResearchInstitute";
        add(quads, thing, RDF.Nodes.type, Sg.term(type));
        add(quads, thing, RDFS.Nodes.label, NodeFactory.createLiteralLang("单位" + number, "zh"));
        add(quads, thing, RDFS.Nodes.label, NodeFactory.createLiteralLang("Unit " + number, "en"));
        add(quads, thing, Sg.glossLanguage, NodeFactory.createLiteralString("en"));
    }

    private static void source(Node source, int number, String text, List<Quad> quads) {
        add(quads, source, RDF.Nodes.type, Sg.Source);
        add(quads, source, RDFS.Nodes.label, NodeFactory.createLiteralLang("测量用报告" + number, "zh"));
        add(quads, source, RDFS.Nodes.label, NodeFactory.createLiteralLang("Report for measuring " + number, "en"));
        add(quads, source, Sg.glossLanguage, NodeFactory.createLiteralString("en"));
        add(quads, source, DCTerms.title.asNode(), NodeFactory.createLiteralLang("测量用报告" + number, "zh"));
        add(quads, source, Sg.during, NodeFactory.createLiteralString("2017"));
        add(quads, source, DCTerms.rights.asNode(), NodeFactory.createLiteralLang("虚构文本，供测量使用。", "zh"));
        add(
                quads,
                source,
                DCTerms.rights.asNode(),
                NodeFactory.createLiteralLang("Invented text, for measuring.", "en"));
        add(quads, source, Sg.textChecksum, NodeFactory.createLiteralString(Texts.checksum(text)));
    }

    private static void claim(
            Node source, int number, Node from, String property, Node to, String quote, int start, List<Quad> quads) {
        Node predicate = Sg.term(property);
        Node claim = NodeFactory.createURI(Identifiers.claim(from, predicate, to, source, "2017"));
        int end = start + quote.codePointCount(0, quote.length());
        Node evidence =
                NodeFactory.createURI(Base.iri("evidence/", "bench-report-" + number + "-" + start + "-" + end));
        add(quads, claim, RDF.Nodes.type, Sg.Claim);
        add(quads, claim, RDF.Nodes.type, RDF.Nodes.Statement);
        add(quads, claim, RDF.Nodes.subject, from);
        add(quads, claim, RDF.Nodes.predicate, predicate);
        add(quads, claim, RDF.Nodes.object, to);
        add(quads, claim, Sg.source, source);
        add(quads, claim, Sg.certainty, Sg.stated);
        add(quads, claim, Sg.wording, NodeFactory.createLiteralLang("合作开展", "zh"));
        add(quads, claim, Sg.during, NodeFactory.createLiteralString("2017"));
        add(quads, claim, DERIVED_FROM, evidence);
        add(quads, evidence, RDF.Nodes.type, Sg.Evidence);
        add(quads, evidence, QUOTED_FROM, source);
        add(quads, evidence, NodeFactory.createURI(OA + "exact"), NodeFactory.createLiteralString(quote));
        add(quads, evidence, NodeFactory.createURI(OA + "start"), number(start));
        add(quads, evidence, NodeFactory.createURI(OA + "end"), number(end));
        add(quads, evidence, Sg.section, NodeFactory.createLiteralString("1"));
    }

    private static Node number(int value) {
        return NodeFactory.createLiteralDT(Integer.toString(value), XSDDatatype.XSDinteger);
    }

    private Changeset references(int many) {
        List<Quad> quads = new ArrayList<>(many + 1);
        for (int i = 0; i < many; i++) {
            Node property = Sg.term(PROPERTIES.get(random.nextInt(PROPERTIES.size())));
            quads.add(Quad.create(REFERENCE, thing(random.nextInt(things)), property, thing(skewed())));
        }
        return Changeset.of(
                        Attribution.system("install", "reference links"),
                        quads.stream().distinct().toList(),
                        List.of())
                .into(Set.of(REFERENCE));
    }

    private static void add(List<Quad> quads, Node s, Node p, Node o) {
        quads.add(Quad.create(Quad.defaultGraphIRI, s, p, o));
    }
}
