package org.silkgraph.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the server shows of itself when it speaks TLS: a private key, and the certificates that say whose it is, its own first.
 * Keys of RSA, EC and Ed25519. Nothing is said about trust: an expired or self-made certificate is shown as it is.
 */
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain) {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    public ServerCertificate {
        chain = List.copyOf(chain);
        if (chain.isEmpty()) throw new IllegalArgumentException("chain must have a certificate");
    }

    /** Why a file is of no use here. */
    public enum Why {
        /** It is not there, or this user may not read it. */
        UNREADABLE,
        /** It holds no certificate in PEM, or one of another kind of key. */
        NO_CERTIFICATE,
        /** It holds no private key in PEM (PKCS #8) without a password. */
        NO_KEY,
        /** The key is not that of the certificate. */
        OTHER_KEY
    }

    /** A file that is of no use, and why. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Path file;
        private final Why why;

        Unusable(Path file, Why why, Throwable cause) {
            super(file + ": " + why, cause);
            this.file = file;
            this.why = why;
        }

        public Path file() {
            return file;
        }

        public Why why() {
            return why;
        }
    }

    /**
     * Reads two files in PEM, or one that holds both; what else stands in them is passed over.
     *
     * @param certificate the certificate of the server, then those of the authorities between it and the root
     * @param key its private key, PKCS #8, without a password
     * @throws Unusable which of the two is of no use, and why
     */
    public static ServerCertificate read(Path certificate, Path key) {
        List<X509Certificate> chain = certificates(certificate);
        PrivateKey secret = key(key, chain.getFirst());
        if (!belong(secret, chain.getFirst(), certificate)) throw new Unusable(key, Why.OTHER_KEY, null);
        return new ServerCertificate(secret, chain);
    }

    /** SHA-256 of the certificate of the server, by which a client that knows it can tell it from every other. */
    public String fingerprint() {
        return fingerprint(chain.getFirst());
    }

    /** SHA-256 of a certificate in hexadecimal digits. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    KeyStore keyStore() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("silkgraph", key, null, chain.toArray(X509Certificate[]::new));
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509Certificate> certificates(Path file) {
        String blocks = CERTIFICATE
                .matcher(text(file))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
        if (blocks.isEmpty()) throw new Unusable(file, Why.NO_CERTIFICATE, null);
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(blocks.getBytes(StandardCharsets.ISO_8859_1)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new Unusable(file, Why.NO_CERTIFICATE, e);
        }
    }

    private static PrivateKey key(Path file, X509Certificate certificate) {
        Matcher pem = KEY.matcher(text(file));
        if (!pem.find()) throw new Unusable(file, Why.NO_KEY, null);
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IllegalArgumentException e) {
            throw new Unusable(file, Why.NO_KEY, e);
        } catch (GeneralSecurityException e) {
            // Another kind of key than the certificate has, or none.
            throw new Unusable(file, Why.OTHER_KEY, e);
        }
    }

    /** What the one signs the other verifies. */
    private static boolean belong(PrivateKey key, X509Certificate certificate, Path file) {
        try {
            byte[] probe = certificate.getEncoded();
            Signature signing = Signature.getInstance(signature(certificate, file));
            signing.initSign(key);
            signing.update(probe);
            byte[] signed = signing.sign();
            signing.initVerify(certificate.getPublicKey());
            signing.update(probe);
            return signing.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String signature(X509Certificate certificate, Path file) {
        return switch (certificate.getPublicKey().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "EdDSA" -> "EdDSA";
            default -> throw new Unusable(file, Why.NO_CERTIFICATE, null);
        };
    }

    /** Whatever else stands in it, what counts is in ASCII. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new Unusable(file, Why.UNREADABLE, e);
        }
    }

    /** The key is in no message and no log. */
    @Override
    public String toString() {
        return "ServerCertificate[" + fingerprint() + "]";
    }
}
