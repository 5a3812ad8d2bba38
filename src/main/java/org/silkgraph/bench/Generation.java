package org.silkgraph.bench;

import java.io.IOException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.jena.graph.Node;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.silkgraph.bench.Generated.Kind;
import org.silkgraph.terms.Base;
import org.silkgraph.terms.Graphs;
import org.silkgraph.terms.Sg;

/** One making of a {@link Generated} graph: first what everything refers to, then projects until there are enough triples. */
final class Generation {
    static {
        // Before any of its vocabularies, which do not start the rest of Jena in the right order.
        JenaSystem.init();
    }

    private static final String TYPE = iri(RDF.Nodes.type);
    private static final String LABEL = iri(RDFS.Nodes.label);
    private static final String IMPLIED = iri(Graphs.IMPLIED);
    private static final String ONTOLOGY = iri(Graphs.ONTOLOGY);
    private static final String REFERENCE = iri(Graphs.reference("bench"));
    private static final String RELATES_TO = iri(Sg.relatesTo);
    private static final String PROV = "<http://www.w3.org/ns/prov#";
    private static final String OA = "<http://www.w3.org/ns/oa#";
    private static final String INTEGER = "\"^^<http://www.w3.org/2001/XMLSchema#integer>";
    private static final List<String> PROVINCES = List.of("新疆", "甘肃", "陕西", "宁夏", "青海", "四川", "云南", "江苏");
    private static final List<String> SUBJECTS = List.of("棉花", "风能", "太阳能", "生态", "医药", "煤化工", "林果", "节水", "信息", "材料");
    private static final List<String> STATUSES =
            List.of("planned", "under-way", "established", "completed", "proposed", "upgraded");
    /** How many of a hundred links only follow from a sentence. */
    private static final int IMPLIED_OF_100 = 12;

    private final Generated plan;
    private final QuadLines out;
    private final SplittableRandom random;
    private final int regions;
    private final int fields;
    private final int documents;
    private final int institutions;
    private final int programmes;
    /** Where the next quote of each document begins. */
    private final int[] quoted;

    private long claims;
    /** Where links are counted: how many there are, those of this block, and whether the last one has a claim. */
    private long links;

    private final Set<String> drawn = new HashSet<>();
    private boolean isClaimed = true;
    /** The quote of the claim before, nothing at the begin of a thing, and its document. */
    private String evidence = "";

    private int source;

    Generation(Generated plan, QuadLines out) {
        this.plan = plan;
        this.out = out;
        this.random = new SplittableRandom(plan.seed());
        this.regions = plan.many(Kind.REGION);
        this.fields = plan.many(Kind.FIELD);
        this.documents = plan.many(Kind.DOCUMENT);
        this.institutions = plan.many(Kind.INSTITUTION);
        this.programmes = plan.many(Kind.PROGRAMME);
        this.quoted = new int[documents];
    }

    void run() throws IOException {
        terms();
        for (int i = 0; i < regions; i++) region(i);
        for (int i = 0; i < fields; i++) field(i);
        for (int i = 0; i < documents; i++) document(i);
        for (int i = 0; i < institutions; i++) institution(i);
        for (int i = 0; i < programmes; i++) programme(i);
        if (plan.edges() > 0) {
            for (int i = 0; i < Generated.APART; i++) apart(i);
            for (int i = 0; i < Generated.ALONE; i++) alone(i);
        }
        for (long i = 0; isMore(); i++) project(i);
    }

    private boolean isMore() {
        return plan.edges() > 0 ? links < plan.edges() : out.count() < plan.triples();
    }

    /** Super-classes and super-properties, with their names. */
    private void terms() throws IOException {
        for (String name : List.of("Region", "Field", "Source", "Institution", "GovernmentBody", "Programme")) {
            term(name, OWL.Class.asNode(), RDFS.Nodes.subClassOf, "Entity");
        }
        for (Link link : Link.values()) {
            for (int i = 0; i < link.names.size(); i++) {
                String above = i + 1 < link.names.size() ? link.names.get(i + 1) : "relatesTo";
                term(link.names.get(i), OWL.ObjectProperty.asNode(), RDFS.Nodes.subPropertyOf, above);
            }
        }
        end();
    }

