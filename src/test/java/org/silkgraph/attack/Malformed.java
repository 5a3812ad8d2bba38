package org.silkgraph.attack;

import static org.silkgraph.attack.Attack.change;
import static org.silkgraph.attack.Attack.encode;
import static org.silkgraph.attack.Attack.to;
import static org.silkgraph.attack.Attack.update;
import static org.silkgraph.attack.Attack.upload;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.silkgraph.attack.Attack.Allowed;
import org.silkgraph.attack.Attack.Request;

/** Bodies and parameters that are not what they say. */
final class Malformed {
    private static final byte[] NO_UTF8 = {'<', 'a', (byte) 0xC0, (byte) 0x80, (byte) 0xFF, '>'};

    private Malformed() {}

    static Stream<Attack> all() {
        return Stream.of(bytes(), terms(), types(), cutOff(), numbers(), parameters())
                .flatMap(attacks -> attacks);
    }

    static Stream<Attack> bytes() {
        return Stream.of(
                upload("text/turtle", "").body(NO_UTF8).named("no UTF-8").refused(),
                upload("application/ld+json", "")
                        .body(NO_UTF8)
                        .named("no UTF-8")
                        .refused(),
                upload("application/rdf+xml", "")
                        .body(NO_UTF8)
                        .named("no UTF-8")
                        .refused(),
                upload("text/turtle", "")
                        .body("<http://e/a> <http://e/b> 1 .".getBytes(StandardCharsets.UTF_16))
                        .named("UTF-16")
                        .refused(),
                update("").body(NO_UTF8).named("no UTF-8").refused(),
                change("").body(NO_UTF8).named("no UTF-8").refused(),
                to("POST /sparql")
                        .type("application/sparql-query")
                        .body(NO_UTF8)
                        .refused(),
                to("POST /sparql")
                        .type("application/x-www-form-urlencoded")
                        .body("query=ASK%20%7B%7D%C0%80")
                        .refused(),
                to("GET /sparql?query=%FF%FE").refused(),
                to("GET /entities?text=%C0%AF").harmless(),
                to("GET /sparql?query=%ZZ").refused(),
                to("GET /entities/%C0%AE%C0%AE").refused());
    }

    static Stream<Attack> terms() {
        return Stream.of(
                        "<http://e/ a> <http://e/b> 1 .",
                        "<http://e/\\u0000> <http://e/b> 1 .",
                        "<http://e/\\u000A> <http://e/b> 1 .",
                        "<http://e/\\u003E> <http://e/b> 1 .",
                        "<http://e/{a}> <http://e/b> 1 .",
                        "<http://e/a|b> <http://e/b> 1 .",
                        "<http://e/`> <http://e/b> 1 .",
                        "<http://e/a> <http://e/b> \"x\"@" + "a".repeat(900_000) + " .",
                        "<http://e/a> <http://e/b> \"x\"@en" + "-abcdefgh".repeat(100_000) + " .",
                        "<http://e/a> <http://e/b> \"\\uD800\" .",
                        "<http://e/a> <http://e/b> \"x\\q\" .",
                        "<" + "http://e/" + "a".repeat(1 << 20) + "> <http://e/b> 1 .",
                        "@prefix a: <\\u0020> . a:b a:c a:d .",
                        "<javascript:alert(1)> <script> <http://e/<script>alert(1)</script>> .",
                        "<script>alert(1)</script>")
                .map(text -> upload("text/turtle", text).refused());
    }

    static Stream<Attack> types() {
        return Stream.of(
                        "application/rdf+thrift",
                        "application/rdf+protobuf",
                        "application/x-java-serialized-object",
                        "application/trix",
                        "application/xml",
                        "application/json",
                        "text/html",
                        "text/plain",
                        "application/x-www-form-urlencoded",
                        "*/*",
                        "nonsense",
                        "text/turtle/../../x",
                        "multipart/form-data",
                        "multipart/form-data; boundary=x")
                .flatMap(type -> Stream.of(
                        upload(type, "<http://e/a> <http://e/b> 1 .")
                                .named(type)
                                .refused(),
                        to("POST /update")
                                .editor()
                                .type(type)
                                .body("DROP ALL")
                                .named(type)
                                .refused(),
                        to("POST /changes")
                                .editor()
                                .header("If-Match", "*")
                                .type(type)
                                .body("<a/>")
                                .named(type)
                                .refused()));
    }

