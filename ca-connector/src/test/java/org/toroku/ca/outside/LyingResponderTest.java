package org.toroku.ca.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.pki.Der;

/** Responders that no repository of ours has, signed with real keys: what they say must not be believed. */
class LyingResponderTest {
    private static final X500Name ISSUER = new X500Name("CN=issuer");

    private final Instant now = Instant.now();
    private KeyPair issuerKey;
    private KeyPair responderKey;
    private X509CertificateHolder issuer;

    @TempDir
    private Path folder;

    @BeforeEach
    void keys() throws Exception {
        issuerKey = pair();
        responderKey = pair();
        issuer = certificate(ISSUER, issuerKey, 1, false, issuerKey, Optional.empty());
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        return keys.generateKeyPair();
    }

    private static ContentSigner signer(KeyPair key) throws OperatorCreationException {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
    }

    private X509CertificateHolder certificate(
            X500Name subject, KeyPair key, int serial, boolean noCheck, KeyPair by, Optional<KeyPurposeId> purpose)
            throws IOException, OperatorCreationException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                ISSUER,
                BigInteger.valueOf(serial),
                Date.from(now.minusSeconds(60)),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                key.getPublic());
        if (purpose.isPresent()) {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose.get()));
        }
        if (noCheck) {
            builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
        return builder.build(signer(by));
    }

    private X509CertificateHolder responder(KeyPair by, KeyPurposeId purpose, boolean noCheck) throws Exception {
        return certificate(new X500Name("CN=responder"), responderKey, 2, noCheck, by, Optional.of(purpose));
    }

    private byte[] list() throws IOException, OperatorCreationException {
        X509v2CRLBuilder list = new X509v2CRLBuilder(ISSUER, Date.from(now.minusSeconds(60)));
        list.setNextUpdate(Date.from(now.plus(Duration.ofHours(12))));
        list.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
        return list.build(signer(issuerKey)).getEncoded();
    }

    /** Good, whatever is asked. */
    private byte[] good(byte[] question, KeyPair key, List<X509CertificateHolder> enclosed) {
        try {
            BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(new X500Name("CN=responder")));
            answer.addResponse(
                    new OCSPReq(question).getRequestList()[0].getCertID(),
                    CertificateStatus.GOOD,
                    Date.from(now.minusSeconds(60)),
                    Date.from(now.plus(Duration.ofHours(12))),
                    null);
            return new OCSPRespBuilder()
                    .build(
                            OCSPRespBuilder.SUCCESSFUL,
                            answer.build(signer(key), enclosed.toArray(X509CertificateHolder[]::new), Date.from(now)))
                    .getEncoded();
        } catch (IOException | OCSPException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param subject asked about, or nobody's serial alone */
    private List<String> findings(KeyPair key, List<X509CertificateHolder> enclosed, boolean subject) throws Exception {
        byte[] list = list();
        byte[] ca = issuer.getEncoded();
        Path file = Files.write(
                folder.resolve("subject.cer"),
                certificate(new X500Name("CN=someone"), responderKey, 77, false, issuerKey, Optional.empty())
                        .getEncoded());
        try (RepositoryServer server =
                new RepositoryServer(() -> ca, () -> list, question -> good(question, key, enclosed))) {
            List<String> line = new java.util.ArrayList<>(List.of(
                    "--repository",
                    server.address(),
                    "--fingerprint",
                    Der.of(ca).sha256Hex()));
            if (subject) {
                line.addAll(List.of("--certificate", file.toString()));
            }
            return Look.at(Clock.systemUTC(), line).findings();
        }
    }

    @Test
    void goodForASerialThatNobodyWasGivenIsNamed() throws Exception {
        assertThat(findings(issuerKey, List.of(), false)).containsExactly("ocsp: good-though-never-issued");
        assertThat(findings(responderKey, List.of(responder(issuerKey, KeyPurposeId.id_kp_OCSPSigning, true)), false))
                .containsExactly("ocsp: good-though-never-issued");
    }

    @Test
    void aResponderThatTheIssuerDidNotMakeOneIsNamed() throws Exception {
        assertThat(findings(responderKey, List.of(responder(issuerKey, KeyPurposeId.id_kp_clientAuth, true)), true))
                .containsExactly("ocsp 4d: responder-not-delegated", "ocsp: responder-not-delegated");
    }

    @Test
    void aResponderOfSomebodyElseIsNamed() throws Exception {
        assertThat(findings(responderKey, List.of(responder(responderKey, KeyPurposeId.id_kp_OCSPSigning, true)), true))
                .containsExactly("ocsp 4d: responder-of-another-issuer", "ocsp: responder-of-another-issuer");
    }

    @Test
    void aResponderWhoseOwnStatusNobodyCanFindOutIsNamed() throws Exception {
        assertThat(findings(responderKey, List.of(responder(issuerKey, KeyPurposeId.id_kp_OCSPSigning, false)), true))
                .containsExactly("ocsp 4d: responder-status-unknown", "ocsp: responder-status-unknown");
    }

    @Test
    void aSignatureByNobodyEnclosedIsNamed() throws Exception {
        assertThat(findings(responderKey, List.of(issuer), true))
                .containsExactly("ocsp 4d: signature-wrong", "ocsp: signature-wrong");
    }
}
