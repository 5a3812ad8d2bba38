package org.silkgraph.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silkgraph.Stores;
import org.silkgraph.curation.NamedText;
import org.silkgraph.curation.Outcome;
import org.silkgraph.curation.Parcel;
import org.silkgraph.store.Store;
import org.silkgraph.store.StoreException;
import org.silkgraph.web.SelfMade;
import org.silkgraph.web.ServerCertificate;
import org.silkgraph.web.ServiceSecret;
import org.silkgraph.web.WebServer;
import org.silkgraph.web.WebSettings;

/** TLS as an operator sets it: two files, told by name where they are of no use; {@code load} finds the service as before. */
class TlsFilesTest {
    private static final String CERTIFICATE = "silkgraph.tls.certificate";
    private static final String KEY = "silkgraph.tls.key";

    @TempDir
    private Path folder;

    @AfterEach
    void unset() {
        System.clearProperty(CERTIFICATE);
        System.clearProperty(KEY);
    }

    @Test
    void without_files_there_is_no_certificate() {
        assertEquals(Optional.empty(), TlsFiles.certificate());
    }

    @Test
    void one_file_without_the_other_is_told() throws Exception {
        System.setProperty(CERTIFICATE, SelfMade.in(folder, "EC").certificate().toString());
        String message = refused();
        assertTrue(message.contains("SILKGRAPH_TLS_KEY"), message);
    }

    @Test
    void a_file_that_is_of_no_use_ends_serve_with_2_before_there_is_a_store() throws Exception {
        Path missing = folder.resolve("missing.pem");
        System.setProperty(CERTIFICATE, missing.toString());
        System.setProperty(KEY, SelfMade.in(folder, "EC").key().toString());
        assertTrue(refused().contains(missing.toString()), refused());
        Path store = folder.resolve("store");
        assertEquals(Exit.USAGE, Main.run("serve", "--port", "0", "--store", store.toString()));
        assertFalse(Files.exists(store));
    }

    @Test
    void files_are_handed_to_a_service_that_shows_the_certificate_its_file_names_and_to_no_other() throws Exception {
        SelfMade made = SelfMade.in(folder, "EC");
        ServerCertificate certificate = ServerCertificate.read(made.certificate(), made.key());
        ServiceSecret secret = ServiceSecret.random();
        try (Store store = Stores.freshEmpty();
                WebServer server =
                        WebServer.start(WebSettings.DEFAULTS.at("127.0.0.1", 0), store, secret, certificate)) {
            assertEquals(
                    "accepted", load(server, secret, certificate.fingerprint()).decision());
            assertEquals(2, store.version().number());
            String other = "0".repeat(64);
            assertThrows(StoreException.class, () -> load(server, secret, other));
            assertEquals(2, store.version().number());
        }
    }

    private static Outcome load(WebServer server, ServiceSecret secret, String fingerprint) {
        Parcel.Order order = new Parcel.Order("account", "load", "tester", "Why", List.of(), 0, List.of());
        NamedText file = new NamedText("one.nq", "<urn:example:a> <urn:example:b> \"c\" <urn:example:g> .\n");
        return new RunningService(
                        ProcessHandle.current().pid(), "127.0.0.1", server.port(), secret.value(), fingerprint)
                .load(order, List.of(new Parcel.Group(Optional.empty(), List.of(file))));
    }

    private static String refused() {
        return String.valueOf(assertThrows(IllegalArgumentException.class, TlsFiles::certificate)
                .getMessage());
    }
}
