package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silkgraph.Stores;
import org.silkgraph.access.Role;

/** {@code POST /changes} over HTTP, on a store with the two invented reports. Each test writes things of its own. */
final class JsonChangesTest {
    private static final String LAB =
            """
            {"entities": [{"slug": "%s", "class": "Laboratory", "glossLanguage": "en",
              "label": {"zh": "试验实验室", "en": "Trial laboratory"}}]}""";
    /** A claim with a quote that stands once in the report of 2031. */
    private static final String CLAIM =
            """
            {"claims": [{"subject": "%s", "property": "%s", "object": "%s", "source": "cloudriver-2031",
              "certainty": "stated", "wording": {"zh": "加快建设"},
              "evidence": [{"exact": "加快建设湖泊生态重点实验室", "section": "2"}]}]}""";

    private static Writer writer;

    @BeforeAll
    static void serve() {
        writer = new Writer(Stores.freshSecondSource());
    }

    @AfterAll
    static void stop() {
        writer.close();
    }

    private static HttpResponse<String> accepted(String json) {
        HttpResponse<String> answer = writer.post(json);
        assertEquals(201, answer.statusCode(), answer.body());
        return answer;
    }

    /** The answer of an attempt that leaves no trace on disk, and no version. */
    private static HttpResponse<String> traceless(int status, Supplier<HttpResponse<String>> attempt) {
        String before = writer.onDisk();
        HttpResponse<String> answer = attempt.get();
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(before, writer.onDisk());
        return answer;
    }

    private static HttpResponse<String> refused(String json, String... rules) {
        HttpResponse<String> answer = traceless(422, () -> writer.post(json));
        assertEquals("refused", Writer.problem(answer), answer.body());
        assertEquals(List.of(rules), Writer.rules(answer));
        return answer;
    }

    private static JsonNode entity(String slug) {
        return writer.served().json("/entities/" + slug + ".json");
    }

    @Test
    void the_documented_example_is_accepted_and_can_be_taken_back() throws IOException {
        List<String> examples = examples();
        HttpResponse<String> made = accepted(examples.getFirst());
        assertEquals("梨园土壤实验室", entity("lab-liyuan-soil").at("/label/zh").asText());
        assertEquals(
                "status-planned",
                entity("lab-liyuan-soil").at("/status/latest/0/status/name").asText());
        JsonNode quote = entity("region-liyuan").at("/out/0/claims/0/evidence/0");
        assertEquals("梨园县拟设梨园土壤实验室", quote.get("quote").asText());
        assertEquals(20, quote.get("start").asInt());
        HttpResponse<String> kept =
                traceless(422, () -> writer.post("{\"remove\": {\"entities\": [\"lab-liyuan-soil\"]}}"));
        JsonNode ids = Served.read(made.body()).get("claims");
        for (JsonNode id : ids) assertTrue(kept.body().contains("claim:" + id.asText()), kept.body());
        String removal = examples.getLast();
        for (JsonNode id : ids) removal = removal.replaceFirst("\"ID\"", "\"" + id.asText() + "\"");
        accepted(removal);
        assertEquals(404, writer.served().get("/entities/lab-liyuan-soil.json").statusCode());
        assertEquals(
                404,
                writer.served().get("/evidence/summary-liyuan-2031-20-32.ttl").statusCode());
    }

    private static List<String> examples() throws IOException {
        Matcher block = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/changes.md")));
        return block.results().map(found -> found.group(1)).toList();
    }

    @Test
    void an_accepted_change_says_where_it_is_and_what_came_of_it() {
        HttpResponse<String> answer = accepted(LAB.formatted("lab-accepted"));
        JsonNode outcome = Served.read(answer.body());
        assertEquals("accepted", outcome.get("decision").asText());
        assertEquals("/changes/" + outcome.get("version").asLong(), Served.header(answer, "Location"));
        assertEquals(writer.tag(), Served.header(answer, "ETag"));
        assertEquals(5, outcome.get("added").asInt());
        HttpResponse<String> again = traceless(200, () -> writer.post(LAB.formatted("lab-accepted")));
        assertEquals("unchanged", Served.read(again.body()).get("decision").asText());
        assertEquals("", Served.header(again, "Location"));
    }

