package org.toroku.ca.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.ca.signing.Answers.await;
import static org.toroku.ca.signing.Answers.issued;
import static org.toroku.ca.signing.Answers.unavailable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.crmf.CertTemplateBuilder;
import org.bouncycastle.asn1.crmf.OptionalValidity;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Revocation;
import org.toroku.ca.RevocationReason;
import org.toroku.ca.Submission;
import org.toroku.ca.check.OrderDraft;
import org.toroku.ca.cmp.CmpBench.Request;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** OpenSSL's CMP server, which shares no code with ours, takes our messages; its answers are taken. */
@Timeout(120)
class OpenSslMockTest {
    private final CmpBench cmp = new CmpBench(new CaBench());
    private final Request request = cmp.request();
    private final List<Process> started = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        started.forEach(Process::destroy);
        cmp.close();
    }

    @Test
    void issuesByASharedSecretAfterPollingAndConfirming() throws Exception {
        X509CertificateHolder prepared = prepared(request);
        URI server = server(
                prepared,
                "-srv_ref",
                "ra-1",
                "-srv_secret",
                "pass:" + CmpBench.SECRET,
                "-poll_count",
                "2",
                "-check_after",
                "1");
        try (CaElsewhere ca = open(server, CmpBench.secret(SecretProtection.Kind.PBM, CmpBench.SECRET))) {
            assertThat(unavailable(request.submitTo(ca))).isEqualTo("ca-waiting");
            await(() -> request.submitTo(ca) instanceof Submission.Issued);

            Submission.Issued certificate = issued(request.submitTo(ca));
            assertThat(certificate.certificate()).isEqualTo(Der.of(prepared.getEncoded()));
        }
    }

    @Test
    void issuesAndRevokesByMessagesThatBothSidesSign() throws Exception {
        X509CertificateHolder prepared = prepared(request);
        URI server = server(prepared, signing("-grant_implicitconf"));
        try (CaElsewhere ca = open(server, cmp.signed())) {
            Submission.Issued certificate = issued(request.submitTo(ca));

            assertThat(certificate.certificate()).isEqualTo(Der.of(prepared.getEncoded()));
            assertThat(ca.revoke(certificate.serial(), RevocationReason.SUPERSEDED, "officer-1"))
                    .isInstanceOf(Revocation.Revoked.class);
        }
    }

    /** The server has one certificate for everybody: that its key is not the ordered one is ours to see. */
    @Test
    void refusesTheCertificateOfAnotherKey() throws Exception {
        X509CertificateHolder prepared = prepared(cmp.request());
        URI server = server(prepared, signing());
        try (CaElsewhere ca = open(server, cmp.signed())) {
            assertThat(request.submitTo(ca)).isEqualTo(new Submission.Refused("spkiSha256", "subject-key-as-ordered"));
        }
    }

    @Test
    void concludesNothingFromAnswersThatItDoesNotProtect() throws Exception {
        URI server = server(prepared(request), signing("-send_unprotected"));
        try (CaElsewhere ca = open(server, cmp.signed())) {
            assertThat(unavailable(request.submitTo(ca))).isEqualTo("answer-unprotected");
            assertThat(ca.undecided()).containsExactly(request.id());
        }
    }

    private CaElsewhere open(URI server, Protection protection) {
        return CmpCa.open(cmp.settings(server, cmp.other.certificate()), protection, cmp.bench.database, cmp.clock);
    }

    /** The certificate that an order is going to ask for: the server cannot make one. */
    private X509CertificateHolder prepared(Request ordered) throws IOException {
        IssuanceOrder order = CanonicalOrder.decode(ordered.order().canonical())
                        instanceof CanonicalOrder.Decoding.Decoded(IssuanceOrder decoded)
                ? decoded
                : null;
        OrderDraft draft = OrderDraft.of(
                java.util.Objects.requireNonNull(order),
                CaBench.PROFILES.find(CaBench.PROFILE).orElseThrow(),
                ordered.key(),
                IssuerIdentity.of(cmp.other.certificate()),
                new java.security.SecureRandom(),
                Instant.now(cmp.clock));
        TBSCertificate tbs =
                TBSCertificate.getInstance(((OrderDraft.Linted) draft).tbs().toByteArray());
        return new LittleCaFaults()
                .certificate(new LittleCaFaults.Order(
                        tbs.getIssuer(),
                        new CertTemplateBuilder()
                                .setSubject(tbs.getSubject())
                                .setPublicKey(SubjectPublicKeyInfo.getInstance(
                                        ordered.key().toByteArray()))
                                .setValidity(new OptionalValidity(
                                        Time.getInstance(tbs.getStartDate().toASN1Primitive()),
                                        Time.getInstance(tbs.getEndDate().toASN1Primitive())))
                                .setExtensions(asked(tbs))
                                .build(),
                        tbs.getSerialNumber().getValue(),
                        cmp.other.signer(),
                        LittleCa.holder(cmp.other.certificate())));
    }

    private static org.bouncycastle.asn1.x509.Extensions asked(TBSCertificate tbs) {
        return new org.bouncycastle.asn1.x509.Extensions(new org.bouncycastle.asn1.x509.Extension[] {
            tbs.getExtensions().getExtension(org.bouncycastle.asn1.x509.Extension.keyUsage),
            tbs.getExtensions().getExtension(org.bouncycastle.asn1.x509.Extension.certificatePolicies)
        });
    }

    private String[] signing(String... more) throws IOException {
        Path ca = Files.writeString(folder.resolve("ca.pem"), cmp.other.pem());
        List<String> options = new ArrayList<>(
                List.of("-srv_cert", ca.toString(), "-srv_key", ca.toString(), "-srv_trusted", ca.toString()));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    private URI server(X509CertificateHolder prepared, String... options) throws IOException {
        Path response =
                Files.writeString(folder.resolve("response.pem"), LittleCa.pem("CERTIFICATE", prepared.getEncoded()));
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "cmp",
                "-port",
                Integer.toString(port),
                "-rsp_cert",
                response.toString(),
                "-accept_raverified"));
        command.addAll(List.of(options));
        started.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.log").toFile())
                .start());
        await(() -> listens(port));
        return URI.create("http://127.0.0.1:" + port + "/pkix/");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