    private void term(String name, Node type, Node under, String above) {
        String term = sg(name);
        out.add(term, TYPE, iri(type), ONTOLOGY);
        out.add(term, iri(under), sg(above), ONTOLOGY);
        out.add(term, LABEL, "\"" + name + "\"@en", ONTOLOGY);
        out.add(term, LABEL, "\"术语 " + name + "\"@zh", ONTOLOGY);
    }

    private void region(int rank) throws IOException {
        String region = thing(Kind.REGION, rank);
        String place = PROVINCES.get(rank % PROVINCES.size());
        entity(region, "Region", place + "第" + rank + "区", "Region " + rank, "kind-prefecture");
        if (rank > 0) {
            String parent = thing(Kind.REGION, (rank - 1) / 8);
            out.add(region, iri(Sg.within), parent);
            if (plan.graphs()) out.add(region, iri(Sg.within), parent, REFERENCE);
        }
        out.add(region, "<http://purl.org/dc/terms/identifier>", "\"" + (650000 + rank) + "\"", REFERENCE);
        String point =
                "\"POINT(" + (75 + random.nextInt(2000) / 100.0) + " " + (35 + random.nextInt(1300) / 100.0) + ")\"";
        out.add(
                region,
                "<http://www.opengis.net/ont/geosparql#asWKT>",
                point + "^^<http://www.opengis.net/ont/geosparql#wktLiteral>",
                REFERENCE);
        end();
    }

    private void field(int rank) throws IOException {
        String name = SUBJECTS.get(rank % SUBJECTS.size());
        entity(thing(Kind.FIELD, rank), "Field", name + "领域" + rank, "Field " + rank, "kind-concept");
        end();
    }

    private void document(int rank) throws IOException {
        String document = thing(Kind.DOCUMENT, rank);
        entity(document, "Source", "年度报告" + rank, "Annual report " + rank, "kind-plan-document");
        String year = "\"" + (2000 + rank % 20) + "\"^^<http://www.w3.org/2001/XMLSchema#gYear>";
        out.add(document, "<http://purl.org/dc/terms/date>", year);
        out.add(document, iri(Sg.textChecksum), "\"" + hex() + hex() + "\"");
        end();
    }

    private void institution(int rank) throws IOException {
        String institution = thing(Kind.INSTITUTION, rank);
        String place = PROVINCES.get(random.nextInt(PROVINCES.size()));
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        entity(
                institution,
                rank % 5 == 0 ? "GovernmentBody" : "Institution",
                place + subject + "研究院" + rank,
                subject(rank) + " institute " + rank,
                "kind-institution-group");
        if (rank % 5 == 0) out.add(institution, TYPE, sg("Institution"));
        link(institution, Link.LOCATED_IN, home(rank));
        if (rank > 0) link(institution, Link.PART_OF, thing(Kind.INSTITUTION, zipf(Math.max(1, rank / 4))));
        for (int i = random.nextInt(6); i > 0 && rank > 0; i--) {
            link(institution, Link.COOPERATES_WITH, thing(Kind.INSTITUTION, zipf(rank)));
        }
        end();
    }

    private void apart(int rank) throws IOException {
        String institution = "<" + Generated.apart(rank) + ">";
        entity(institution, "Institution", "独立研究院" + rank, "Institute apart " + rank, "kind-institution-group");
        if (rank > 0) link(institution, Link.COOPERATES_WITH, "<" + Generated.apart(rank - 1) + ">");
        end();
    }