    @Test
    void it_is_attributed_to_the_token_or_to_whom_it_names() {
        accepted(LAB.formatted("lab-signed-one"));
        var signed = writer.store()
                .history()
                .summary(writer.store().version())
                .orElseThrow()
                .who();
        assertEquals("Data group", signed.author().name());
        assertEquals("changes", signed.operation());
        assertEquals("Changes in JSON; entities: 1, claims: 0, removed: 0", signed.message());
        String named = LAB.formatted("lab-signed-two")
                .replaceFirst(
                        "\\{",
                        "{\"author\": \"甲组\", \"message\": \"补录\", \"sources\": [\"cloudriver-2031\", \"urn:x:1\"], ");
        accepted(named);
        signed = writer.store()
                .history()
                .summary(writer.store().version())
                .orElseThrow()
                .who();
        assertEquals("甲组", signed.author().name());
        assertEquals("Data group", signed.account().name());
        assertEquals("补录", signed.message());
        assertEquals(List.of("https://w3id.org/silkgraph/id/cloudriver-2031", "urn:x:1"), signed.sources());
    }

    @Test
    void a_dry_run_says_the_same_and_changes_nothing() {
        HttpResponse<String> would = traceless(
                200, () -> writer.send("/changes?dry-run=true", LAB.formatted("lab-dry"), "If-Match", writer.tag()));
        assertEquals("accepted", Served.read(would.body()).get("decision").asText());
        assertEquals(
                writer.store().version().number() + 1,
                Served.read(would.body()).get("version").asLong());
        traceless(
                422,
                () -> writer.send(
                        "/changes?dry-run=true",
                        "{\"entities\": [{\"slug\": \"x\", \"class\": \"Zone\"}]}",
                        "If-Match",
                        "*"));
        String old = writer.tag();
        accepted(LAB.formatted("lab-dry"));
        HttpResponse<String> stale = traceless(
                412,
                () -> writer.send(
                        "/changes?dry-run=true", LAB.formatted("lab-dry").replace("Trial", "Other"), "If-Match", old));
        assertEquals("stale", Writer.problem(stale));
        traceless(400, () -> writer.send("/changes?dry-run=yes", LAB.formatted("lab-dry"), "If-Match", "*"));
    }

    @Test
    void without_a_token_of_an_editor_nothing_is_read() {
        String reader = "Bearer " + writer.token(Role.READER, "reader");
        HttpResponse<String> low =
                traceless(403, () -> writer.send("/changes", "{", "If-Match", "*", "Authorization", reader));
        assertEquals("role-too-low", Writer.problem(low));
        HttpResponse<String> wrong =
                traceless(401, () -> writer.send("/changes", "{", "If-Match", "*", "Authorization", "Bearer sg_no"));
        assertEquals("token-unknown", Writer.problem(wrong));
    }

    @Test
    void a_change_must_say_what_it_was_made_from() {
        HttpResponse<String> answer = traceless(428, () -> writer.send("/changes", LAB.formatted("lab-428")));
        assertEquals("if-match-missing", Writer.problem(answer));
        assertEquals(writer.tag(), Served.read(answer.body()).get("current").asText());
        assertEquals("bad-if-match", Writer.problem(traceless(400, () -> writer.post("{}", "5"))));
        assertEquals(
                "stale",
                Writer.problem(traceless(412, () -> writer.post(LAB.formatted("lab-428"), "\"0123456789abcdef.1\""))));
        assertEquals(201, writer.post(LAB.formatted("lab-428"), "*").statusCode());
    }

