package org.toroku.chaos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.toroku.ca.ceremony.CeremonyRecord;
import org.toroku.ca.outside.RepositoryCheck;
import org.toroku.chaos.Facts.Case;
import org.toroku.chaos.Facts.Certificate;
import org.toroku.chaos.Facts.Order;
import org.toroku.chaos.Facts.Published;
import org.toroku.pki.Der;

/** Reads what the books of a running Toroku say, past Toroku, and fetches what it publishes as a verifier does. */
final class BooksReader {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DatabaseServer database;
    private final Path hsm;
    private final URI repository;
    private final Clock clock;

    /**
     * @param hsm folder of the CA's record of its ceremony
     * @param repository ends with a slash
     */
    BooksReader(DatabaseServer database, Path hsm, URI repository, Clock clock) {
        this.database = database;
        this.hsm = hsm;
        this.repository = repository;
        this.clock = clock;
    }

    /** @throws IllegalStateException where something cannot be read now */
    Facts read() {
        try (Connection connection = database.connect()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            List<Order> orders = orders(jdbc);
            Set<String> revoked = new HashSet<>(jdbc.sql("SELECT serial FROM ca.revocation")
                    .query(String.class)
                    .list());
            Facts facts = new Facts(cases(jdbc), orders, revoked, entries(jdbc), published(certificates(jdbc)));
            connection.rollback();
            return facts;
        } catch (SQLException | IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the books cannot be read", e);
        }
    }

    private static List<Order> orders(JdbcClient jdbc) {
        return jdbc.sql("SELECT order_id::text, application_id::text, state, serial, encode(sha256(certificate), 'hex')"
                        + " FROM ca.order_journal ORDER BY received_at")
                .query((row, n) -> {
                    Optional<String> sha256 = Optional.ofNullable(row.getString(5));
                    String order = row.getString(1);
                    String serial = Optional.ofNullable(row.getString(4)).orElse("");
                    return new Order(
                            order,
                            row.getString(2),
                            row.getString(3),
                            sha256.map(digest -> new Certificate(order, serial, digest)));
                })
                .list();
    }

    private static Map<String, List<String>> grouped(JdbcClient jdbc, String sql) {
        Map<String, List<String>> groups = new HashMap<>();
        jdbc.sql(sql).query(row -> {
            groups.computeIfAbsent(row.getString(1), any -> new ArrayList<>()).add(row.getString(2));
        });
        return groups;
    }

    private static Map<String, Case> cases(JdbcClient jdbc) {
        Map<String, List<String>> signatures =
                grouped(jdbc, "SELECT application_id::text, signature_sha256 FROM ra.submission");
        Map<String, List<String>> documents = grouped(
                jdbc, "SELECT application_id::text, sha256 FROM ra.document WHERE kind = 'APPLICATION_SIGNATURE'");
        Map<String, List<String>> decisions =
                grouped(jdbc, "SELECT application_id::text, accepted::text FROM ra.decision");
        Map<String, List<String>> approved =
                grouped(jdbc, "SELECT application_id::text, order_id::text FROM ra.approved_request");
        Map<String, List<String>> receipts = grouped(jdbc, "SELECT application_id::text, serial FROM ra.receipt");
        Map<String, List<String>> requests =
                grouped(jdbc, "SELECT application_id::text, request_id::text FROM ra.signed_revocation");
        // what the rule left to people waits for them, and nobody works here
        Map<String, List<String>> open = grouped(
                jdbc,
                "SELECT application_id::text, id::text FROM ra.revocation_request r WHERE outcome IS NULL"
                        + " AND NOT EXISTS (SELECT 1 FROM ra.audit_entry e WHERE e.case_id = r.application_id"
                        + " AND e.action = '" + HistoryChecker.LEFT_TO_PEOPLE + "')");
        Map<String, List<Certificate>> certificates = new HashMap<>();
        jdbc.sql("SELECT application_id::text, order_id::text, serial, encode(sha256(certificate), 'hex')"
                        + " FROM ra.issued_certificate")
                .query(row -> {
                    certificates
                            .computeIfAbsent(row.getString(1), any -> new ArrayList<>())
                            .add(new Certificate(row.getString(2), row.getString(3), row.getString(4)));
                });
        Map<String, Case> cases = new HashMap<>();
        jdbc.sql("SELECT application_id::text, state FROM ra.application_state").query(row -> {
            String id = row.getString(1);
            List<String> decided = decisions.getOrDefault(id, List.of());
            long acceptances = decided.stream().filter("true"::equals).count();
            cases.put(
                    id,
                    new Case(
                            row.getString(2),
                            signatures.getOrDefault(id, List.of()).stream().findFirst(),
                            Set.copyOf(documents.getOrDefault(id, List.of())),
                            (int) acceptances,
                            decided.size() - (int) acceptances,
                            Set.copyOf(approved.getOrDefault(id, List.of())),
                            certificates.getOrDefault(id, List.of()),
                            receipts.getOrDefault(id, List.of()).size(),
                            requests.getOrDefault(id, List.of()).size(),
                            open.getOrDefault(id, List.of()).size()));
        });
        return cases;
    }

    private static Map<String, Map<String, Integer>> entries(JdbcClient jdbc) {
        Map<String, Map<String, Integer>> entries = new HashMap<>();
        jdbc.sql("SELECT case_id::text, action, count(*)::int FROM ra.audit_entry WHERE case_id IS NOT NULL"
                        + " GROUP BY case_id, action")
                .query(row -> {
                    entries.computeIfAbsent(row.getString(1), any -> new HashMap<>())
                            .put(row.getString(2), row.getInt(3));
                });
        return entries;
    }

    private static List<X509Certificate> certificates(JdbcClient jdbc) {
        return jdbc.sql("SELECT certificate FROM ca.order_journal WHERE certificate IS NOT NULL")
                .query((row, n) -> certificate(row.getBytes(1)))
                .list();
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the journal has a certificate that cannot be read", e);
        }
    }

    private Published published(List<X509Certificate> certificates) throws IOException, GeneralSecurityException {
        Der ca = CeremonyRecord.in(hsm).caCertificate();
        List<String> findings = new ArrayList<>();
        try (RepositoryCheck check = new RepositoryCheck(repository, ca.sha256Hex(), Optional.empty(), false, clock)) {
            check.look(certificates).findings().forEach(finding -> findings.add(finding.toString()));
        }
        X509CRL list = (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(fetched("ca.crl")));
        list.verify(certificate(ca.toByteArray()).getPublicKey());
        Set<String> listed = new HashSet<>();
        Optional.ofNullable(list.getRevokedCertificates())
                .ifPresent(entries -> entries.forEach(
                        entry -> listed.add(entry.getSerialNumber().toString(16))));
        return new Published(listed, findings);
    }

    private byte[] fetched(String name) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(repository.resolve(name))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(name + " was answered with " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