    private void alone(int rank) throws IOException {
        String institution = "<" + Generated.alone(rank) + ">";
        entity(institution, "Institution", "孤立研究院" + rank, "Institute alone " + rank, "kind-institution-group");
        end();
    }

    private void programme(int rank) throws IOException {
        String programme = thing(Kind.PROGRAMME, rank);
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        entity(programme, "Programme", subject + "专项计划" + rank, "Programme " + rank, "kind-plan");
        link(programme, Link.FOLLOWS, thing(Kind.DOCUMENT, zipf(documents)));
        link(programme, Link.TARGETS_FIELD, thing(Kind.FIELD, zipf(fields)));
        if (rank > 0) link(programme, Link.PART_OF, thing(Kind.PROGRAMME, (rank - 1) / 6));
        status(programme);
        end();
    }

    private void project(long rank) throws IOException {
        String project = thing(Kind.PROJECT, rank);
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        entity(project, "Programme", subject + "技术示范项目" + rank, "Project " + rank, "kind-project-batch");
        int host = zipf(institutions);
        link(thing(Kind.INSTITUTION, host), Link.CARRIES_OUT, project);
        link(project, Link.PART_OF, thing(Kind.PROGRAMME, zipf(programmes)));
        boolean isAtHome = random.nextInt(2) == 0;
        link(project, Link.LOCATED_IN, isAtHome ? home(host) : thing(Kind.REGION, zipf(regions)));
        link(project, Link.TARGETS_FIELD, thing(Kind.FIELD, zipf(fields)));
        if (random.nextInt(3) == 0) link(thing(Kind.INSTITUTION, zipf(institutions)), Link.SUPPORTS, project);
        if (random.nextInt(10) == 0 && rank > 0) link(project, Link.COMBINED_WITH, thing(Kind.PROJECT, zipf(rank)));
        status(project);
        end();
    }

    private void entity(String entity, String type, String zh, String en, String kind) {
        out.add(entity, TYPE, sg(type));
        out.add(entity, TYPE, iri(Sg.Entity));
        out.add(entity, LABEL, "\"" + zh + "\"@zh");
        out.add(entity, LABEL, "\"" + en + "\"@en");
        out.add(entity, iri(Sg.kind), sg(kind));
        out.add(entity, iri(Sg.glossLanguage), "\"en\"");
    }

    /** A claim, where claims are wanted, and the triples that follow from it. */
    private void link(String subject, Link link, String object) {
        if (plan.edges() > 0 && !isToBeClaimed(subject, link, object)) return;
        boolean isImplied = random.nextInt(100) < IMPLIED_OF_100;
        claim(subject, link.names.getFirst(), object, isImplied);
        String graph = isImplied ? IMPLIED : "";
        for (String name : link.names) out.add(subject, sg(name), object, graph);
        out.add(subject, RELATES_TO, object, graph);
    }

    /** Counts a link, once; where it is to have no claim, it is written as reference data. */
    private boolean isToBeClaimed(String subject, Link link, String object) {
        if (links == plan.edges() || !drawn.add(subject + link + object)) return false;
        isClaimed = (links + 1) * plan.claimed() / plan.edges() > links * plan.claimed() / plan.edges();
        links++;
        if (!isClaimed) out.add(subject, sg(link.names.getFirst()), object, REFERENCE);
        return isClaimed;
    }

    private void status(String subject) {
        if (!isClaimed) return;
        String status = sg("status-" + STATUSES.get(zipf(STATUSES.size())));
        claim(subject, "hasStatus", status, false);
        out.add(subject, iri(Sg.hasStatus), status);
        out.add(subject, iri(Sg.latestStatus), status);
        out.add(subject, iri(Sg.latestStatusDuring), "\"2017\"");
    }

