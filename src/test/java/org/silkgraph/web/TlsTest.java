package org.silkgraph.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silkgraph.Stores;
import org.silkgraph.web.ServerCertificate.Unusable;
import org.silkgraph.web.ServerCertificate.Why;

/** A server with a certificate speaks HTTPS and nothing else, TLS 1.2 and later; files that are of no use are told by name. */
class TlsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    void a_client_that_trusts_the_certificate_is_answered(String algorithm) throws Exception {
        ServerCertificate certificate = read(SelfMade.in(folder, algorithm));
        try (WebServer server = serving(certificate);
                HttpClient client = trusting(certificate)) {
            assertTrue(server.address().startsWith("https://"), server.address());
            HttpResponse<String> card = get(client, server, "/entities/pilot-zone-silk-road.json");
            assertEquals(200, card.statusCode());
            assertEquals("TLSv1.3", card.sslSession().orElseThrow().getProtocol());
            assertTrue(card.body().contains("\"slug\":\"pilot-zone-silk-road\""), card.body());
        }
    }

    @Test
    void examples_to_copy_name_https() throws Exception {
        ServerCertificate certificate = read(SelfMade.in(folder, "EC"));
        try (WebServer server = serving(certificate);
                HttpClient client = trusting(certificate)) {
            String page = get(client, server, "/").body();
            assertTrue(page.contains("https://127.0.0.1:" + server.port() + "/sparql"), page);
        }
    }

    @Test
    void a_client_that_does_not_trust_it_shakes_no_hands() throws Exception {
        try (WebServer server = serving(read(SelfMade.in(folder, "EC")));
                HttpClient client = HttpClient.newHttpClient()) {
            assertThrows(SSLHandshakeException.class, () -> get(client, server, "/info"));
        }
    }

    @Test
    void plain_http_gets_no_answer() throws Exception {
        try (WebServer server = serving(read(SelfMade.in(folder, "EC")));
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /info HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertFalse(rest(socket).contains("HTTP/"));
        }
    }

    @Test
    void who_does_not_shake_hands_is_let_go() throws Exception {
        try (WebServer server = serving(read(SelfMade.in(folder, "EC")));
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(30_000);
            long began = System.nanoTime();
            assertEquals("", rest(socket));
            assertTrue(System.nanoTime() - began < 25_000_000_000L, "let go by the server, not by this test");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void what_is_in_force_is_spoken(String protocol) throws Exception {
        ServerCertificate certificate = read(SelfMade.in(folder, "EC"));
        try (WebServer server = serving(certificate)) {
            assertEquals(protocol, handshake(certificate, server, protocol));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void what_is_out_of_date_is_refused_by_the_server_itself(String protocol) throws Exception {
        String disabled = Security.getProperty("jdk.tls.disabledAlgorithms");
        ServerCertificate certificate = read(SelfMade.in(folder, "RSA"));
        // The client of this test may speak it; whoever sets this for the whole JVM must not open the server with it.
        Security.setProperty("jdk.tls.disabledAlgorithms", "NULL");
        try (WebServer server = serving(certificate)) {
            assertThrows(IOException.class, () -> handshake(certificate, server, protocol));
        } finally {
            Security.setProperty("jdk.tls.disabledAlgorithms", disabled);
        }
    }

    @Test
    void a_file_that_is_of_no_use_is_told_by_name_with_the_reason() throws Exception {
        SelfMade good = SelfMade.in(folder, "EC");
        SelfMade other = SelfMade.in(Files.createDirectory(folder.resolve("other")), "EC");
        SelfMade otherKind = SelfMade.in(folder, "RSA");
        Path text = Files.writeString(folder.resolve("text"), "nothing of that kind\n");
        Path old = Files.writeString(
                folder.resolve("old"), Files.readString(good.key()).replace("PRIVATE KEY", "EC PRIVATE KEY"));
        Path missing = folder.resolve("missing");
        refused(missing, good.key(), missing, Why.UNREADABLE);
        refused(good.certificate(), missing, missing, Why.UNREADABLE);
        refused(folder, good.key(), folder, Why.UNREADABLE);
        refused(text, good.key(), text, Why.NO_CERTIFICATE);
        refused(good.key(), good.key(), good.key(), Why.NO_CERTIFICATE);
        refused(good.certificate(), text, text, Why.NO_KEY);
        refused(good.certificate(), old, old, Why.NO_KEY);
        refused(good.certificate(), good.certificate(), good.certificate(), Why.NO_KEY);
        refused(good.certificate(), other.key(), other.key(), Why.OTHER_KEY);
        refused(good.certificate(), otherKind.key(), otherKind.key(), Why.OTHER_KEY);
    }

    @Test
    void one_file_may_hold_both_and_words_between() throws Exception {
        SelfMade made = SelfMade.in(folder, "EC");
        String certificate = Files.readString(made.certificate());
        Path both = Files.writeString(
                folder.resolve("both"),
                "Bag Attributes: 钥\n" + Files.readString(made.key()) + "\nsubject=CN = localhost\n" + certificate
                        + certificate);
        ServerCertificate read = ServerCertificate.read(both, both);
        assertEquals(2, read.chain().size());
        assertEquals(read(made).fingerprint(), read.fingerprint());
    }

    @Test
    void the_key_is_in_no_text_made_of_it() throws Exception {
        ServerCertificate certificate = read(SelfMade.in(folder, "EC"));
        assertEquals("ServerCertificate[" + certificate.fingerprint() + "]", certificate.toString());
    }

    private static void refused(Path certificate, Path key, Path told, Why why) {
        Unusable refusal = assertThrows(Unusable.class, () -> ServerCertificate.read(certificate, key));
        assertEquals(told, refusal.file());
        assertEquals(why, refusal.why(), told.toString());
    }

    private static ServerCertificate read(SelfMade made) {
        return ServerCertificate.read(made.certificate(), made.key());
    }

    private static WebServer serving(ServerCertificate certificate) {
        return WebServer.start(WebSettings.DEFAULTS.at("127.0.0.1", 0), Stores.report(), certificate);
    }

    private static HttpResponse<String> get(HttpClient client, WebServer server, String path) throws Exception {
        URI address = URI.create("https://127.0.0.1:" + server.port() + path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static HttpClient trusting(ServerCertificate certificate) throws Exception {
        return HttpClient.newBuilder().sslContext(context(certificate)).build();
    }

    private static SSLContext context(ServerCertificate certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("it", certificate.chain().getFirst());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String handshake(ServerCertificate certificate, WebServer server, String protocol) throws Exception {
        try (SSLSocket socket =
                (SSLSocket) context(certificate).getSocketFactory().createSocket("127.0.0.1", server.port())) {
            socket.setSoTimeout(20_000);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    private static String rest(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException reset) {
            return "";
        }
    }
}
