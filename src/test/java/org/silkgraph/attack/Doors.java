package org.silkgraph.attack;

import static org.silkgraph.attack.Attack.encode;
import static org.silkgraph.attack.Attack.raw;
import static org.silkgraph.attack.Attack.to;

import java.util.stream.Stream;
import org.silkgraph.attack.Attack.Allowed;
import org.silkgraph.attack.Attack.Request;

/** What is done to the protocol: methods, headers, paths, tokens, pages of other origins. */
final class Doors {
    private static final String DROP = "DROP ALL";

    private Doors() {}

    static Stream<Attack> all() {
        return Stream.of(smuggled(), headers(), paths(), methods(), origins(), tokens(), logs())
                .flatMap(attacks -> attacks);
    }

    static Stream<Attack> smuggled() {
        String get = "GET /health/liveness HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        String post = "POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n";
        return Stream.of(
                raw(
                        "CL and TE",
                        post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + get,
                        Allowed.DROPPED),
                raw(
                        "TE and CL",
                        post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\n" + get + "\r\n0\r\n\r\n",
                        Allowed.DROPPED),
                raw("two CL", post + "Content-Length: 6\r\nContent-Length: 60\r\n\r\nASK {}" + get, Allowed.DROPPED),
                raw("CL list", post + "Content-Length: 6, 60\r\n\r\nASK {}" + get, Allowed.DROPPED),
                raw("CL signed", post + "Content-Length: +6\r\n\r\nASK {}" + get, Allowed.DROPPED),
                raw("CL negative", post + "Content-Length: -6\r\n\r\nASK {}" + get, Allowed.DROPPED),
                raw("CL huge", post + "Content-Length: 99999999999999999999\r\n\r\nASK {}" + get, Allowed.DROPPED),
                raw("TE with blank", post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + get, Allowed.DROPPED),
                raw("TE xchunked", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + get, Allowed.DROPPED),
                raw(
                        "TE identity and chunked",
                        post + "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked, x\r\n\r\n0\r\n\r\n" + get,
                        Allowed.DROPPED),
                raw(
                        "folded header",
                        "GET / HTTP/1.1\r\nHost: a\r\nX-A: b\r\n c\r\nConnection: close\r\n\r\n",
                        Allowed.HARMLESS),
                raw("no host", "GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nConnection: close\r\n\r\n", Allowed.HARMLESS),
                raw("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", Allowed.HARMLESS),
                raw("HTTP/0.9", "GET /\r\n\r\n", Allowed.DROPPED),
                raw("no request", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n", Allowed.DROPPED),
                raw(
                        "bare line feeds",
                        "GET /sparql?query=ASK%7B%7D HTTP/1.1\nHost: a\nConnection: close\n\n",
                        Allowed.HARMLESS),
                raw(
                        "NUL in a header",
                        "GET / HTTP/1.1\r\nHost: a\r\nX: a\u0000b\r\nConnection: close\r\n\r\n",
                        Allowed.DROPPED),
                raw(
                        "absolute form elsewhere",
                        "GET http://example.org/internal/load HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                        Allowed.REFUSED),
                raw(
                        "CONNECT",
                        "CONNECT example.org:80 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                        Allowed.DROPPED),
                raw(
                        "upgrade",
                        "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c, websocket\r\nConnection: close, Upgrade\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
                        Allowed.HARMLESS),
                raw(
                        "expectation",
                        post + "Connection: close\r\nExpect: nonsense\r\nContent-Length: 6\r\n\r\nASK {}",
                        Allowed.HARMLESS));
    }

    static Stream<Attack> headers() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 20_000; i++) many.append("X-").append(i).append(": a\r\n");
        return Stream.of(
                to("GET /sparql?query=ASK%7B%7D")
                        .header("X-Long", "a".repeat(800_000))
                        .named("a header of 800 KB")
                        .of(Allowed.DROPPED),
                raw(
                        "20,000 headers",
                        "GET / HTTP/1.1\r\nHost: a\r\n" + many + "Connection: close\r\n\r\n",
                        Allowed.DROPPED),
                to("GET /" + "a".repeat(900_000)).named("a path of 900 KB").of(Allowed.DROPPED),
                to("GET /sparql?query=ASK%7B%7D&" + "a=b&".repeat(3_900))
                        .named("many parameters")
                        .harmless(),
                to("GET /entities.json")
                        .header("Accept", "a/b;q=0.1,".repeat(700) + "*/*")
                        .named("700 media types")
                        .harmless(),
                to("GET /entities")
                        .header("Accept", "text/html;" + "a=b;".repeat(1_500))
                        .named("1,500 parameters of a media type")
                        .harmless(),
                to("GET /sparql?query=ASK%7B%7D")
                        .header("Accept", "a/b;q=0.1,".repeat(700))
                        .named("700 unknown media types")
                        .harmless(),
                to("GET /entities")
                        .header("Accept", "<script>alert(1)</script>")
                        .harmless(),
                to("GET /entities")
                        .header("Accept-Language", "<script>,".repeat(500))
                        .named("500 languages")
                        .harmless(),
                to("GET /entities")
                        .header("Accept-Language", "zh;q=" + "9".repeat(5_000))
                        .named("a weight")
                        .harmless(),
                to("GET /entities")
                        .header("If-None-Match", "\"" + "a".repeat(7_000) + "\"")
                        .named("long tag")
                        .harmless(),
                to("GET /entities")
                        .header("If-None-Match", "W/\"a\",".repeat(900))
                        .named("many tags")
                        .harmless(),
                to("GET /entities")
                        .header("Range", "bytes=" + "0-1,".repeat(1_500))
                        .named("many ranges")
                        .harmless(),
                to("GET /entities")
                        .header("Cookie", "a=b; ".repeat(1_000))
                        .named("many cookies")
                        .harmless(),
                to("GET /entities").header("X-HTTP-Method-Override", "DELETE").harmless(),
                to("GET /entities")
                        .header("X-Forwarded-Host", "evil.example")
                        .header("X-Forwarded-Proto", "javascript")
                        .header("Forwarded", "host=evil.example")
                        .harmless(),
                raw(
                        "another host",
                        "GET /id/region-xinjiang HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                        Allowed.HARMLESS),
                raw(
                        "a host with markup",
                        "GET /entities HTTP/1.1\r\nHost: <script>alert(1)</script>\r\nConnection: close\r\n\r\n",
                        Allowed.HARMLESS),
                raw(
                        "a host with a path",
                        "GET /entities HTTP/1.1\r\nHost: a/../../b?c#d\r\nConnection: close\r\n\r\n",
                        Allowed.HARMLESS));
    }

    static Stream<Attack> paths() {
        return Stream.of(
                        "/../../../../etc/passwd",
                        "/..%2f..%2f..%2fetc/passwd",
                        "/%2e%2e/%2e%2e/etc/passwd",
                        "/%252e%252e/%252e%252e/etc/passwd",
                        "/..%5c..%5cetc%5cpasswd",
                        "/..;/..;/etc/passwd",
                        "/assets/../../../etc/passwd",
                        "/assets/..%2f..%2f..%2fSECRET",
                        "/assets/%2e%2e/web/messages_en.properties",
                        "/assets/....//....//etc/passwd",
                        "/assets/silkgraph.css%00.html",
                        "/sources/..%2f..%2f..%2f..%2fetc%2fpasswd.txt",
                        "/sources/%2Fetc%2Fpasswd.txt",
                        "/entities/..%2f..%2ftokens.json",
                        "/queries/..%2fA03.rq",
                        "/ontology/..%2f..%2ftokens.ttl",
                        "/changes/..%2f..%2fepoch.rdfp",
                        "/sparql;/../$/stats",
                        "/$/stats",
                        "/$/server",
                        "/$/datasets",
                        "/graph/sparql?query=ASK%7B%7D",
                        "/internal",
                        "/internal/",
                        "/internal/load",
                        "/internal/load/",
                        "//internal//load",
                        "/env",
                        "/beans",
                        "/loggers",
                        "/threaddump",
                        "/refresh",
                        "/stop",
                        "/bench/fixed",
                        "/WEB-INF/web.xml",
                        "/.git/config",
                        "/journal/000000000001.rdfp",
                        "/tokens",
                        "/service.json",
                        "/<script>alert(1)</script>",
                        "/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                        "/%0d%0aSet-Cookie:a=b",
                        "/entities/%0d%0aX-Forged:%20a",
                        "/%",
                        "/%u002e%u002e/etc/passwd",
                        "/\u00e9")
                .map(path -> to("GET " + path).of(Allowed.DROPPED));
    }

    static Stream<Attack> methods() {
        return Stream.of("TRACE", "PROPFIND", "PATCH", "DELETE", "PUT", "FOO", "get")
                .flatMap(method -> Stream.of(
                                "/",
                                "/sparql",
                                "/entities.json",
                                "/update",
                                "/changes",
                                "/internal/load",
                                "/queries/A03.json",
                                "/unknown")
                        .map(path -> to(method + " " + path)
                                .header("X-Markup", "<script>alert(1)</script>")
                                .of(method.equals("get") ? Allowed.HARMLESS : Allowed.DROPPED)));
    }

    static Stream<Attack> origins() {
        Stream<Request> preflights = Stream.of("/update", "/graphs?default", "/changes", "/internal/load")
                .map(path -> to("OPTIONS " + path)
                        .header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "DELETE")
                        .header("Access-Control-Request-Headers", "Authorization"));
        String form = "application/x-www-form-urlencoded";
        Stream<Request> forms = Stream.of(
                to("POST /update")
                        .header("Origin", "https://evil.example")
                        .type(form)
                        .body("update=" + encode(DROP)),
                to("POST /update")
                        .header("Origin", "null")
                        .header("Cookie", "token=TOKEN; session=1")
                        .type(form)
                        .body("update=" + encode(DROP)),
                to("POST /update")
                        .header("Referer", "https://evil.example/")
                        .type("text/plain")
                        .body(DROP),
                to("POST /update?access_token=TOKEN&update=" + encode(DROP))
                        .type(form)
                        .body("a=b"),
                to("POST /changes")
                        .header("Origin", "https://evil.example")
                        .type("text/plain")
                        .body("{}"),
                to("POST /graphs?default")
                        .header("Origin", "https://evil.example")
                        .type("multipart/form-data; boundary=x")
                        .body(
                                "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../../a.ttl\"\r\nContent-Type: text/turtle\r\n\r\n<a:a> <a:b> 1 .\r\n--x--\r\n"),
                to("POST /internal/load")
                        .header("Origin", "https://evil.example")
                        .type("application/octet-stream")
                        .body("{}\n"));
        return Stream.concat(preflights.map(Request::harmless), forms.map(Request::refused));
    }

    /** From another address than the others: after ten failures in a minute an address is sent away. */
    static Stream<Attack> tokens() {
        Request[] wrong = {
            to("POST /update").type("application/sparql-update").body(DROP).named("no token"),
            to("PUT /graphs?default")
                    .header("Authorization", "Bearer READER")
                    .type("text/turtle")
                    .body("<a:a> <a:b> 1 .")
                    .named("a reader"),
            to("DELETE /graphs?default")
                    .header("Authorization", "Bearer READER")
                    .named("a reader"),
            to("POST /changes")
                    .header("Authorization", "Bearer READER")
                    .header("If-Match", "*")
                    .type("application/json")
                    .body("{}")
                    .named("a reader"),
            to("POST /update")
                    .header("Authorization", "Bearer sg_" + "A".repeat(43))
                    .type("application/sparql-update")
                    .body(DROP)
                    .named("a wrong token"),
            to("POST /update")
                    .header("Authorization", "Basic YTpi")
                    .type("application/sparql-update")
                    .body(DROP)
                    .named("basic"),
            to("POST /update")
                    .header("Authorization", "Bearer ")
                    .type("application/sparql-update")
                    .body(DROP)
                    .named("empty"),
            to("POST /update")
                    .header("Authorization", "Bearer " + "a".repeat(7_000))
                    .type("application/sparql-update")
                    .body(DROP)
                    .named("long"),
            to("POST /update")
                    .header("Authorization", "Bearer TOKEN")
                    .header("Authorization", "Bearer READER")
                    .type("application/sparql-update")
                    .body(DROP)
                    .named("two tokens"),
            to("POST /update")
                    .header("Authorization", "Bearer TOKEN<script>")
                    .type("application/sparql-update")
                    .body(DROP)
                    .named("markup behind"),
            to("POST /internal/load")
                    .header("Authorization", "Bearer TOKEN")
                    .type("application/octet-stream")
                    .body("{}\n")
                    .named("an editor's token"),
            to("POST /internal/load")
                    .header("Authorization", "")
                    .type("application/octet-stream")
                    .body("{}\n")
                    .named("an empty secret"),
            to("POST /internal/load")
                    .type("application/octet-stream")
                    .body(new byte[1000])
                    .named("no secret")
        };
        return Stream.of(wrong).map(Request::refused);
    }

    static Stream<Attack> logs() {
        String forged = "%0A2026-01-01T00:00:00.000Z%20INFO%20%20Gate%20event=forged";
        return Stream.of(
                to("GET /entities/a" + forged).of(Allowed.DROPPED),
                to("GET /sparql?query=" + forged).refused(),
                to("GET /sparql?query=" + encode("ASK { # \nevent=forged\n").replace("+", "%20"))
                        .refused(),
                to("GET /unknown" + forged).of(Allowed.DROPPED),
                to("GET /entities")
                        .header("User-Agent", "a\u0085event=forged ${jndi:ldap://127.0.0.1:9/a} ${env:HOME} %n")
                        .harmless(),
                to("GET /entities.json?text=$%7Bjndi:ldap://127.0.0.1:9/a%7D").harmless(),
                Attack.upload(
                                "application/ld+json",
                                "{\"@id\":\"http://e/a\",\"http://e/b\":{\"@value\":\"x\",\"@language\":\"a\\nevent=forged\"}}")
                        .refused(),
                Attack.upload(
                                "application/ld+json",
                                "{\"@context\":{\"a\":\"http://e/a\",\"@language\":\"x\\nevent=forged\"},\"@id\":\"http://e/a\",\"a\":\"b\"}")
                        .refused(),
                Attack.upload("application/ld+json", "{\"@id\":\"a\\nevent=forged b\",\"http://e/b\":1}")
                        .refused(),
                Attack.upload("application/rdf+xml", "<a b='\nevent=forged'>&c;</a>")
                        .refused(),
                Attack.upload("text/turtle", "<a> \nevent=forged").refused(),
                Attack.update("INSERT DATA { ?x \nevent=forged }").refused(),
                to("POST /graphs?default&message=" + forged)
                        .editor()
                        .type("text/turtle")
                        .body("x")
                        .refused());
    }
}
