package org.toroku.ca.signing;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.toroku.ca.journal.Reservation;
import org.toroku.ca.lint.Draft;
import org.toroku.ca.lint.Finding;
import org.toroku.ca.lint.PreSignLint;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.SubjectName;
import org.toroku.ca.profile.ToBeSigned;
import org.toroku.ca.profile.Validity;
import org.toroku.ca.signing.SubscriberKeyMaker.Made;
import org.toroku.pki.Der;

/** Turns a sound order into linted to-be-signed bytes, with a CA-made key where the applicant brings none. */
final class Drafting {
    /** What drafting gave. */
    sealed interface Drafted {
        record Ready(Reservation reservation) implements Drafted {}

        record Flawed(Objection why) implements Drafted {}

        /** The wrapping key is away. */
        record Later(String reason) implements Drafted {}
    }

    /** 159 random bits: the most that 20 octets of a positive INTEGER hold (RFC 5280 section 4.1.2.2). */
    private static final int SERIAL_BITS = 159;
    /** A serial this short comes once in 2^31 draws; it is drawn again so that its form is always the same. */
    private static final int LEAST_SERIAL_BITS = 128;

    private final IssuerIdentity issuer;
    private final SubscriberKeyMaker keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Drafting(IssuerIdentity issuer, SubscriberKeyMaker keys, Clock clock) {
        this.issuer = issuer;
        this.keys = keys;
        this.clock = clock;
    }

    Drafted draft(IssuanceOrder order, CertificateProfile profile, Optional<Der> publicKey) {
        Optional<X500Name> subject = SubjectName.parse(order.subject());
        if (subject.isEmpty()) {
            return new Drafted.Flawed(new Objection("subject", "not-a-name"));
        }
        if (publicKey.isPresent()) {
            return draft(order, subject.get(), profile, publicKey.get(), Optional.empty());
        }
        if (profile.caMadeKey().isEmpty()) {
            return new Drafted.Flawed(new Objection("spkiSha256", "public-key-missing"));
        }
        return switch (keys.make(order.orderId(), profile.caMadeKey().get())) {
            case Made.Wrapped made ->
                draft(order, subject.get(), profile, made.publicKey(), Optional.of(made.wrapped()));
            case Made.Later later -> new Drafted.Later(later.reason());
        };
    }

    private Drafted draft(
            IssuanceOrder order, X500Name subject, CertificateProfile profile, Der publicKey, Optional<Der> wrapped) {
        Optional<Validity> within =
                Validity.of(clock.instant(), profile.validity()).until(order.notAfterCeiling());
        if (within.isEmpty()) {
            return new Drafted.Flawed(new Objection("notAfterCeiling", "proofing-outlived"));
        }
        Validity validity = within.get();
        BigInteger serial = serial(random);
        Der tbs;
        try {
            tbs = ToBeSigned.of(order, subject, profile, publicKey, issuer, serial, validity);
        } catch (IllegalArgumentException unencodable) {
            // BC refuses e.g. a mail address with characters outside IA5String while building.
            return new Drafted.Flawed(
                    new Objection(order.subjectAltName().isPresent() ? "subjectAltName" : "subject", "not-encodable"));
        }
        List<Finding> findings = PreSignLint.check(Draft.of(tbs, order, subject, profile, issuer, publicKey));
        if (!findings.isEmpty()) {
            return new Drafted.Flawed(new Objection(
                    findings.getFirst().field(), findings.getFirst().rule()));
        }
        return new Drafted.Ready(new Reservation(
                serial.toString(16),
                publicKey,
                tbs,
                "rules=" + PreSignLint.ruleCount() + ";findings=0",
                validity.notBefore(),
                validity.notAfter(),
                wrapped));
    }

    static BigInteger serial(SecureRandom random) {
        BigInteger serial;
        do {
            serial = new BigInteger(SERIAL_BITS, random);
        } while (serial.bitLength() < LEAST_SERIAL_BITS);
        return serial;
    }
}
