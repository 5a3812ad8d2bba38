package org.silkgraph.web;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.ssl.CertificateProvider;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.KeyStore;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Hands a {@link ServerCertificate}, where there is one, to the server; without one the server speaks plain HTTP. */
@Singleton
@Named(ShownCertificate.NAME)
@Requires(beans = ServerCertificate.class)
final class ShownCertificate implements CertificateProvider {
    static final String NAME = "silkgraph";

    private final ServerCertificate certificate;

    ShownCertificate(ServerCertificate certificate) {
        this.certificate = certificate;
    }

    /** TLS 1.2 and 1.3 on that port and nothing else; a client that has not shaken hands in ten seconds is let go. */
    static Map<String, Object> properties(int port) {
        return Map.of(
                "micronaut.server.ssl.enabled",
                true,
                "micronaut.server.ssl.port",
                port,
                "micronaut.server.ssl.key-name",
                NAME,
                "micronaut.server.ssl.protocols",
                "TLSv1.3,TLSv1.2",
                "micronaut.server.ssl.handshake-timeout",
                "10s");
    }

    @Override
    public Publisher<KeyStore> getKeyStore() {
        return Publishers.just(certificate.keyStore());
    }

    @Override
    public String getName() {
        return NAME;
    }
}
