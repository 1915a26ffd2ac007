package org.toroku.pki.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.toroku.pki.Der;
import org.toroku.pki.fixture.TinyCa;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.x509.AcceptedAlgorithms;

/** Answers a responder should never give, and the right ones beside them (RFC 6960 3.2). */
class OcspJudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Duration OLDEST = Duration.ofMinutes(30);
    private static final String CA_NAME = "C=JP,O=JPKI,OU=JPKI for digital signature";
    private static final String RESPONDER = "C=JP,O=JPKI,CN=OCSP";

    private static final TinyCa CA = TinyCa.shared(CA_NAME, NOW);
    private static final TinyCa LOOK_ALIKE = TinyCa.shared(CA_NAME, NOW);
    private static final KeyPair RESPONDER_KEYS = TinyCa.rsa(2048);
    private static final KeyPair CARD_KEYS = TinyCa.rsa(2048);

    private final StatusQuestion question =
            new StatusQuestion(CA.card(CARD_KEYS.getPublic()).parsed(), CA.parsed());
    private final Der request = new OcspRequests().about(question);
    private final OcspJudge judge = new OcspJudge(AcceptedAlgorithms.of(Set.of("SHA256withRSA/2048")), OLDEST);

    OcspJudgeTest() throws Exception {}

    @Test
    void believesTheIssuerAndWhomTheIssuerDelegated() throws Exception {
        assertThat(outcome(new Answer())).isEqualTo("good");
        assertThat(outcome(new Answer().by(responder(CA).issue(), RESPONDER_KEYS.getPrivate())))
                .isEqualTo("good");
    }

    @Test
    void tellsRevokedAndUnknownFromGood() throws Exception {
        assertThat(outcome(new Answer().saying(new RevokedStatus(Date.from(NOW), 1))))
                .isEqualTo("revoked 1");
        assertThat(outcome(new Answer().saying(new RevokedStatus(Date.from(NOW)))))
                .isEqualTo("revoked -1");
        assertThat(outcome(new Answer().saying(new UnknownStatus()))).isEqualTo("unknown");
    }

    @Test
    void refusesAResponderTheIssuerDidNotDelegate() throws Exception {
        assertThat(outcome(new Answer().by(responder(LOOK_ALIKE).issue(), RESPONDER_KEYS.getPrivate())))
                .isEqualTo("ocsp-wrong-responder");
        assertThat(outcome(new Answer().by(LOOK_ALIKE.certificate, LOOK_ALIKE.keys.getPrivate())))
                .as("the name of the issuer and another key")
                .isEqualTo("ocsp-signature-invalid");
        assertThat(outcome(new Answer()
                        .by(CA.leaf(RESPONDER_KEYS.getPublic()).named(RESPONDER).issue(), RESPONDER_KEYS.getPrivate())))
                .isEqualTo("ocsp-responder-not-delegated");
        assertThat(outcome(new Answer()
                        .by(
                                responder(CA)
                                        .with(
                                                Extension.extendedKeyUsage,
                                                false,
                                                new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage))
                                        .issue(),
                                RESPONDER_KEYS.getPrivate())))
                .isEqualTo("ocsp-responder-not-delegated");
        assertThat(outcome(new Answer()
                        .by(
                                responder(CA)
                                        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment))
                                        .issue(),
                                RESPONDER_KEYS.getPrivate())))
                .isEqualTo("ocsp-responder-not-delegated");
        assertThat(outcome(new Answer()
                        .by(responder(CA).issue(), RESPONDER_KEYS.getPrivate())
                        .withoutCertificates()))
                .isEqualTo("ocsp-wrong-responder");
    }

    @Test
    void refusesAResponderOutsideItsValidityOrWithAnUnknownCriticalExtension() throws Exception {
        assertThat(outcome(new Answer()
                        .by(
                                responder(CA)
                                        .valid(NOW.minusSeconds(100), NOW.minusSeconds(1))
                                        .issue(),
                                RESPONDER_KEYS.getPrivate())))
                .isEqualTo("ocsp-responder-expired");
        assertThat(outcome(new Answer()
                        .by(
                                responder(CA)
                                        .with(new ASN1ObjectIdentifier("2.999.7"), true, DERNull.INSTANCE)
                                        .issue(),
                                RESPONDER_KEYS.getPrivate())))
                .isEqualTo("ocsp-critical-extension");
    }

    @Test
    void refusesWeakAlgorithms() throws Exception {
        assertThat(outcome(new Answer().signedWith("SHA1withRSA"))).isEqualTo("ocsp-algorithm");
        KeyPair weak = TinyCa.rsa(1024);
        assertThat(outcome(new Answer().by(responder(CA, weak).issue(), weak.getPrivate())))
                .isEqualTo("ocsp-algorithm");
        assertThat(outcome(
                        new Answer().by(responder(CA).signedWith("SHA1withRSA").issue(), RESPONDER_KEYS.getPrivate())))
                .isEqualTo("ocsp-algorithm");
    }

    @Test
    void refusesAnAnswerWithoutTheNonceOrWithAnother() throws Exception {
        assertThat(outcome(new Answer().nonce(Optional.empty()))).isEqualTo("ocsp-nonce-missing");
        assertThat(outcome(new Answer().nonce(Optional.of(new byte[32])))).isEqualTo("ocsp-nonce-mismatch");
        assertThat(outcome(new Answer().nonce(Optional.of(new byte[0])))).isEqualTo("ocsp-nonce-mismatch");
    }

    @Test
    void refusesAnAnswerAboutAnotherCertificateOrTwoAboutThisOne() throws Exception {
        assertThat(outcome(new Answer().about(id(CertificateID.HASH_SHA1, CA, BigInteger.TEN))))
                .isEqualTo("ocsp-other-certificate");
        assertThat(outcome(new Answer()
                        .about(id(
                                CertificateID.HASH_SHA1,
                                LOOK_ALIKE,
                                question.certificate().serial()))))
                .as("same serial number and issuer name, another issuer key")
                .isEqualTo("ocsp-other-certificate");
        CertificateID ours =
                id(CertificateID.HASH_SHA1, CA, question.certificate().serial());
        assertThat(outcome(new Answer().about(ours, ours))).isEqualTo("ocsp-ambiguous");
        assertThat(outcome(new Answer().about(id(CertificateID.HASH_SHA1, CA, BigInteger.TEN), ours)))
                .isEqualTo("good");
        assertThat(outcome(new Answer()
                        .about(id(
                                new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                                CA,
                                question.certificate().serial()))))
                .isEqualTo("good");
    }

    @Test
    void judgesTimesToTheSecond() throws Exception {
        Instant oldest = NOW.minus(OLDEST);
        assertThat(outcome(new Answer().times(NOW, oldest, Optional.of(NOW)))).isEqualTo("good");
        assertThat(outcome(new Answer().times(NOW, NOW, Optional.empty()))).isEqualTo("good");
        assertThat(outcome(new Answer().times(NOW, oldest.minusSeconds(1), Optional.empty())))
                .isEqualTo("ocsp-stale");
        assertThat(outcome(new Answer().times(oldest.minusSeconds(1), NOW, Optional.empty())))
                .isEqualTo("ocsp-stale");
        assertThat(outcome(new Answer().times(NOW, NOW.minusSeconds(9), Optional.of(NOW.minusSeconds(1)))))
                .isEqualTo("ocsp-stale");
        assertThat(outcome(new Answer().times(NOW, NOW.plusSeconds(61), Optional.empty())))
                .isEqualTo("ocsp-not-yet-valid");
        assertThat(outcome(new Answer().times(NOW.plusSeconds(61), NOW, Optional.empty())))
                .isEqualTo("ocsp-not-yet-valid");
    }

    @Test
    void refusesCriticalExtensionsItDoesNotProcess() throws Exception {
        Extension unknown =
                new Extension(new ASN1ObjectIdentifier("2.999.8"), true, new DEROctetString(new byte[] {5, 0}));
        assertThat(outcome(new Answer().with(unknown))).isEqualTo("ocsp-critical-extension");
    }

    @Test
    void errorStatusesDecideNothingAndOnlyPassingTroubleAllowsAnotherSource() throws Exception {
        assertThat(error(OCSPRespBuilder.TRY_LATER)).isEqualTo("silent ocsp-try-later");
        assertThat(error(OCSPRespBuilder.INTERNAL_ERROR)).isEqualTo("silent ocsp-internal-error");
        assertThat(error(OCSPRespBuilder.MALFORMED_REQUEST)).isEqualTo("ocsp-malformed-request");
        assertThat(error(OCSPRespBuilder.SIG_REQUIRED)).isEqualTo("ocsp-signature-required");
        assertThat(error(OCSPRespBuilder.UNAUTHORIZED)).isEqualTo("ocsp-unauthorized");
        assertThat(error(99)).isEqualTo("ocsp-malformed");
    }

    @Test
    void noMutationOfAnAnswerIsGoodOrThrows() throws Exception {
        byte[] good = new Answer()
                .by(responder(CA).issue(), RESPONDER_KEYS.getPrivate())
                .der()
                .toByteArray();
        byte[] revoked = new Answer()
                .by(responder(CA).issue(), RESPONDER_KEYS.getPrivate())
                .saying(new RevokedStatus(Date.from(NOW), 1))
                .der()
                .toByteArray();
        Random random = new Random(20261123);
        for (int round = 0; round < 2000; round++) {
            byte[] mutant = (round % 2 == 0 ? revoked : good).clone();
            int at = random.nextInt(mutant.length);
            mutant[at] ^= (byte) (1 << random.nextInt(8));
            StatusAnswer answer = judge.judge(question, request, Der.of(mutant), NOW);
            if (round % 2 == 0) {
                assertThat(answer.status()).isNotInstanceOf(CardStatus.Good.class);
            }
        }
    }

    private String error(int status) throws Exception {
        return outcome(Der.of(new OCSPRespBuilder().build(status, null).getEncoded()));
    }

    private String outcome(Answer answer) throws Exception {
        return outcome(answer.der());
    }

    private String outcome(Der response) {
        StatusAnswer answer = judge.judge(question, request, response, NOW);
        assertThat(answer.status().evidence().response()).contains(response);
        String status = switch (answer.status()) {
            case CardStatus.Good _ -> "good";
            case CardStatus.Revoked revoked -> "revoked " + revoked.reason();
            case CardStatus.Unknown _ -> "unknown";
            case CardStatus.Unavailable unavailable -> unavailable.reason();
        };
        return answer instanceof StatusAnswer.NotReached ? "silent " + status : status;
    }

    private TinyCa.Leaf responder(TinyCa issuer) {
        return responder(issuer, RESPONDER_KEYS);
    }

    private static TinyCa.Leaf responder(TinyCa issuer, KeyPair keys) {
        return issuer.leaf(keys.getPublic())
                .named(RESPONDER)
                .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .with(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
    }

    private static CertificateID id(AlgorithmIdentifier hash, TinyCa issuer, BigInteger serial) throws Exception {
        return new CertificateID(new BcDigestCalculatorProvider().get(hash), issuer.certificate, serial);
    }

    /** A right answer, until a test changes one thing. */
    private final class Answer {
        private X509CertificateHolder signer = CA.certificate;
        private PrivateKey key = CA.keys.getPrivate();
        private String algorithm = "SHA256withRSA";
        private boolean certificates = true;
        private Instant producedAt = NOW;
        private Instant thisUpdate = NOW;
        private Optional<Instant> nextUpdate = Optional.of(NOW.plusSeconds(900));
        private org.bouncycastle.cert.ocsp.@Nullable CertificateStatus status = null;
        private final List<Extension> extensions = new ArrayList<>();
        private List<CertificateID> ids =
                List.of(id(CertificateID.HASH_SHA1, CA, question.certificate().serial()));

        Answer() throws Exception {
            extensions.add(new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                    false,
                    OcspRequests.nonceOf(request).orElseThrow()));
        }

        Answer by(X509CertificateHolder other, PrivateKey itsKey) {
            signer = other;
            key = itsKey;
            return this;
        }

        Answer signedWith(String other) {
            algorithm = other;
            return this;
        }

        Answer withoutCertificates() {
            certificates = false;
            return this;
        }

        Answer saying(org.bouncycastle.cert.ocsp.CertificateStatus other) {
            status = other;
            return this;
        }

        Answer about(CertificateID... others) {
            ids = List.of(others);
            return this;
        }

        Answer times(Instant produced, Instant from, Optional<Instant> until) {
            producedAt = produced;
            thisUpdate = from;
            nextUpdate = until;
            return this;
        }

        Answer nonce(Optional<byte[]> other) throws Exception {
            extensions.clear();
            if (other.isPresent()) {
                extensions.add(new Extension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(other.get()).getEncoded()));
            }
            return this;
        }

        Answer with(Extension extension) {
            extensions.add(extension);
            return this;
        }

        Der der() throws Exception {
            BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(new RespID(signer.getSubject()));
            for (CertificateID id : ids) {
                builder.addResponse(
                        id,
                        status,
                        Date.from(thisUpdate),
                        nextUpdate.map(Date::from).orElse(null),
                        null);
            }
            if (!extensions.isEmpty()) {
                builder.setResponseExtensions(new Extensions(extensions.toArray(Extension[]::new)));
            }
            return Der.of(new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            builder.build(
                                    new JcaContentSignerBuilder(algorithm).build(key),
                                    certificates ? new X509CertificateHolder[] {signer} : new X509CertificateHolder[0],
                                    Date.from(producedAt)))
                    .getEncoded());
        }
    }
}
