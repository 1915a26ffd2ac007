package org.toroku.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.ca.Submission;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.TokenSigner.Signing;
import org.toroku.ca.order.CanonicalOrder;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.order.SignedOrder;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.profile.SubjectName;
import org.toroku.ca.signing.SigningCa;
import org.toroku.pki.Der;

/** The whole product in production mode, with keys that several persons made. */
@ExtendWith(RunningToroku.class)
class ProductionStartSpec {
    private static final String PROFILE = "subscriber-sign-p256";

    /** @param demonstration runs before: SoftHSM is loaded, and its folder not emptied any more */
    ProductionStartSpec(Standalone demonstration) {
        assertThat(demonstration.url()).isNotEmpty();
    }

    @Test
    void startsWithTheKeysOfACeremonyAndIssues(@TempDir Path home) throws Exception {
        Map<String, String> settings =
                new HashMap<>(new CeremonyPersons(home).rehearse().settings());
        assertThatThrownBy(() -> Standalone.start(home.resolve("data"), 0, settings))
                .hasStackTraceContaining("the ceremony was a rehearsal, and toroku.ca.rehearsal is not true");

        settings.put("toroku.ca.rehearsal", "true");
        try (Standalone production = Standalone.start(home.resolve("data"), 0, settings)) {
            SigningCa ca = production.context().getBean(SigningCa.class);
            Der key = applicantKey();

            Submission submission = ca.submit(order(production, key), Optional.of(key));

            assertThat(submission).isInstanceOf(Submission.Issued.class);
            X509Certificate issuer = x509(ca.caCertificate());
            X509Certificate issued = x509(((Submission.Issued) submission).certificate());
            issued.verify(issuer.getPublicKey());
            assertThat(issued.getPublicKey().getEncoded()).isEqualTo(key.toByteArray());
            assertThat(issued.getIssuerX500Principal().getName())
                    .contains("REHEARSAL")
                    .doesNotContain("DEMO");
            assertThat(get(production.url() + "/")).contains("id=\"rehearsal-mark\"", "予行環境です");
        }
    }

    private static SignedOrder order(Standalone toroku, Der key) {
        Instant now = Instant.now(Clock.systemUTC());
        Profiles profiles = toroku.context().getBean(Profiles.class);
        Der canonical = CanonicalOrder.encode(new IssuanceOrder(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "ab".repeat(32),
                SubjectName.rfc4514("山田 太郎", Optional.empty(), Optional.of("A-1")),
                Optional.empty(),
                Optional.of(key.sha256Hex()),
                PROFILE,
                profiles.find(PROFILE).orElseThrow().sha256(),
                Optional.empty(),
                new IssuanceOrder.Approval.FourEyes("examiner-1", "decider-1"),
                now,
                now.plusSeconds(3_600),
                UUID.randomUUID().toString().replace("-", "")));
        TokenSigner orderKey = toroku.context().getBean("orderKey", TokenSigner.class);
        Signing signing = orderKey.sign(canonical.toByteArray());
        assertThat(signing).isInstanceOf(Signing.Signed.class);
        return new SignedOrder(canonical, ((Signing.Signed) signing).signature(), orderKey.keyId());
    }

    private static Der applicantKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return Der.of(generator.generateKeyPair().getPublic().getEncoded());
    }

    private static X509Certificate x509(Der certificate) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.toByteArray()));
    }

    private static String get(String address) throws Exception {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("Accept", "text/html")
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
