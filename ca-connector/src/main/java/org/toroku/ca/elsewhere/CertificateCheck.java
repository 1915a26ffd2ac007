package org.toroku.ca.elsewhere;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.toroku.ca.check.Objection;
import org.toroku.ca.lint.Draft;
import org.toroku.ca.lint.PreSignLint;
import org.toroku.ca.lint.SignedLint;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.profile.SubjectName;
import org.toroku.ca.profile.ToBeSigned;
import org.toroku.ca.profile.Validity;
import org.toroku.pki.Der;

/** Whether a certificate that another CA made is what the order approved; believes nothing because of who sent it. */
public final class CertificateCheck {
    /** CAs begin a little in the past, for clocks that are slow. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    /** They end on another hour of the day perhaps. */
    private static final Duration SHORTER = Duration.ofDays(1);

    /** Know the profile's addresses only; where the CA has its own, {@link AgreedPointers} judges. */
    private static final Set<String> POINTERS =
            Set.of("revocation-pointers-as-profiled", "access-information-as-profiled");

    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final IssuerIdentity issuer;
    private final SignatureVerifier issuerKey;
    private final Profiles profiles;
    private final Predicate<String> serialKnown;
    private final Contributed contributed;
    private final ProfiledContent content;

    /** @param serialKnown whether a serial is in another certificate */
    public CertificateCheck(
            IssuerIdentity issuer, Profiles profiles, Contributed contributed, Predicate<String> serialKnown) {
        this.issuer = issuer;
        this.contributed = contributed;
        this.content = new ProfiledContent(contributed);
        this.issuerKey = new SignatureVerifier(issuer.publicKey());
        this.profiles = profiles;
        this.serialKnown = serialKnown;
    }

    /** The first thing that is wrong; empty if {@code certificate} may be handed over. */
    public Optional<Objection> objection(
            Der certificate, IssuanceOrder order, Der publicKey, Instant asked, Instant now) {
        try {
            Certificate parsed = Certificate.getInstance(certificate.toByteArray());
            Der tbs = Der.of(parsed.getTBSCertificate().getEncoded(ASN1Encoding.DER));
            Optional<String> unsigned = SignedLint.objection(certificate, tbs, issuerKey);
            if (unsigned.isPresent()) {
                return Optional.of(new Objection("certificate", unsigned.get()));
            }
            return differing(tbs, order, publicKey)
                    .or(() -> untimely(parsed, asked, now))
                    .or(() -> shortened(parsed, order, now))
                    .or(() -> repeated(parsed));
        } catch (IOException | RuntimeException malformed) {
            // another CA's bytes: BC reports them by many exception types
            return Optional.of(new Objection("certificate", "certificate-malformed"));
        }
    }

    private Optional<Objection> differing(Der tbs, IssuanceOrder order, Der publicKey) {
        Optional<CertificateProfile> profile =
                profiles.find(order.profileId()).filter(each -> each.sha256().equals(order.profileSha256()));
        if (profile.isEmpty()) {
            return Optional.of(new Objection("profileSha256", "profile-changed"));
        }
        Optional<X500Name> subject = SubjectName.parse(order.subject());
        if (subject.isEmpty()) {
            return Optional.of(new Objection("subject", "not-a-name"));
        }
        Draft draft = Draft.of(tbs, order, subject.get(), profile.get(), issuer, publicKey);
        return linted(draft).or(() -> content.objection(draft.tbs(), ours(draft)));
    }

    private Optional<Objection> linted(Draft draft) {
        return PreSignLint.check(draft).stream()
                .filter(finding -> contributed.isNone() || !POINTERS.contains(finding.rule()))
                .findFirst()
                .map(finding -> new Objection(finding.field(), finding.rule()));
    }

    /** What we would have had signed in its place. */
    private TBSCertificate ours(Draft made) {
        return TBSCertificate.getInstance(ToBeSigned.of(
                        made.order(),
                        made.orderedSubject(),
                        made.profile(),
                        made.publicKey(),
                        issuer,
                        made.tbs().getSerialNumber().getValue(),
                        new Validity(
                                made.tbs().getStartDate().getDate().toInstant(),
                                made.tbs().getEndDate().getDate().toInstant()))
                .toByteArray());
    }

    private static Optional<Objection> untimely(Certificate certificate, Instant asked, Instant now) {
        Instant begins = certificate.getStartDate().getDate().toInstant();
        return begins.isBefore(asked.minus(BACKDATED)) || begins.isAfter(now.plus(CLOCK_SKEW))
                ? Optional.of(new Objection("certificate", "validity-not-from-now"))
                : Optional.empty();
    }

    /** Whoever paid for five years gets no certificate of one, and nobody one that is over. */
    private Optional<Objection> shortened(Certificate certificate, IssuanceOrder order, Instant now) {
        Instant begins = certificate.getStartDate().getDate().toInstant();
        Instant ends = certificate.getEndDate().getDate().toInstant();
        boolean whole = profiles.find(order.profileId())
                .flatMap(profile -> Validity.of(begins, profile.validity()).until(order.notAfterCeiling()))
                .filter(ordered -> !ends.isBefore(ordered.notAfter().minus(SHORTER)))
                .isPresent();
        return whole && ends.isAfter(now)
                ? Optional.empty()
                : Optional.of(new Objection("certificate", "validity-shorter-than-ordered"));
    }

    private Optional<Objection> repeated(Certificate certificate) {
        return serialKnown.test(serial(certificate))
                ? Optional.of(new Objection("certificate", "serial-already-assigned"))
                : Optional.empty();
    }

    static String serial(Certificate certificate) {
        return certificate.getSerialNumber().getValue().toString(16);
    }
}
