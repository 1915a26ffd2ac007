package org.toroku.ca.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toroku.ca.signing.Answers.issued;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.pki.Der;

/** A journal is one CA's: what a rehearsal issued is never answered for under the keys of production. */
class JournalIssuerTest {
    private CaBench bench;
    private CaBench other;

    @BeforeEach
    void open() {
        bench = new CaBench();
        other = new CaBench();
    }

    @AfterEach
    void close() {
        other.close();
        bench.close();
    }

    private void issue(CaBench by) {
        try (SigningCa ca = SigningCa.open(by.settings(), bench.database, Clock.systemUTC())) {
            issued(ca.submit(by.sign(CaBench.order()), Optional.empty()));
        }
    }

    private SigningCa openByTheOther() {
        return SigningCa.open(other.settings(), bench.database, Clock.systemUTC());
    }

    private static String name(CaBench of) throws Exception {
        return new X509CertificateHolder(of.keys.caCertificate().toByteArray())
                .getSubject()
                .toString();
    }

    /** As a database of a version that did not write down whose journal it is. */
    private void forgetWhoseItIs() {
        asSuperuser("DELETE FROM ca.issuer");
    }

    private void asSuperuser(String... statements) {
        for (String statement : statements) {
            // one connection of the pool: it gives its rights back
            bench.execute("SET session_replication_role = replica", statement, "SET session_replication_role = origin");
        }
    }

    @Test
    void opensNoJournalThatAnotherCaWrote() throws Exception {
        issue(bench);

        assertThatThrownBy(this::openByTheOther)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name(bench))
                .hasMessageContaining(bench.keys.caKey().sha256Hex())
                .hasMessageContaining(name(other))
                .hasMessageContaining("toroku.ca.database");
        issue(bench);
    }

    @Test
    void belongsToACaFromItsFirstOpeningOn() {
        bench.open().close();

        assertThatThrownBy(this::openByTheOther).hasMessageContaining("the journal of another CA");
        assertThat(bench.count("event", "kind = 'ISSUER'")).isEqualTo("1");
        bench.open().close();
        assertThat(bench.count("event", "kind = 'ISSUER'")).isEqualTo("1");
    }

    @Test
    void takesARenewedCertificateOfTheSameKeyAndName() throws Exception {
        issue(bench);
        CaSettings s = bench.settings();
        CaSettings renewed = new CaSettings(
                s.token(),
                renewed(s.caCertificate()),
                s.caKey(),
                s.wrapKey(),
                s.responderKey(),
                s.orderKeys(),
                s.profiles(),
                s.ruleSets());

        try (SigningCa ca = SigningCa.open(renewed, bench.database, Clock.systemUTC())) {
            assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        }
    }

    private static Der renewed(Der certificate) throws Exception {
        X509CertificateHolder old = new X509CertificateHolder(certificate.toByteArray());
        Instant now = Instant.now(Clock.systemUTC());
        KeyPairGenerator superior = KeyPairGenerator.getInstance("EC");
        superior.initialize(256);
        return Der.of(new X509v3CertificateBuilder(
                        old.getIssuer(),
                        BigInteger.TWO,
                        Date.from(now),
                        Date.from(now.plusSeconds(86_400)),
                        old.getSubject(),
                        old.getSubjectPublicKeyInfo())
                .addExtension(old.getExtension(Extension.subjectKeyIdentifier))
                .addExtension(old.getExtension(Extension.basicConstraints))
                .build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(superior.generateKeyPair().getPrivate()))
                .getEncoded());
    }

    @Test
    void adoptsAJournalFromBeforeWhoseCertificatesAreItsOwn() {
        issue(bench);
        forgetWhoseItIs();

        try (SigningCa ca = bench.open()) {
            assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
        }
        assertThatThrownBy(this::openByTheOther).hasMessageContaining("the journal of another CA");
    }

    @Test
    void adoptsNoJournalFromBeforeThatHoldsCertificatesOfAnother() {
        issue(bench);
        forgetWhoseItIs();

        assertThatThrownBy(this::openByTheOther)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did not issue")
                .hasMessageContaining("toroku.ca.database");
        assertThat(bench.count("issuer", "true")).isEqualTo("0");
    }

    /** The fault as it was: a rehearsal, then production in the same database. */
    @Test
    void adoptsNoJournalInWhichTwoCasWrote() {
        issue(bench);
        asSuperuser(
                "CREATE TABLE ca.kept AS TABLE ca.order_journal",
                "DELETE FROM ca.order_journal",
                "DELETE FROM ca.issuer");
        issue(other);
        asSuperuser("INSERT INTO ca.order_journal SELECT * FROM ca.kept", "DELETE FROM ca.issuer");

        assertThatThrownBy(this::openByTheOther).hasMessageContaining("did not issue");
        assertThatThrownBy(bench::open).hasMessageContaining("did not issue");
    }

    /** Nothing was signed yet, but what will be is on record with the name of its issuer. */
    @Test
    void adoptsNoReservationOfAnother() {
        issue(bench);
        asSuperuser(
                "UPDATE ca.order_journal SET state = 'RESERVED', certificate = NULL, signed_at = NULL",
                "DELETE FROM ca.issuer");

        assertThatThrownBy(this::openByTheOther).hasMessageContaining("did not issue");
        bench.open().close();
    }
}