    static Stream<Attack> cutOff() {
        return Stream.of("POST /update", "PUT /graphs?default", "POST /changes").flatMap(door -> {
            String type = door.contains("update")
                    ? "application/sparql-update"
                    : door.contains("graphs") ? "text/turtle" : "application/json";
            String head = door
                    + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nIf-Match: *\r\nAuthorization: Bearer TOKEN\r\nContent-Type: "
                    + type + "\r\n";
            return Stream.of(
                    new Attack(door + " gzip cut off", cut(head, door), Allowed.REFUSED),
                    // Without a length there is no body, and an update of nothing is one.
                    Attack.raw(
                            door + " no length",
                            head + "\r\n<http://e/a> <http://e/b> 1 .",
                            door.contains("update") ? Allowed.HARMLESS : Allowed.DROPPED),
                    Attack.raw(door + " bad chunk", chunked(head) + "xyz\r\n", Allowed.DROPPED),
                    Attack.raw(door + " negative chunk", chunked(head) + "-5\r\nhello\r\n0\r\n\r\n", Allowed.DROPPED),
                    Attack.raw(
                            door + " bad chunk behind a good one",
                            chunked(head) + chunk(door) + "xyz\r\nabc\r\n0\r\n\r\n",
                            Allowed.DROPPED));
        });
    }

    private static String chunked(String head) {
        return head + "Transfer-Encoding: chunked\r\n\r\n";
    }

    /** All of a good body. */
    private static String chunk(String door) {
        String body = door.contains("update")
                ? "INSERT DATA { <http://e/chunk> <http://e/b> 1 }"
                : door.contains("graphs") ? "<http://e/chunk> <http://e/b> 1 ." : "{\"entities\":[]}";
        return Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
    }

