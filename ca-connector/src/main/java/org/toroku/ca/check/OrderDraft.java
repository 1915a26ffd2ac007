package org.toroku.ca.check;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.toroku.ca.lint.Draft;
import org.toroku.ca.lint.Finding;
import org.toroku.ca.lint.PreSignLint;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.SubjectName;
import org.toroku.ca.profile.ToBeSigned;
import org.toroku.ca.profile.Validity;
import org.toroku.pki.Der;

/** The certificate that an order asks for, written out and linted before any key signs it. */
public sealed interface OrderDraft {
    /** 159 random bits: the most that 20 octets of a positive INTEGER hold (RFC 5280 section 4.1.2.2). */
    int SERIAL_BITS = 159;
    /** A serial this short comes once in 2^31 draws; it is drawn again so that its form is always the same. */
    int LEAST_SERIAL_BITS = 128;

    record Linted(Der tbs, BigInteger serial, Validity validity) implements OrderDraft {}

    record Flawed(Objection why) implements OrderDraft {}

    /** Draws {@code order} for {@code publicKey} as of {@code now}, with a new serial. */
    static OrderDraft of(
            IssuanceOrder order,
            CertificateProfile profile,
            Der publicKey,
            IssuerIdentity issuer,
            SecureRandom random,
            Instant now) {
        Optional<X500Name> subject = SubjectName.parse(order.subject());
        if (subject.isEmpty()) {
            return flawed("subject", "not-a-name");
        }
        Optional<Validity> within = Validity.of(now, profile.validity()).until(order.notAfterCeiling());
        if (within.isEmpty()) {
            return flawed("notAfterCeiling", "proofing-outlived");
        }
        BigInteger serial = serial(random);
        Der tbs;
        try {
            tbs = ToBeSigned.of(order, subject.get(), profile, publicKey, issuer, serial, within.get());
        } catch (IllegalArgumentException unencodable) {
            // BC refuses e.g. a mail address with characters outside IA5String while building.
            return flawed(order.subjectAltName().isPresent() ? "subjectAltName" : "subject", "not-encodable");
        }
        List<Finding> findings = PreSignLint.check(Draft.of(tbs, order, subject.get(), profile, issuer, publicKey));
        return findings.isEmpty()
                ? new Linted(tbs, serial, within.get())
                : flawed(findings.getFirst().field(), findings.getFirst().rule());
    }

    /** A serial that nobody can foresee. */
    static BigInteger serial(SecureRandom random) {
        BigInteger serial;
        do {
            serial = new BigInteger(SERIAL_BITS, random);
        } while (serial.bitLength() < LEAST_SERIAL_BITS);
        return serial;
    }

    private static Flawed flawed(String field, String reason) {
        return new Flawed(new Objection(field, reason));
    }
}