    @Test
    void of_two_writers_of_one_entity_the_slower_sees_both_sides() {
        accepted(LAB.formatted("lab-contested"));
        String seen = writer.tag();
        String one = "{\"entities\": [{\"slug\": \"lab-contested\", \"label\": {\"en\": \"One\"}}]}";
        String two = "{\"entities\": [{\"slug\": \"lab-contested\", \"label\": {\"en\": \"Two\"}}]}";
        assertEquals(201, writer.post(one, seen).statusCode());
        HttpResponse<String> slower = traceless(412, () -> writer.post(two, seen));
        JsonNode clash = Served.read(slower.body()).at("/conflicts/0");
        assertEquals(
                "https://w3id.org/silkgraph/id/lab-contested",
                clash.get("thing").asText());
        assertTrue(clash.at("/ours/added/0").asText().contains("\"Two\"@en"), clash.toString());
        assertTrue(clash.at("/theirs/0/part/added/0").asText().contains("\"One\"@en"), clash.toString());
        assertEquals("One", entity("lab-contested").at("/label/en").asText());
    }

    @Test
    void two_writers_of_different_claims_about_one_entity_do_not_clash() {
        accepted(LAB.formatted("lab-shared"));
        String seen = writer.tag();
        assertEquals(
                201,
                writer.post(CLAIM.formatted("lab-shared", "locatedIn", "region-yunchuan"), seen)
                        .statusCode());
        assertEquals(
                201,
                writer.post(CLAIM.formatted("lab-shared", "hasStatus", "status-under-way"), seen)
                        .statusCode());
        HttpResponse<String> same = writer.post(
                CLAIM.formatted("lab-shared", "locatedIn", "region-yunchuan").replace("stated", "implied"), seen);
        assertEquals(412, same.statusCode());
    }

    @Test
    void a_quote_is_looked_up_and_named_where_it_stands_twice() {
        accepted(LAB.formatted("lab-quoted"));
        accepted(CLAIM.formatted("lab-quoted", "locatedIn", "region-yunchuan"));
        JsonNode quote = entity("lab-quoted").at("/out/0/claims/0/evidence/0");
        String text = writer.served().get("/sources/cloudriver-2031.txt").body();
        assertEquals(text.indexOf("加快建设湖泊生态重点实验室"), quote.get("start").asInt());
        String twice = CLAIM.formatted("lab-quoted", "toHost", "lab-quoted").replace("加快建设湖泊生态重点实验室", "岱澜农业科学院参与");
        HttpResponse<String> answer = traceless(422, () -> writer.post(twice));
        assertEquals("unknown-names", Writer.problem(answer));
        assertEquals(List.of("/claims/0/evidence/0 quote-several-times"), Writer.faults(answer));
    }

    @Test
    void a_quote_that_is_not_there_is_refused_by_its_rule() {
        accepted(LAB.formatted("lab-unquoted"));
        refused(
                CLAIM.formatted("lab-unquoted", "locatedIn", "region-yunchuan").replace("加快建设湖泊", "加快建设海洋"),
                "sg:rule-quote");
        refused(
                CLAIM.formatted("lab-unquoted", "locatedIn", "region-yunchuan")
                        .replace("\"section\"", "\"start\": 5, \"end\": 18, \"section\""),
                "sg:rule-quote");
    }

    @Test
    void the_same_claim_again_with_another_quote_has_both() {
        accepted(LAB.formatted("lab-again"));
        JsonNode first = Served.read(accepted(CLAIM.formatted("lab-again", "locatedIn", "region-yunchuan"))
                .body());
        JsonNode second = Served.read(accepted(CLAIM.formatted("lab-again", "locatedIn", "region-yunchuan")
                        .replace("\"exact\": \"加快建设湖泊生态重点实验室\"", "\"exact\": \"云川理工学院拟承建湖泊生态重点实验室\""))
                .body());
        assertEquals(first.get("claims"), second.get("claims"));
        assertEquals(2, entity("lab-again").at("/out/0/claims/0/evidence").size());
    }

