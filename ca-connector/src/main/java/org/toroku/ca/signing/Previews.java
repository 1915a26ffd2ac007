package org.toroku.ca.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.toroku.ca.CertificatePreview;
import org.toroku.ca.check.OrderDraft;
import org.toroku.ca.lint.Draft;
import org.toroku.ca.lint.Finding;
import org.toroku.ca.lint.PreSignLint;
import org.toroku.ca.lint.SubjectKeyCheck;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.Profiles;
import org.toroku.ca.profile.SubjectKeyKind;
import org.toroku.ca.profile.SubjectName;
import org.toroku.ca.profile.ToBeSigned;
import org.toroku.ca.profile.Validity;
import org.toroku.pki.Der;

/** Drafts by the same builder and lints by the same rules as issuing does, with a key and signature of no value. */
public final class Previews implements CertificatePreview {
    /** What no signature of any scheme is: one octet of zero. */
    private static final DERBitString NO_SIGNATURE = new DERBitString(new byte[1]);

    private final IssuerIdentity issuer;
    private final Profiles profiles;
    private final Clock clock;
    private final Maker maker;
    private final SecureRandom random = new SecureRandom();
    private final Map<SubjectKeyKind, Der> madeUp = new ConcurrentHashMap<>();

    public Previews(IssuerIdentity issuer, Profiles profiles, Clock clock, Maker maker) {
        this.issuer = issuer;
        this.profiles = profiles;
        this.clock = clock;
        this.maker = maker;
    }

    @Override
    public Maker maker() {
        return maker;
    }

    @Override
    public Preview preview(
            String subject,
            Optional<String> subjectAltName,
            String profileId,
            Optional<Instant> notAfterCeiling,
            Optional<Der> publicKey) {
        Optional<CertificateProfile> profile = profiles.find(profileId);
        if (profile.isEmpty()) {
            return new Preview.Impossible("profileId", "unknown-profile");
        }
        Optional<X500Name> name = SubjectName.parse(subject);
        if (name.isEmpty()) {
            return new Preview.Impossible("subject", "not-a-name");
        }
        if (publicKey.isEmpty() && profile.get().caMadeKey().isEmpty()) {
            return new Preview.Impossible("publicKey", "public-key-missing");
        }
        Optional<String> objection =
                publicKey.flatMap(key -> SubjectKeyCheck.objection(key, profile.get(), clock.instant()));
        if (objection.isPresent()) {
            return new Preview.Impossible("publicKey", objection.get());
        }
        Optional<Validity> validity =
                Validity.of(clock.instant(), profile.get().validity()).until(notAfterCeiling);
        if (validity.isEmpty()) {
            return new Preview.Impossible("notAfterCeiling", "proofing-outlived");
        }
        IssuanceOrder order = order(subject, subjectAltName, profile.get(), notAfterCeiling, publicKey);
        try {
            return drafted(order, name.get(), profile.get(), validity.get(), publicKey);
        } catch (IllegalArgumentException unencodable) {
            // BC refuses e.g. a mail address with characters outside IA5String while building.
            return new Preview.Impossible(subjectAltName.isPresent() ? "subjectAltName" : "subject", "not-encodable");
        }
    }

    @Override
    public Optional<String> objection(String profileId, Der publicKey) {
        return profiles.find(profileId)
                .map(profile -> SubjectKeyCheck.objection(publicKey, profile, clock.instant()))
                .orElse(Optional.of("profile-unknown"));
    }

    private Preview drafted(
            IssuanceOrder order,
            X500Name subject,
            CertificateProfile profile,
            Validity validity,
            Optional<Der> publicKey) {
        Der key = publicKey.orElseGet(() ->
                // one for all: an RSA key takes longer than everything else, and automatic acceptances ask here as well
                madeUp.computeIfAbsent(profile.caMadeKey().orElseThrow(), kind -> publicKey(kind.generate(random))));
        BigInteger serial = OrderDraft.serial(random);
        Der tbs = ToBeSigned.of(order, subject, profile, key, issuer, serial, validity);
        List<Finding> findings = PreSignLint.check(Draft.of(tbs, order, subject, profile, issuer, key));
        return new Preview.Drafted(unsigned(tbs), findings);
    }

    /** An order that nobody signed and that therefore orders nothing. */
    private IssuanceOrder order(
            String subject,
            Optional<String> subjectAltName,
            CertificateProfile profile,
            Optional<Instant> notAfterCeiling,
            Optional<Der> publicKey) {
        UUID nobody = new UUID(0, 0);
        Instant now = clock.instant();
        return new IssuanceOrder(
                nobody,
                nobody,
                "0".repeat(64),
                subject,
                subjectAltName,
                publicKey.map(Der::sha256Hex),
                profile.id(),
                profile.sha256(),
                notAfterCeiling,
                new IssuanceOrder.Approval.FourEyes("preview", "preview"),
                now,
                now,
                "0".repeat(32));
    }

    private Der unsigned(Der tbs) {
        ASN1EncodableVector certificate = new ASN1EncodableVector();
        certificate.add(ASN1Sequence.getInstance(tbs.toByteArray()));
        certificate.add(issuer.algorithm());
        certificate.add(NO_SIGNATURE);
        try {
            return Der.of(new DERSequence(certificate).getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("not encodable", e);
        }
    }

    private static Der publicKey(AsymmetricCipherKeyPair pair) {
        try {
            return Der.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())
                    .getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException("a key just made cannot be encoded", e);
        }
    }
}
