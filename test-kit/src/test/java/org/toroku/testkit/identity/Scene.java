package org.toroku.testkit.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.IdentityPolicy;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.JpkiVerifier;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.JpkiTestNames;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.pki.TestPkis;
import org.toroku.testkit.pki.TestStatusService;

/** A status service and the policy a registration authority of the test world would have. */
final class Scene implements AutoCloseable {
    static final byte[] CONTENT = "利用申込書\n申込番号 1\n".getBytes(StandardCharsets.UTF_8);
    /** Where the status service behaves: longer than a busy machine takes. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    static final int MAX_RESPONSE = 64 * 1024;

    final TestNationalPki pki = TestPkis.shared();
    final TestStatusService service;
    final Clock clock;
    private final JpkiVerifier verifier;

    private Scene(Clock clock) {
        this.clock = clock;
        try {
            service = TestStatusService.start(pki, 0, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        verifier = new JpkiVerifier(policy(), clock);
    }

    static Scene open() {
        return new Scene(Clock.systemUTC());
    }

    IdentityPolicy policy() {
        return policy(PATIENCE);
    }

    IdentityPolicy policy(Duration timeout) {
        return policy(true, Optional.empty(), timeout);
    }

    IdentityPolicy policyWithCrl(Duration timeout) {
        return policy(true, Optional.of(service.crlUri()), timeout);
    }

    IdentityPolicy productionPolicy() {
        return policy(false, Optional.empty(), PATIENCE);
    }

    private IdentityPolicy policy(boolean testMode, Optional<URI> crl, Duration timeout) {
        return new IdentityPolicy(
                List.of(der(pki.anchor())),
                Set.of(JpkiTestNames.TEST_CARD_POLICY, JpkiTestNames.PRODUCTION_CARD_POLICY),
                testMode,
                Set.of("SHA256withRSA/2048", "SHA384withECDSA/384"),
                service.ocspUri(),
                crl,
                Duration.ofMinutes(30),
                Duration.ofHours(36),
                timeout,
                MAX_RESPONSE);
    }

    IdentityVerification verify(SignedApplication signed) {
        return verifier.verify(signed);
    }

    IdentityVerification verify(TestCard card) {
        return verify(cms(card, CONTENT));
    }

    static SignedApplication cms(TestCard card, byte[] content) {
        return new SignedApplication.Cms(Der.of(content), Der.of(CardSigner.cms(card, content)));
    }

    static SignedApplication raw(TestCard card, byte[] content) {
        return new SignedApplication.Raw(
                Der.of(content), Der.of(CardSigner.raw(card, content)), der(card.certificate()));
    }

    static Der der(X509Certificate certificate) {
        try {
            return Der.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a parsed certificate encodes", e);
        }
    }

    /** The outcome in one word or reason, as a table of expectations has it. */
    static String outcome(IdentityVerification verification) {
        return switch (verification) {
            case IdentityVerification.Verified _ -> "verified";
            case IdentityVerification.Rejected rejected -> rejected.reason();
            case IdentityVerification.Pending pending ->
                "pending " + failures(pending).getLast();
        };
    }

    /** Reasons of all failed checks, in order. */
    static List<String> failures(IdentityVerification verification) {
        return verification.checks().stream()
                .filter(CheckResult.Failed.class::isInstance)
                .map(CheckResult.Failed.class::cast)
                .map(CheckResult.Failed::reason)
                .toList();
    }

    @Override
    public void close() {
        service.close();
    }
}
