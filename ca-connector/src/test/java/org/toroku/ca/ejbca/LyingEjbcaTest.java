package org.toroku.ca.ejbca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.unavailable;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.ca.Health;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.ejbca.EjbcaBench.Request;
import org.toroku.ca.ejbca.LittleEjbca.Answer;
import org.toroku.ca.elsewhere.BoundedHttp;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.elsewhere.FailPoint;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;
import tools.jackson.databind.json.JsonMapper;

/** An EJBCA that is set otherwise than our profiles, or is none, or lies. */
@Timeout(120)
class LyingEjbcaTest {
    private final EjbcaBench ejbca = new EjbcaBench();
    private final LittleEjbca other = ejbca.other;
    private final Request request = ejbca.request();

    @AfterEach
    void close() {
        ejbca.close();
    }

    /** How a certificate is made otherwise than ordered. */
    interface Change {
        X509v3CertificateBuilder of(X509v3CertificateBuilder ordered) throws Exception;
    }

    record Otherwise(String reason, Change change) {
        @Override
        public String toString() {
            return reason;
        }
    }

    private static X509v3CertificateBuilder copy(X509v3CertificateBuilder as, X500Name subject, Der key, Date end)
            throws Exception {
        X509v3CertificateBuilder copy = new X509v3CertificateBuilder(
                made(as).getIssuer(),
                made(as).getSerialNumber(),
                made(as).getNotBefore(),
                end,
                subject,
                SubjectPublicKeyInfo.getInstance(key.toByteArray()));
        for (var type : made(as).getExtensions().getExtensionOIDs()) {
            copy.addExtension(made(as).getExtension(type));
        }
        return copy;
    }

    private static org.bouncycastle.cert.X509CertificateHolder made(X509v3CertificateBuilder builder) throws Exception {
        var key = java.security.KeyPairGenerator.getInstance("EC").generateKeyPair();
        return builder.build(new org.bouncycastle.operator.jcajce.JcaContentSignerBuilder("SHA256withECDSA")
                .build(key.getPrivate()));
    }

    private static Der key(X509v3CertificateBuilder of) throws Exception {
        return Der.of(made(of).getSubjectPublicKeyInfo().getEncoded());
    }