    private static byte[] cut(String head, String door) {
        byte[] packed = Attack.gzip("INSERT DATA { <http://e/cut> <http://e/b> 1 }".getBytes(StandardCharsets.UTF_8));
        byte[] half = java.util.Arrays.copyOf(packed, packed.length / 2);
        byte[] start = (head + "Content-Encoding: gzip\r\nContent-Length: " + half.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(start, start.length + half.length);
        System.arraycopy(half, 0, all, start.length, half.length);
        return all;
    }

    static Stream<Attack> numbers() {
        Stream<String> bad = Stream.of(
                "-1",
                "0",
                "1001",
                "2147483648",
                "99999999999999999999",
                "NaN",
                "1e9",
                "0x10",
                "1.5",
                "",
                "%00",
                "1%0d%0aX:y",
                "١",
                "Infinity");
        return Stream.concat(
                bad.flatMap(number -> Stream.of(
                        to("GET /entities.json?limit=" + number).refused(),
                        to("GET /changes.json?limit=" + number).refused(),
                        to("GET /paths.json?from=region-sichuan&to=region-xinjiang&max=" + number)
                                .refused(),
                        to("GET /paths.json?from=region-sichuan&to=region-xinjiang&k=" + number)
                                .refused(),
                        to("GET /graph.json?focus=region-sichuan&levels=" + number)
                                .refused(),
                        to("GET /reach.json?from=region-sichuan&max=" + number).refused(),
                        to("GET /common.json?from=region-sichuan&to=region-xinjiang&limit=" + number)
                                .refused(),
                        to("GET /matrix.json?rows=Programme&columns=Region&max=" + number)
                                .refused(),
                        to("GET /changes/" + (number.isEmpty() ? "x" : number) + "x.json")
                                .refused())),
                Stream.of(
                        change("{\"entities\":[{\"slug\":\"a\",\"class\":\"Region\",\"rank\":1e1000000000}]}")
                                .refused(),
                        change("{\"entities\":[{\"slug\":\"a\",\"class\":\"Region\",\"rank\":-1e-1000000000}]}")
                                .refused(),
                        change("{\"entities\":[{\"slug\":\"a\",\"class\":\"Region\",\"rank\":NaN}]}")
                                .refused(),
                        change("{\"entities\":[{\"slug\":\"a\",\"class\":\"Region\",\"rank\":" + "9".repeat(100_000)
                                        + "}]}")
                                .refused(),
                        change("{\"claims\":[{\"evidence\":[{\"exact\":\"a\",\"start\":-1,\"end\":99999999999}]}]}")
                                .refused(),
                        change("{\"entities\":[{\"slug\":\"" + "a-".repeat(500_000) + "a\",\"class\":\"Region\"}]}")
                                .refused(),
                        change("{\"entities\":[{\"slug\":\"a\",\"class\":\"Region\",\"label\":{\"zh"
                                        + "-ab".repeat(200_000) + "\":\"x\"}}]}")
                                .refused(),
                        change("{\"@class\":\"java.lang.Runtime\",\"entities\":[\"org.apache.Foo\",{}]}")
                                .refused(),
                        change("[\"java.util.ArrayList\",[{}]]").refused(),
                        change("{\"entities\":[],\"entities\":[]}").refused(),
                        change("{} {}").refused(),
                        change("null").refused(),
                        change("\"<script>alert(1)</script>\"").refused(),
                        change("{\"<script>alert(1)</script>\":1}").refused(),
                        change("{\"message\":\"\\u0000\\ud800\"}").refused()));
    }

    static Stream<Attack> parameters() {
        String script = "%3Cscript%3Ealert(1)%3C/script%3E";
        Stream<Request> refused = Stream.of(
                to("GET /entities.json?limit=1&limit=2"),
                to("GET /entities.json?nonsense=1"),
                to("GET /entities.json?callback=alert"),
                to("GET /entities.json?class=" + script),
                to("GET /entities.json?cursor=AAAA"),
                to("GET /entities.json?cursor=" + encode("{\"version\":1}")),
                to("GET /entities.json?cursor=..%2F..%2Fetc"),
                to("GET /changes.json?cursor=eyJhIjoxfQ"),
                to("GET /entities.json?text=" + "a".repeat(300)),
                to("GET /entities/" + script),
                to("GET /entities/" + "a-".repeat(5_000) + "a.json"),
                to("GET /entities/a%00.json"),
                to("GET /sources/" + script + ".json"),
                to("GET /sources/..%2f..%2fepoch.txt"),
                to("GET /claim/" + script + ".ttl"),
                to("GET /claim/../../etc/passwd"),
                to("GET /id/" + script),
                to("GET /queries/" + script + ".csv"),
                to("GET /queries/A03.csv?region=" + script),
                to("GET /queries/A03.csv?region=" + encode("region-xinjiang> } DROP ALL #")),
                to("GET /queries/A03.csv?region=" + "a-".repeat(5_000) + "a"),
                to("GET /queries/A03.json?region=region-xinjiang&region=region-sichuan"),
                to("GET /paths.json?from=" + script + "&to=b"),
                to("GET /paths.json?from=" + "a,".repeat(2_000) + "&to=b"),
                to("GET /paths.svg?from=" + script + "&to=" + script),
                to("GET /paths.csv?from=%3D1%2B1&to=%40x&bom=1"),
                to("GET /graph.json?focus=" + script),
                to("GET /reach.csv?from=" + script + "&bom=1"),
                to("GET /common.json?from=a&to=" + script),
                to("GET /matrix.csv?rows=" + script + "&columns=Region"),
                to("GET /matrix.json?rows=" + "Region,".repeat(2_000) + "&columns=Region"),
                to("GET /changes/99999999999999999999999.json"),
                to("GET /changes/-1.rdfp"),
                to("GET /ontology/" + script),
                to("GET /ontology/..%2f..%2fetc%2fpasswd"),
                to("GET /graphs?graph=" + script),
                to("GET /graphs?default&graph=http%3A%2F%2Fe%2F"),
                to("GET /graphs"),
                to("GET /sparql?query=ASK%7B%7D&query=ASK%7B%7D"),
                to("GET /sparql?query=ASK%7B%7D&update=DROP%20ALL"),
                to("GET /sparql?query=" + script),
                to("POST /sparql?query=ASK%7B%7D")
                        .type("application/sparql-query")
                        .body("ASK {}"),
                to("POST /sparql").type("application/x-www-form-urlencoded").body("update=DROP+ALL"),
                to("POST /sparql").type("application/sparql-update").body("DROP ALL"),
                to("GET /update?update=DROP%20ALL").editor(),
                to("PUT /update").editor().type("application/sparql-update").body("DROP ALL"),
                to("DELETE /sparql").editor(),
                to("PATCH /graphs?default").editor().type("text/turtle").body("x"),
                to("POST /graphs?graph=" + encode("https://w3id.org/silkgraph/graph/ontology"))
                        .editor()
                        .type("text/turtle")
                        .body("<http://e/a> <http://e/b> 1 ."),
                to("POST /graphs?graph=urn:a%20b").editor().type("text/turtle").body("<http://e/a> <http://e/b> 1 ."),
                to("POST /graphs?graph=http%3A%2F%2Fe%2F%0A&default")
                        .editor()
                        .type("text/turtle")
                        .body("<http://e/a> <http://e/b> 1 ."),
                to("POST /graphs?default&source=http%3A%2F%2Fe%2F%0Aevent%3Dforged")
                        .editor()
                        .type("text/turtle")
                        .body("<http://e/a> <http://e/b> 1 ."),
                to("POST /graphs?default&author=a%0Aevent%3Dforged")
                        .editor()
                        .type("text/turtle")
                        .body("<http://e/a> <http://e/b> 1 ."),
                to("POST /graphs?default&source=" + "a-".repeat(3_000) + "a")
                        .editor()
                        .type("text/turtle")
                        .body("<http://e/a> <http://e/b> 1 ."));
        Stream<Request> harmless = Stream.of(
                to("GET /sparql?query=ASK%7B%7D&callback=" + script),
                to("GET /sparql?query=ASK%7B%7D&stylesheet=" + script + "&output=xml"),
                to("GET /sparql?query=ASK%7B%7D&format=" + script),
                to("GET /sparql?query=ASK%7B%7D&timeout=-1"),
                to("GET /sparql?query=ASK%7B%7D&timeout=1e999"),
                to("GET /sparql?query=" + encode("SELECT ('<script>' AS ?x) {}") + "&output=csv")
                        .named("literal"));
        return Stream.concat(refused.map(Request::refused), harmless.limit(5).map(Request::harmless));
    }
}
