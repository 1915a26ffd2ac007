package org.toroku.ca.signing;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.toroku.ca.check.Objection;
import org.toroku.ca.check.OrderDraft;
import org.toroku.ca.journal.Reservation;
import org.toroku.ca.lint.PreSignLint;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.profile.SubjectName;
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
        if (SubjectName.parse(order.subject()).isEmpty()) {
            // before a key is made for nothing
            return new Drafted.Flawed(new Objection("subject", "not-a-name"));
        }
        if (publicKey.isPresent()) {
            return draft(order, profile, publicKey.get(), Optional.empty());
        }
        if (profile.caMadeKey().isEmpty()) {
            return new Drafted.Flawed(new Objection("spkiSha256", "public-key-missing"));
        }
        return switch (keys.make(order.orderId(), profile.caMadeKey().get())) {
            case Made.Wrapped made -> draft(order, profile, made.publicKey(), Optional.of(made.wrapped()));
            case Made.Later later -> new Drafted.Later(later.reason());
        };
    }

    private Drafted draft(IssuanceOrder order, CertificateProfile profile, Der publicKey, Optional<Der> wrapped) {
        return switch (OrderDraft.of(order, profile, publicKey, issuer, random, clock.instant())) {
            case OrderDraft.Flawed flawed -> new Drafted.Flawed(flawed.why());
            case OrderDraft.Linted linted ->
                new Drafted.Ready(new Reservation(
                        linted.serial().toString(16),
                        publicKey,
                        linted.tbs(),
                        PreSignLint.passed(),
                        linted.validity().notBefore(),
                        linted.validity().notAfter(),
                        wrapped));
        };
    }
}
