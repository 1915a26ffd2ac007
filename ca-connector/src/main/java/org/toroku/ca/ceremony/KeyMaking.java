package org.toroku.ca.ceremony;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;
import org.toroku.ca.ceremony.CeremonyToken.Certifier;
import org.toroku.ca.ceremony.RealCeremony.Sitting;
import org.toroku.pki.Der;

/** The keys of a CA, one confirmed act after another, and its certificate. */
final class KeyMaking {
    private static final int KEY_CERT_SIGN = 5;
    private static final int CRL_SIGN = 6;

    private final CeremonyPlan plan;
    private final CeremonyFiles files;
    private final Transcript transcript;
    private final Quorum quorum;
    private final Sitting sitting;

    KeyMaking(CeremonyPlan plan, CeremonyFiles files, Transcript transcript, Quorum quorum, Sitting sitting) {
        this.plan = plan;
        this.files = files;
        this.transcript = transcript;
        this.quorum = quorum;
        this.sitting = sitting;
    }

    void caToken(KeyWork ca) throws GeneralSecurityException, IOException {
        Certifier issuer = plan.request()
                ? placeholder(DemoKeys.CA_KEY)
                : (keys, provider) ->
                        SelfSigned.caCertificate(keys, provider, plan.subject(), plan.validity(), clock().instant());
        pair(ca, DemoKeys.CA_KEY, plan.caKey(), issuer);
        pair(ca, DemoKeys.RESPONDER_KEY, CaKeyAlgorithm.P256, placeholder(DemoKeys.RESPONDER_KEY));
        if (!ca.made(DemoKeys.SUBSCRIBER_WRAP)) {
            confirm(DemoKeys.SUBSCRIBER_WRAP);
            ca.secret(DemoKeys.SUBSCRIBER_WRAP);
        }
    }

    void raToken(KeyWork ra) throws GeneralSecurityException, IOException {
        for (String alias : RealCeremony.RA_PAIRS) {
            pair(ra, alias, CaKeyAlgorithm.P256, placeholder(alias));
        }
    }

    private void pair(KeyWork token, String alias, CaKeyAlgorithm algorithm, Certifier certifier)
            throws GeneralSecurityException, IOException {
        if (!token.made(alias)) {
            confirm(alias);
            token.pair(alias, algorithm, certifier);
        }
    }

    private void confirm(String alias) {
        quorum.confirm("key " + alias, "鍵 %s を生成します / The key %s is made".formatted(alias, alias));
    }

    private Clock clock() {
        return sitting.clock();
    }

    private Certifier placeholder(String alias) {
        return (keys, provider) ->
                SelfSigned.placeholder(keys, provider, "CN=" + alias + " (placeholder)", clock().instant());
    }

    /** Whether the CA has its certificate: its own at once, a superior's once it is brought. */
    boolean certificate(KeyWork ca) throws GeneralSecurityException, IOException {
        if (transcript.has(Act.CERTIFICATE)) {
            return true;
        }
        if (!plan.request()) {
            accept(ca, ca.token().certificate(DemoKeys.CA_KEY));
            return true;
        }
        if (!transcript.has(Act.REQUEST)) {
            request(ca);
        }
        if (sitting.superiors().isEmpty()) {
            return false;
        }
        Der brought = read(sitting.superiors().get());
        quorum.confirm(
                "certificate",
                "上位認証局の証明書を受け入れます / The superior CA's certificate is accepted, SHA-256: " + brought.sha256Hex());
        accept(ca, brought);
        return true;
    }

    private void request(KeyWork ca) throws GeneralSecurityException, IOException {
        quorum.confirm("request", "上位認証局への発行要求に署名します / The request to the superior CA is signed");
        Der request = CaRequest.sign(ca.token(), plan.subject());
        SecretFile.publish(files.request(), pem("CERTIFICATE REQUEST", request));
        transcript.write(Act.REQUEST, "sha256", request.sha256Hex(), "file", name(files.request()));
    }

    private void accept(KeyWork ca, Der certificate) throws GeneralSecurityException, IOException {
        X509Certificate read = x509(certificate);
        String objection = objection(read, certificate, Der.of(ca.token().publicKey(DemoKeys.CA_KEY)));
        if (!objection.isEmpty()) {
            transcript.write(Act.STOPPED, "why", objection);
            throw CeremonyStopped.forNow(objection);
        }
        SecretFile.publish(files.certificate(), certificate.toByteArray());
        SecretFile.publish(
                files.caKey(), pem("PUBLIC KEY", Der.of(read.getPublicKey().getEncoded())));
        transcript.write(
                Act.CERTIFICATE,
                "sha256",
                certificate.sha256Hex(),
                "subject",
                read.getSubjectX500Principal().getName(),
                "issuer",
                read.getIssuerX500Principal().getName(),
                "serial",
                read.getSerialNumber().toString(16),
                "notBefore",
                read.getNotBefore().toInstant().toString(),
                "notAfter",
                read.getNotAfter().toInstant().toString());
    }

    /** Empty if the certificate is one of this CA's key, under the planned name, that may issue. */
    private String objection(X509Certificate certificate, Der encoded, Der caKey)
            throws GeneralSecurityException, IOException {
        boolean[] usage = certificate.getKeyUsage();
        X509CertificateHolder holder = new X509CertificateHolder(encoded.toByteArray());
        if (!Der.of(certificate.getPublicKey().getEncoded()).equals(caKey)) {
            return "証明書の鍵が違います / the certificate is not of the key that was made";
        }
        if (!holder.getSubject().equals(new X500Name(RFC4519Style.INSTANCE, plan.subject()))) {
            return "証明書の名称が計画と違います / the certificate's subject is not the planned one";
        }
        if (certificate.getBasicConstraints() < 0
                || usage == null
                || !usage[KEY_CERT_SIGN]
                || !usage[CRL_SIGN]
                || holder.getExtension(Extension.subjectKeyIdentifier) == null) {
            return "CA証明書ではありません / not a CA certificate: basicConstraints, keyCertSign, cRLSign, subjectKeyIdentifier";
        }
        if (certificate.getNotAfter().toInstant().isBefore(clock().instant())) {
            return "証明書の有効期限が過ぎています / the certificate has expired";
        }
        if (!plan.request()) {
            certificate.verify(certificate.getPublicKey());
        }
        return "";
    }

    private static Der read(Path file) throws GeneralSecurityException, IOException {
        return Der.of(x509(Der.of(Files.readAllBytes(file))).getEncoded());
    }

    private static X509Certificate x509(Der certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toByteArray()));
    }

    static byte[] pem(String kind, Der content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content.toByteArray());
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(kind, lines, kind)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