    @Test
    void fields_are_set_language_by_language_and_removed_by_null() {
        accepted(
                """
                {"entities": [{"slug": "lab-fields", "class": "Laboratory", "kind": "kind-key-laboratory",
                  "label": {"zh": "字段实验室", "en": "Field laboratory"}, "glossLanguage": "en",
                  "altLabel": [{"zh": ["甲", "乙"]}, {"en": "A"}]}]}""");
        accepted(
                """
                {"entities": [{"slug": "lab-fields", "class": "Centre", "label": {"en": "New name"}, "kind": null,
                  "altLabel": {"zh": "丙"}}]}""");
        JsonNode now = entity("lab-fields");
        assertEquals("字段实验室", now.at("/label/zh").asText());
        assertEquals("New name", now.at("/label/en").asText());
        assertEquals("Centre", now.at("/types/0/name").asText());
        assertEquals(0, now.get("kinds").size());
        assertEquals(List.of("丙", "A"), now.get("aliases").findValuesAsText("text"));
    }

    @Test
    void all_rules_that_are_broken_are_told_at_once_in_the_language_asked_for() {
        String json =
                """
                {"entities": [{"slug": "lab-wrong", "class": "Laboratory", "kind": "status-planned", "label": {"en": "No Chinese"}}],
                 "claims": [{"subject": "lab-wrong", "property": "hosting", "object": "region-yunchuan", "source": "cloudriver-2031"}]}""";
        HttpResponse<String> answer = refused(
                json,
                "sg:shape-claim-certainty",
                "sg:shape-claim-evidence",
                "sg:shape-claim-neutral",
                "sg:shape-claim-wording",
                "sg:shape-entity-label-zh",
                "sg:shape-kind-value");
        assertTrue(answer.body().contains("exactly one Chinese label"), answer.body());
        assertTrue(writer.post(json, "*", "Accept-Language", "zh").body().contains("恰有一个中文标签"));
    }

