package org.toroku.issuance;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.profile.Profiles;
import org.toroku.engine.EmbeddedEngine;
import org.toroku.evidence.FreshDatabase;
import org.toroku.evidence.ShiftingClock;
import org.toroku.evidence.SoftSigner;
import org.toroku.paper.ScanExaminer;
import org.toroku.pki.Der;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.jpki.JpkiVerifier;
import org.toroku.testkit.pki.JpkiTestNames;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestStatusService;

/** Puts a {@link CardHouse} together: the real modules over its own engine, database and cards. */
final class CardWiring {
    private CardWiring() {}

    /** @param folder for keys, documents and the heads of the book */
    record Site(
            EmbeddedEngine engine,
            FreshDatabase database,
            Path folder,
            TestNationalPki pki,
            TestStatusService status) {}

    static void wire(AnnotationConfigApplicationContext context, Site site, Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "toroku.process.engine", site.engine().restAddress().toString(),
                "toroku.process.workers.request-timeout", "PT0.4S",
                "toroku.process.workers.threads", "2",
                "toroku.process.workers.listener-threads", "2",
                "toroku.process.delivery.poll-interval", "PT0.05S",
                "toroku.process.recovery.interval", "PT0.5S",
                "toroku.process.recovery.grace", "PT0S",
                "toroku.issuance.retry-ca", "PT0.2S",
                "toroku.issuance.retry-status", "PT0.2S",
                "toroku.documents.folder", site.folder().resolve("documents").toString()));
        for (String key : List.of(
                "toroku.book.mac-key",
                "toroku.documents.master-key",
                "toroku.identity.person-key",
                "toroku.enrolment.facts-key",
                "toroku.paper.code-key",
                "toroku.subject-key.code-key",
                "toroku.organisation.link-key")) {
            String module = key.substring(0, key.lastIndexOf('.'));
            String name = key.substring(key.lastIndexOf('.') + 1);
            properties.put(
                    key + "-file",
                    site.folder().resolve("keys").resolve(module + "." + name).toString());
            properties.put(module + ".create-" + name, "true");
        }
        properties.put(
                "toroku.book.heads-file", site.folder().resolve("book-heads").toString());
        // nobody signs heads here by the clock, which tests put forward by years
        properties.put("toroku.book.heads-late-after", "P36500D");
        properties.putAll(more);
        TestPropertyValues.of(properties).applyTo(context);
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(site.database().jdbcUrl());
        pool.setMaximumPoolSize(40);
        HikariDataSource connections = new HikariDataSource(pool);
        ShiftingClock clock = new ShiftingClock();
        JdbcTransactionManager transactions = new JdbcTransactionManager(connections);
        context.registerBean(DataSource.class, () -> connections);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(connections));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(ShiftingClock.class, () -> clock);
        context.registerBean("bookKey", TokenSigner.class, SoftSigner::new);
        context.registerBean("orderKey", TokenSigner.class, SoftSigner::new);
        context.registerBean(StandInCa.class, () -> new StandInCa(clock));
        context.registerBean(Profiles.class, () -> StandInCa.BUNDLED);
        context.registerBean(IdentityVerifier.class, () -> verifier(site));
        context.scan(
                "org.toroku.audit",
                "org.toroku.evidence",
                "org.toroku.officers",
                "org.toroku.process",
                "org.toroku.enrolment",
                "org.toroku.identity",
                "org.toroku.matching",
                "org.toroku.automaton",
                "org.toroku.decision",
                "org.toroku.post",
                "org.toroku.paper",
                "org.toroku.subjectkey",
                "org.toroku.organisation",
                "org.toroku.assistance",
                "org.toroku.partner",
                "org.toroku.issuance",
                "org.toroku.confirmation",
                "org.toroku.holder",
                "org.toroku.receipt",
                "org.toroku.revocation",
                "org.toroku.living",
                "org.toroku.renewal",
                "org.toroku.notes",
                "org.toroku.notice",
                "org.toroku.profile",
                "org.toroku.wording",
                "org.toroku.assignment",
                "org.toroku.counter");
        context.registerBean(ShownRevocations.class, ShownRevocations::new);
        context.registerBean(ScanExaminer.class, () -> scan -> new ScanExaminer.Examined.Rejected("unknown-type"));
    }

    private static IdentityVerifier verifier(Site site) {
        return new JpkiVerifier(
                new IdentityPolicy(
                        List.of(der(site.pki().anchor())),
                        Set.of(JpkiTestNames.TEST_CARD_POLICY),
                        true,
                        Set.of("SHA256withRSA/2048"),
                        site.status().ocspUri(),
                        Optional.empty(),
                        Duration.ofMinutes(30),
                        Duration.ofHours(36),
                        Duration.ofSeconds(5),
                        64 * 1024),
                Clock.systemUTC());
    }

    private static Der der(java.security.cert.X509Certificate certificate) {
        try {
            return Der.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
