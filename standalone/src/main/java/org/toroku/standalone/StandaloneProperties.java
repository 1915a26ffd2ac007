package org.toroku.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;

/** What the default run tells the deployable: where its parts are. Nothing here is a default of production. */
record StandaloneProperties(
        DataFolder folder,
        LocalDatabase database,
        EmbeddedEngine engine,
        TestNationalPki pki,
        TestStatusService status) {
    /** Beside what it watches, since the default run has one folder; elsewhere it belongs on another medium. */
    static final String HEADS = "book-heads";
    /** As above. */
    static final String LOG_HEADS = "log-heads";

    Map<String, String> with(int port, Clock clock) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("toroku.run.mode", "demo");
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", Integer.toString(port));
        // without TLS, on this machine alone, no browser would keep the cookie of a house
        properties.put("server.servlet.session.cookie.name", "JSESSIONID");
        properties.put("server.servlet.session.cookie.secure", "false");
        properties.put("spring.datasource.url", database.url("ra"));
        properties.put("spring.datasource.username", LocalDatabase.RA_ROLE);
        properties.put("spring.datasource.password", folder.secret(LocalDatabase.RA_ROLE));
        properties.put("spring.flyway.default-schema", "ra");
        properties.put("toroku.ca.database.url", database.url("ca"));
        properties.put("toroku.ca.database.username", LocalDatabase.CA_ROLE);
        properties.put("toroku.ca.database.password", folder.secret(LocalDatabase.CA_ROLE));
        properties.put("toroku.ca.demo-ceremony-folder", folder.resolve("hsm").toString());
        // nobody lists rules for the demonstration CA until somebody does
        properties.put("toroku.ca.rule-sets", folder.resolve("ca-rule-sets").toString());
        properties.put("toroku.ca.publication", "http://127.0.0.1:" + port + "/repository/");
        properties.put("toroku.status.folder", folder.resolve("status").toString());
        properties.put("toroku.log.folder", folder.resolve(LOG_HEADS).toString());
        // whoever tries it does not want to wait for a proof
        properties.put("toroku.log.sign-every", "PT10S");
        properties.put("toroku.process.engine", engine.restAddress().toString());
        // the embedded engine's search is its own state and never lags
        properties.put("toroku.process.recovery.grace", "PT0S");
        properties.put("toroku.process.recovery.interval", "PT5S");
        // the end waits for polls under way, and this engine is never far
        properties.put("toroku.process.workers.request-timeout", "PT2S");
        key(properties, "toroku.book", "mac-key");
        properties.put("toroku.book.heads-file", folder.resolve(HEADS).toString());
        key(properties, "toroku.enrolment", "facts-key");
        key(properties, "toroku.identity", "person-key");
        key(properties, "toroku.documents", "master-key");
        key(properties, "toroku.paper", "code-key");
        key(properties, "toroku.subject-key", "code-key");
        key(properties, "toroku.organisation", "link-key");
        // a demonstration relies on nothing; who operates Toroku says on what they do
        String basis = "toroku.subject-key.legal-bases[0].";
        properties.put(basis + "basis", "JPKI_26_5_I");
        properties.put(basis + "reference", "demonstration");
        properties.put(basis + "from", "2024-12-02");
        properties.put("toroku.documents.folder", folder.resolve("documents").toString());
        Path anchor = Standalone.anchorFile(folder, pki);
        properties.put("toroku.trust.anchors", anchor.toString());
        // the policy that J-LIS gives its own test cards; production mode refuses it
        properties.put("toroku.trust.policy-oids", "1.2.392.200149.8.5.1.0.20");
        properties.put("toroku.trust.ocsp", status.ocspUri().toString());
        properties.put("toroku.trust.crl", status.crlUri().toString());
        // on one machine of one's own; a container may forbid what confines the examination of scans
        properties.put("toroku.scans.isolation-required", "false");
        // one person plays all officers here
        properties.put("toroku.officers.decide-within", "PT0S");
        office(properties, port);
        properties.put("toroku.portal.test-signing", "true");
        properties.put(
                "toroku.portal.test-cards",
                folder.resolve("test-pki").resolve("cards").toString());
        return properties;
    }

    /** An office that exists nowhere, so that the demonstration can print; no e-mail leaves this machine. */
    private static void office(Map<String, String> properties, int port) {
        properties.put("toroku.letters.portal", "http://127.0.0.1:" + port + "/");
        String office = "toroku.letters.office.";
        properties.put(office + "name-ja", "とうろく認証局（デモ）");
        properties.put(office + "name-en", "Toroku Certification Authority (demonstration)");
        properties.put(office + "department-ja", "登録部");
        properties.put(office + "department-en", "Registration");
        properties.put(office + "postal-code", "100-0000");
        properties.put(office + "address-ja", "東京都千代田区架空町一丁目１番１号");
        properties.put(office + "address-en", "1-1-1 Kakucho, Chiyoda-ku, Tokyo");
        properties.put(office + "telephone", "03-0000-0000");
    }

    private void key(Map<String, String> properties, String module, String name) {
        properties.put(
                module + "." + name + "-file",
                folder.resolve("secrets").resolve(name).toString());
        properties.put(module + ".create-" + name, "true");
    }
}