    @Test
    void links_persons_and_system_graphs_find_no_way_in() {
        refused(
                "{\"entities\": [{\"slug\": \"region-yunchuan\", \"locatedIn\": \"region-shuangdi\"}]}",
                "sg:rule-direct-triple");
        refused("{\"entities\": [{\"slug\": \"region-yunchuan\", \"within\": null}]}", "sg:rule-direct-triple");
        refused(
                LAB.formatted("lab-person")
                        .replace(
                                "\"label\"",
                                "\"rdf:type\": {\"iri\": \"http://xmlns.com/foaf/0.1/Person\"}, \"label\""),
                "sg:rule-person");
        HttpResponse<String> graph = traceless(
                400, () -> writer.post("{\"graph\": \"https://w3id.org/silkgraph/graph/ontology\", \"entities\": []}"));
        assertEquals(List.of("/graph unknown-field"), Writer.faults(graph));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | / wrong-type",
                "{'entities': [{'slug': 'A b', 'class': 'Zone'}]} | /entities/0/slug bad-slug",
                "{'entities': [{'class': 'Zone'}]} | /entities/0/slug missing-field",
                "{'entities': [{'slug': 7}]} | /entities/0/slug wrong-type",
                "{'entities': [{'slug': 'x', 'label': {'name': 'y'}}]} | /entities/0/label/name unknown-field",
                "{'entities': [{'slug': 'x', 'label': [[]]}]} | /entities/0/label/0 wrong-type",
                "{'entities': [{'slug': 'x'}, {'slug': 'x'}]} | /entities/1/slug repeated",
                "{'entities': [{'slug': 'x', 'n': 1e999999999}]} | /entities/0/n bad-number",
                "{'entities': [{'slug': 'x', 'n': '\\ud800'}]} | /entities/0/n bad-characters",
                "{'entities': [{'slug': 'x', 'license': {'iri': 'no iri'}}]} | /entities/0/license/iri bad-iri",
                "{'author': ' '} | /author bad-author",
                "{'message': ''} | /message bad-message",
                "{'sources': [1]} | /sources/0 wrong-type",
                "{'remove': []} | /remove wrong-type",
                "{'entities': [{'slug': 'x', 'license': {'iri': 'urn:\\u0001'}}]} | /entities/0/license/iri bad-iri",
                "{'remove': {'claim': []}} | /remove/claim unknown-field",
            })
    void a_wrong_form_is_told_with_its_place(String json, String fault) {
        HttpResponse<String> answer = traceless(400, () -> writer.post(json.replace('\'', '"')));
        assertEquals("bad-change", Writer.problem(answer), answer.body());
        assertEquals(List.of(fault.replaceFirst("^/ ", " ")), Writer.faults(answer));
    }

    @Test
    void a_claim_in_the_wrong_form_is_told_field_by_field() {
        HttpResponse<String> answer = traceless(
                400,
                () -> writer.post(
                        """
                        {"claims": [{"subject": "region-yunchuan", "property": "hosts", "objekt": "x", "source": "cloudriver-2031",
                          "certainty": "sure", "evidence": [{"exact": "", "start": 1.5, "end": -1}, "quote"]}]}"""));
        assertEquals(
                List.of(
                        "/claims/0/object missing-field",
                        "/claims/0/certainty unknown-value",
                        "/claims/0/evidence/1 wrong-type",
                        "/claims/0/evidence/0/exact missing-field",
                        "/claims/0/evidence/0/start bad-number",
                        "/claims/0/evidence/0/end bad-number",
                        "/claims/0/objekt unknown-field"),
                Writer.faults(answer));
        assertTrue(answer.body().contains("\"known\":[\"subject\",\"property\",\"object\",\"source\""), answer.body());
    }

    @Test
    void names_that_stand_for_nothing_are_told_with_those_that_look_like_them() {
        HttpResponse<String> answer = traceless(
                422,
                () -> writer.post(
                        """
                        {"sources": ["cloudriver-2030"],
                         "entities": [{"slug": "lab-new"}, {"slug": "lab-newer", "class": "Laboratry"},
                           {"slug": "region-yunchuan", "kinde": "kind-province", "kind": "kind-provinse"}],
                         "claims": [{"subject": "region-yunchuen", "property": "locatdIn", "object": "region-yunchun",
                           "source": "region-yunchuan"}],
                         "remove": {"entities": ["lab-gone"], "claims": ["0000000000000000"]}}"""));
        assertEquals("unknown-names", Writer.problem(answer));
        assertEquals(
                List.of(
                        "/remove/entities/0 unknown-entity",
                        "/remove/claims/0 unknown-claim",
                        "/entities/0/slug unknown-entity",
                        "/entities/1/class unknown-class",
                        "/entities/2/kinde unknown-property",
                        "/entities/2/kind unknown-value",
                        "/claims/0/subject unknown-entity",
                        "/claims/0/property unknown-property",
                        "/claims/0/object unknown-value",
                        "/claims/0/source unknown-source",
                        "/sources/0 unknown-source"),
                Writer.faults(answer));
        JsonNode faults = Served.read(answer.body()).get("faults");
        assertTrue(answer.body().contains("\"locatedIn\""), answer.body());
        assertTrue(answer.body().contains("\"kind-province\""), answer.body());
        assertTrue(faults.toString().contains("\"known\":[\"region-yunchuan\""), faults.toString());
    }

    @Test
    void what_only_claims_have_is_no_property_of_an_entity() {
        for (String name : List.of("certainty", "wording", "section", "signal", "neutral", "nothing:x", "locatedin")) {
            String json = "{\"entities\": [{\"slug\": \"region-yunchuan\", \"" + name + "\": \"x\"}]}";
            HttpResponse<String> answer = traceless(422, () -> writer.post(json));
            assertEquals(List.of("/entities/0/" + name + " unknown-property"), Writer.faults(answer));
        }
    }

    @Test
    void what_is_on_disk_is_what_was_handed_in() {
        accepted(LAB.formatted("lab-odd"));
        accepted(
                "{\"entities\": [{\"slug\": \"lab-odd\", \"altLabel\": {\"en\": \"\\u0001\\t\\r\\n\\u0085\\u2028\\ufeff\\ufffe\\\"\\\\ \\ud83d\\ude00\"},"
                        + " \"dcterms:extent\": [1, 2.50, true, {\"iri\": \"urn:a:b%20c\"}]}]}");
        var commit = writer.store().history().commit(writer.store().version()).orElseThrow();
        assertEquals(5, commit.added().size());
        try (var view = writer.store().acquire()) {
            commit.added().forEach(quad -> assertTrue(view.dataset().contains(quad), quad.toString()));
        }
    }

    @Test
    void too_many_sources_are_told() {
        String json = "{\"sources\": [" + "\"urn:a:1\", ".repeat(100) + "\"urn:a:1\"]}";
        assertEquals(List.of("/sources too-many"), Writer.faults(traceless(400, () -> writer.post(json))));
    }

    @Test
    void of_many_writers_at_once_one_wins_and_nothing_is_lost() throws Exception {
        accepted(LAB.formatted("lab-busy"));
        String seen = writer.tag();
        List<String> renamings = IntStream.range(0, 8)
                .mapToObj(i -> "{\"entities\": [{\"slug\": \"lab-busy\", \"label\": {\"en\": \"Name " + i + "\"}}]}")
                .toList();
        assertEquals(List.of(201, 412, 412, 412, 412, 412, 412, 412), atOnce(renamings, seen));
        String again = writer.tag();
        List<String> claims = IntStream.range(0, 8)
                .mapToObj(i -> CLAIM.formatted("lab-busy", "locatedIn", "region-yunchuan")
                        .replace("\"certainty\"", "\"during\": \"204" + i + "\", \"certainty\""))
                .toList();
        assertEquals(List.of(201, 201, 201, 201, 201, 201, 201, 201), atOnce(claims, again));
        assertEquals(8, entity("lab-busy").at("/out/0/claims").size());
    }

    private static List<Integer> atOnce(List<String> changes, String seen) throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(changes.size())) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (String change : changes) {
                answers.add(writers.submit(() -> writer.post(change, seen).statusCode()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) statuses.add(answer.get());
            return statuses.stream().sorted().toList();
        }
    }

    @Test
    void what_is_no_json_is_told_with_line_and_column() {
        for (String json : List.of(
                "", "{\"entities\": [}", "{\"author\": \"a\",\n \"author\": \"b\"}", "{} {}", "{\"a\": ".repeat(100))) {
            HttpResponse<String> answer = traceless(400, () -> writer.post(json));
            assertTrue(List.of("bad-json", "bad-change").contains(Writer.problem(answer)), answer.body());
        }
        JsonNode told = Served.read(
                writer.post("{\"author\": \"a\",\n \"author\": \"b\"}").body());
        assertEquals(2, told.get("line").asInt());
        assertTrue(told.get("column").asInt() > 1, told.toString());
    }

    @Test
    void a_body_that_is_too_large_or_no_utf_8_or_no_json_type_has_no_effect() throws IOException {
        String large = "{\"message\": \"" + "x".repeat((2 << 20) + 1) + "\"}";
        assertEquals("body-too-large", Writer.problem(traceless(413, () -> writer.post(large))));
        traceless(415, () -> writer.send("/changes", "{}", "If-Match", "*", "Content-Type", "text/plain"));
        String before = writer.onDisk();
        byte[] body = "{\"message\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(raw(body, body.length).contains("not-utf-8"));
        assertEquals(before, writer.onDisk());
    }

    @Test
    void a_body_that_is_cut_off_has_no_effect() throws IOException {
        String before = writer.onDisk();
        byte[] body = LAB.formatted("lab-cut").getBytes(StandardCharsets.UTF_8);
        raw(body, body.length + 10);
        raw(Arrays.copyOf(body, body.length - 5), body.length);
        assertEquals(before, writer.onDisk());
        assertEquals(404, writer.served().get("/entities/lab-cut.json").statusCode());
    }

    /** Sends bytes under a length that need not be theirs, then says that nothing more comes; what is answered, if anything is. */
    private static String raw(byte[] body, int told) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", writer.served().port())) {
            socket.setSoTimeout(5_000);
            String head =
                    "POST /changes HTTP/1.1\r\nHost: localhost\r\nIf-Match: *\r\nContent-Type: application/json\r\n"
                            + "Authorization: Bearer " + writer.token() + "\r\nConnection: close\r\nContent-Length: "
                            + told
                            + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            if (told > body.length) socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void a_change_that_says_nothing_changes_nothing() {
        traceless(200, () -> writer.post("{}", "*"));
    }
}
