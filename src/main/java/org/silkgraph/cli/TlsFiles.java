package org.silkgraph.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.silkgraph.terms.Settings;
import org.silkgraph.web.ServerCertificate;

/** The two files an operator names so that the service speaks TLS. */
final class TlsFiles {
    private TlsFiles() {}

    /**
     * What they hold, or empty where neither is named.
     *
     * @throws IllegalArgumentException where only one is named, or one of them is of no use; its message is for users
     */
    static Optional<ServerCertificate> certificate() {
        Optional<Path> certificate = named("silkgraph.tls.certificate");
        Optional<Path> key = named("silkgraph.tls.key");
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(Texts.say("serve.tls.one"));
        }
        return certificate.map(file -> read(file, key.orElseThrow()));
    }

    private static Optional<Path> named(String setting) {
        return Settings.text(setting).filter(text -> !text.isBlank()).map(Path::of);
    }

    private static ServerCertificate read(Path certificate, Path key) {
        try {
            return ServerCertificate.read(certificate, key);
        } catch (ServerCertificate.Unusable e) {
            throw new IllegalArgumentException(Texts.say("serve.tls." + e.why(), e.file()), e);
        }
    }
}
