package org.toroku.pki.holder;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.SignatureReader;
import org.toroku.pki.jpki.SignatureReader.Reading;
import org.toroku.pki.jpki.check.CertificateAlgorithm;
import org.toroku.pki.jpki.check.CertificationPath;
import org.toroku.pki.jpki.check.Check;
import org.toroku.pki.jpki.check.ContentDigest;
import org.toroku.pki.jpki.check.CriticalExtensions;
import org.toroku.pki.jpki.check.EndEntity;
import org.toroku.pki.jpki.check.IssuerPinned;
import org.toroku.pki.jpki.check.Presented;
import org.toroku.pki.jpki.check.SignatureAlgorithm;
import org.toroku.pki.jpki.check.SignatureValid;
import org.toroku.pki.jpki.check.SignedAttributes;
import org.toroku.pki.jpki.check.SignerKey;
import org.toroku.pki.jpki.check.SigningCertificate;
import org.toroku.pki.keys.KeyAlgorithm;
import org.toroku.pki.keys.KeyQuality;
import org.toroku.pki.x509.AcceptedAlgorithms;
import org.toroku.pki.x509.Anchors;
import org.toroku.pki.x509.Issuer;
import org.toroku.pki.x509.ParsedCertificate;

/**
 * Verifies a signature made with a certificate of our own CA (則5②): form, bytes, algorithms, path to the one pinned CA,
 * dates. Whether the certificate is revoked, and what it stands for, is for others to ask. Immutable and thread-safe.
 */
public final class HolderVerifier {
    /** Reason where the certificate has expired or is not valid yet. */
    public static final String NOT_IN_FORCE = "certificate-not-in-force";

    private static final Set<KeyAlgorithm> KEYS = Set.of(KeyAlgorithm.RSA, KeyAlgorithm.P256, KeyAlgorithm.P384);

    /** RSA from 2048 bits, P-256 and P-384, none with less than SHA-256 (則2). */
    private static final Set<String> ALGORITHMS = Set.of(
            "SHA256withRSA/2048",
            "SHA384withRSA/2048",
            "SHA512withRSA/2048",
            "SHA256withECDSA/256",
            "SHA384withECDSA/256",
            "SHA512withECDSA/256",
            "SHA256withECDSA/384",
            "SHA384withECDSA/384",
            "SHA512withECDSA/384");

    private static final int MIN_RSA_BITS = 2048;
    /** RFC 5280 section 4.2.1.4: our own policies are those of our own CA, whichever profile they came from. */
    private static final String ANY_POLICY = "2.5.29.32.0";

    private final Anchors anchors;
    private final Clock clock;
    private final SignatureReader reader = new SignatureReader();
    private final List<Check> checks;

    /**
     * @param caCertificate of our own CA, the only one whose certificates are looked at
     * @throws IllegalArgumentException if it cannot be read
     */
    public HolderVerifier(Der caCertificate, Clock clock) {
        this.anchors = Anchors.of(List.of(caCertificate), true);
        this.clock = clock;
        AcceptedAlgorithms algorithms = AcceptedAlgorithms.of(ALGORITHMS);
        this.checks = List.of(
                new SignedAttributes(),
                new ContentDigest(),
                new SigningCertificate(),
                new SignatureAlgorithm(algorithms),
                new SignatureValid(algorithms),
                new SignerKey(KeyQuality.withRsaOfAtLeast(MIN_RSA_BITS)),
                new IssuerPinned(),
                new CertificateAlgorithm(algorithms),
                new CurrentlyValid(),
                new EndEntity(),
                new CriticalExtensions(),
                new CertificationPath(Set.of(ANY_POLICY)));
    }

    /** What came out; every check that ran is in it, in order. */
    public sealed interface Holder {
        List<CheckResult> checks();

        /** @param path signer first, CA last */
        record Signed(List<CheckResult> checks, ParsedCertificate certificate, List<Der> path) implements Holder {}

        /** @param reason of the first check that failed */
        record Refused(List<CheckResult> checks, String reason, Optional<Der> certificate, List<Der> path)
                implements Holder {}
    }

    /** Hostile input gives {@code Refused}, never an exception. */
    public Holder verify(SignedApplication signed) {
        return switch (reader.read(signed)) {
            case Reading.Unreadable(var finding) ->
                new Holder.Refused(List.of(finding), finding.reason(), Optional.empty(), List.of());
            case Reading.Read read -> verify(signed, read);
        };
    }

    private Holder verify(SignedApplication signed, Reading.Read read) {
        ParsedCertificate certificate = read.certificate();
        Issuer issuer = anchors.issuerOf(certificate);
        Presented presented = new Presented(signed.content(), read.form(), certificate, issuer, clock.instant());
        List<CheckResult> found = new ArrayList<>(read.findings());
        checks.forEach(check -> found.add(check.run(presented)));
        List<Der> path = issuer instanceof Issuer.Known known
                ? List.of(certificate.der(), known.anchor().der())
                : List.of();
        return found.stream()
                .filter(CheckResult.Failed.class::isInstance)
                .map(failed -> ((CheckResult.Failed) failed).reason())
                .findFirst()
                .<Holder>map(
                        reason -> new Holder.Refused(List.copyOf(found), reason, Optional.of(certificate.der()), path))
                .orElseGet(() -> new Holder.Signed(List.copyOf(found), certificate, path));
    }

    /** Whether signatures by the key of {@code certificate} are looked at at all; others prove nothing here. */
    public static boolean looksAt(ParsedCertificate certificate) {
        return KeyAlgorithm.of(certificate.holder().getSubjectPublicKeyInfo())
                .filter(KEYS::contains)
                .isPresent();
    }

    /** Whether {@code certificate} is one that our CA signed, whatever its dates. */
    public boolean issued(ParsedCertificate certificate) {
        return anchors.issuerOf(certificate) instanceof Issuer.Known;
    }
}