    static Stream<Otherwise> certificates() {
        return Stream.of(
                new Otherwise(
                        "subject-as-ordered",
                        as -> copy(as, new X500Name("C=JP,CN=Mallory"), key(as), made(as).getNotAfter())),
                new Otherwise(
                        "subject-key-as-ordered",
                        as -> copy(as, made(as).getSubject(), CaBench.applicantKey(), made(as).getNotAfter())),
                new Otherwise(
                        "validity-shorter-than-ordered",
                        as -> copy(
                                as,
                                made(as).getSubject(),
                                key(as),
                                Date.from(Instant.now(Clock.systemUTC()).plusSeconds(86_400)))),
                new Otherwise(
                        "no-ca-rights",
                        as -> as.addExtension(Extension.basicConstraints, false, new BasicConstraints(false))));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void aCertificateThatIsOtherwiseThanOrderedIsRevokedAndNotHandedOver(Otherwise otherwise) {
        other.ca.faults.certificates(as -> {
            try {
                return otherwise.change().of(as);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        try (CaElsewhere ca = ejbca.open()) {
            Submission answer = request.submitTo(ca);

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            Submission.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(otherwise.reason()));
            assertThat(other.ca.revoked.keySet())
                    .isEqualTo(other.ca.issued.keySet())
                    .hasSize(1);
            assertThat(request.submitTo(ca)).isEqualTo(answer);
            assertThat(ca.undecided()).isEmpty();
        }
    }

    @Test
    void timesThatAreKeptByTheMinuteAreStillAsApproved() {
        other.faults.keepMinutesOnly();
        try (CaElsewhere ca = ejbca.open()) {
            issued(request.submitTo(ca));
        }
    }

    @Test
    void anAnswerWithoutACertificateSettlesNothing() {
        other.faults.answerInstead(
                "certificate/certificaterequest",
                new Answer(201, new JsonMapper().createObjectNode().put("certificate", "bm8gY2VydGlmaWNhdGU=")));
        try (CaElsewhere ca = ejbca.open()) {
            assertThat(unavailable(request.submitTo(ca))).isEqualTo("answer-malformed");
            assertThat(ca.undecided()).containsExactly(request.id());
        }
    }

    @Test
    void anAnswerThatIsTooLargeOrNoJsonSettlesNothing() {
        try (CaElsewhere ca = ejbca.open()) {
            other.faults.bodies(body -> new byte[BoundedHttp.MOST_BYTES + 1]);
            assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-answer-too-large");
            other.faults.bodies(body -> "{\"certificates\":[],\"certificates\":[]}".getBytes(StandardCharsets.UTF_8));
            assertThat(unavailable(request.submitTo(ca))).isEqualTo("answer-malformed");
            other.faults.bodies(body -> body);
            issued(request.submitTo(ca));
        }
        assertThat(other.requests).hasValue(1);
    }

    @Test
    void whatItsBooksDoNotKnowIsNotTakenForRevoked() {
        other.ca.faults.orders(order -> order.serial(BigInteger.valueOf(1)));
        try (CaElsewhere ca = ejbca.open()) {
            other.faults.answerInstead("certificate/revoke", Answer.error(404, "not found"));
            other.faults.answerInstead("certificate/revocationstatus", Answer.error(404, "not found"));

            assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-wrong-authority");
            assertThat(ca.undecided()).containsExactly(request.id());
            other.faults.mend("certificate/revoke");
            assertThat(request.submitTo(ca)).isInstanceOf(Submission.Refused.class);
        }
        assertThat(other.ca.revoked.keySet()).isEqualTo(other.ca.issued.keySet());
    }

    @Test
    void aRevocationCountsOnlyWhereEjbcaSaysSo() {
        try (CaElsewhere ca = ejbca.open()) {
            String serial = issued(request.submitTo(ca)).serial();
            other.faults.answerInstead(
                    "certificate/revoke",
                    new Answer(200, new JsonMapper().createObjectNode().put("revoked", false)));

            assertThat(ca.revoke(serial, RevocationReason.PRIVILEGE_WITHDRAWN, "officer-1"))
                    .isInstanceOf(Revocation.Unavailable.class);
            other.faults.mend("certificate/revoke");
            assertThat(ca.revoke(serial, RevocationReason.PRIVILEGE_WITHDRAWN, "officer-1"))
                    .isInstanceOf(Revocation.Revoked.class);
            assertThat(other.ca.revoked).containsEntry(new BigInteger(serial, 16), 9);
        }
    }

    @Test
    void aRevocationWhoseAnswerWasLostIsFoundInItsBooks() {
        try (CaElsewhere ca = ejbca.open()) {
            String serial = issued(request.submitTo(ca)).serial();
            other.faults.hangUpAfterDoing("certificate/revoke", 1);

            assertThat(ca.revoke(serial, RevocationReason.SUPERSEDED, "officer-1"))
                    .isInstanceOf(Revocation.Unavailable.class);
            assertThat(ca.revoke(serial, RevocationReason.SUPERSEDED, "officer-1"))
                    .isInstanceOf(Revocation.Revoked.class);
        }
    }

    @Test
    void aHoldIsNoRevocation() {
        try (CaElsewhere ca = ejbca.open()) {
            String serial = issued(request.submitTo(ca)).serial();
            other.ca.revoked.put(new BigInteger(serial, 16), LittleEjbca.HOLD);

            assertThat(ca.revoke(serial, RevocationReason.SUPERSEDED, "officer-1"))
                    .isInstanceOf(Revocation.Unavailable.class);
        }
    }

    @Test
    void theStateOfAnotherCertificateIsNotTakenForThisOnes() {
        try (CaElsewhere ca = ejbca.open()) {
            String serial = issued(request.submitTo(ca)).serial();
            var another = new Answer(
                    200,
                    new JsonMapper()
                            .createObjectNode()
                            .put("issuer_dn", "CN=Another CA")
                            .put("serial_number", serial)
                            .put("revoked", true)
                            .put("revocation_reason", "SUPERSEDED"));
            other.faults.answerInstead("certificate/revoke", another);
            other.faults.answerInstead("certificate/revocationstatus", another);

            assertThat(ca.revoke(serial, RevocationReason.SUPERSEDED, "officer-1"))
                    .isInstanceOf(Revocation.Unavailable.class);
        }
    }

    private void nobodyIsAsked(SSLContext tls) {
        try (CaElsewhere ca = ejbca.open(tls, FailPoint.none())) {
            assertThat(request.submitTo(ca)).isInstanceOf(Submission.Unavailable.class);
            assertThat(ca.health()).isInstanceOf(Health.Down.class);
        }
        assertThat(other.endEntities).isEmpty();
        assertThat(other.ca.issued).isEmpty();
    }

    @Test
    void aServerThatIsNotPinnedIsToldNothing() {
        nobodyIsAsked(ejbca.tls.pinningAnother());
    }

    @Test
    void whoHasNotTheKeyOfTheRaGetsNothing() {
        nobodyIsAsked(ejbca.tls.stranger());
    }

    @Test
    void aCaThatTheRaMayNotSeeIsNotHealthy() {
        ejbca.caName = "Another CA";
        try (CaElsewhere ca = ejbca.open()) {
            assertThat(ca.health()).isEqualTo(new Health.Down("ca-wrong-authority"));
        }
    }

    /** The community edition has none. */
    @Test
    void anEjbcaThatRegistersNoEndEntitiesIsNotHealthy() {
        other.faults.answerInstead("endentity/search", Answer.empty(404));
        other.faults.answerInstead("endentity/", Answer.empty(404));
        try (CaElsewhere ca = ejbca.open()) {
            assertThat(ca.health()).isEqualTo(new Health.Down("ca-wrong-authority"));
            assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-http-404");
        }
    }

    @Test
    void aKeyThatTheCaWouldMakeIsRefused() {
        try (CaElsewhere ca = ejbca.open()) {
            assertThat(ca.submit(ejbca.bench.sign(CaBench.order()), java.util.Optional.empty()))
                    .isEqualTo(new Submission.Refused("spkiSha256", "key-not-made-over-ejbca"));
        }
        assertThat(other.endEntities).isEmpty();
    }
}