    private void claim(String subject, String predicate, String object, boolean isImplied) {
        if (!plan.claims()) return;
        String claim = "<" + Base.iri("claim/", HexFormat.of().toHexDigits(mix(claims++))) + ">";
        quote();
        out.add(claim, TYPE, iri(Sg.Claim));
        out.add(claim, TYPE, iri(RDF.Nodes.Statement));
        out.add(claim, iri(RDF.Nodes.subject), subject);
        out.add(claim, iri(RDF.Nodes.predicate), sg(predicate));
        out.add(claim, iri(RDF.Nodes.object), object);
        out.add(claim, iri(Sg.source), thing(Kind.DOCUMENT, source));
        out.add(claim, iri(Sg.certainty), iri(isImplied ? Sg.implied : Sg.stated));
        out.add(claim, iri(Sg.wording), "\"措辞" + predicate + random.nextInt(50) + "\"@zh");
        out.add(claim, iri(Sg.during), "\"" + (2000 + source % 20) + "\"");
        out.add(claim, PROV + "wasDerivedFrom>", evidence);
    }

    /** The next sentence of some document; every fourth claim of a thing rests on the same as the one before. */
    private void quote() {
        if (!evidence.isEmpty() && random.nextInt(4) == 0) return;
        source = zipf(documents);
        int start = quoted[source];
        int end = start + 30 + random.nextInt(60);
        quoted[source] = end;
        String slug = Kind.DOCUMENT.slug + "-" + source + "-" + start + "-" + end;
        evidence = "<" + Base.iri("evidence/", slug) + ">";
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size()));
        String exact = "深入实施创新驱动发展战略，第" + start + "项" + subject + "科技工作取得新进展，服务丝绸之路经济带核心区建设";
        out.add(evidence, TYPE, iri(Sg.Evidence));
        out.add(evidence, PROV + "wasQuotedFrom>", thing(Kind.DOCUMENT, source));
        out.add(evidence, OA + "exact>", "\"" + exact + "\"");
        out.add(evidence, OA + "start>", "\"" + start + INTEGER);
        out.add(evidence, OA + "end>", "\"" + end + INTEGER);
        out.add(evidence, iri(Sg.section), "\"" + (1 + start / 2_000) + "\"");
    }

    /** What is said of one thing is over. */
    private void end() throws IOException {
        evidence = "";
        drawn.clear();
        out.end();
    }

    /** The links there are, each with the names of the properties above it but the topmost. */
    private enum Link {
        PART_OF("partOf"),
        LOCATED_IN("locatedIn"),
        TARGETS_FIELD("targetsField", "concerns"),
        CARRIES_OUT("carriesOut", "carryingOut"),
        SUPPORTS("supports", "supporting"),
        COOPERATES_WITH("cooperatesWith", "worksWith"),
        COMBINED_WITH("combinedWith"),
        FOLLOWS("follows");

        private final List<String> names;

        Link(String... names) {
            this.names = List.of(names);
        }
    }

    private static String subject(int rank) {
        return List.of("Cotton", "Wind", "Solar", "Ecology", "Medicine", "Coal", "Fruit", "Water")
                .get(rank % 8);
    }

    /** Where an institution is: fixed by its rank, skewed, so that projects can be at home. */
    private String home(int institution) {
        double part = (mix(institution + plan.seed()) >>> 11) * 0x1.0p-53;
        return thing(Kind.REGION, skewed(part, regions));
    }

    /** A rank below {@code size}: the first twice as often as the second, and so on. */
    private int zipf(long size) {
        return skewed(random.nextDouble(), size);
    }

    private static int skewed(double part, long size) {
        return (int) Math.min(size - 1, (long) (StrictMath.pow(size + 1.0, part) - 1));
    }

    private String hex() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    /** One to one, so that no two numbers have the same. */
    private static long mix(long number) {
        long z = number + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private static String thing(Kind kind, long rank) {
        return "<" + Generated.thing(kind, rank) + ">";
    }

    private static String sg(String name) {
        return "<" + Sg.NS + name + ">";
    }

    private static String iri(Node node) {
        return "<" + node.getURI() + ">";
    }
}
