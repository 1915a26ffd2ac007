package org.toroku.holder;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.toroku.ca.CaConnector;
import org.toroku.pki.Der;
import org.toroku.pki.holder.HolderVerifier;
import org.toroku.pki.holder.HolderVerifier.Holder;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.IdentityVerification;
import org.toroku.pki.identity.IdentityVerifier;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.check.BasicItems;
import org.toroku.pki.jpki.check.FourItems;
import org.toroku.pki.x509.ParsedCertificate;

/**
 * Verifies what a holder signed: by the rules of renewals where our own CA issued the signer's certificate, else by those of
 * applications with a card, its status asked. Never inside a transaction.
 */
@Component
public class SignatureProofs {
    private static final Set<String> OTHER_CONTENT =
            Set.of(Reasons.CONTENT_DIGEST_MISMATCH, Reasons.CONTENT_EMBEDDED_DIFFERS, Reasons.SIGNATURE_INVALID);
    private static final Set<String> OTHER_ISSUER =
            Set.of(Reasons.ISSUER_UNKNOWN, Reasons.ISSUER_KEY_MISMATCH, Reasons.TEST_ANCHOR);

    /** A card, or anybody's certificate: it is not looked into any further. */
    static final String CARD_NOT_HERE = "card-not-here";

    private final CaConnector ca;
    private final IdentityVerifier verifier;
    private final Clock clock;

    SignatureProofs(CaConnector ca, IdentityVerifier cards, Clock clock) {
        this.ca = ca;
        this.verifier = cards;
        this.clock = clock;
    }

    /** @param serial of the only certificate of ours whose key proves anything here */
    public SignedProof of(SignedApplication signed, String serial) {
        return of(signed, serial, true);
    }

    /** @param cards false where no card proves anything, so that no status of one is asked */
    public SignedProof of(SignedApplication signed, String serial, boolean cards) {
        HolderVerifier holders = new HolderVerifier(ca.caCertificate(), clock);
        return switch (holders.verify(signed)) {
            case Holder.Signed(var checks, var certificate, var path) ->
                certificate.serial().toString(16).equals(serial)
                        ? new SignedProof.OwnKey(certificate.der(), path, checks)
                        : new SignedProof.Refused("other-certificate", "other-certificate");
            case Holder.Refused(var _, var reason, var certificate, var _) ->
                isOurs(holders, certificate)
                        ? ownRefused(reason)
                        : cards ? byCard(signed) : new SignedProof.Refused(CARD_NOT_HERE, CARD_NOT_HERE);
        };
    }

    private static boolean isOurs(HolderVerifier holders, Optional<Der> certificate) {
        return certificate
                .flatMap(ParsedCertificate::read)
                .filter(holders::issued)
                .isPresent();
    }

    private static SignedProof ownRefused(String reason) {
        if (reason.equals(HolderVerifier.NOT_IN_FORCE)) {
            return new SignedProof.Refused("certificate-expired", reason);
        }
        return new SignedProof.Refused(OTHER_CONTENT.contains(reason) ? "other-content" : "signature-refused", reason);
    }

    private SignedProof byCard(SignedApplication signed) {
        return switch (verifier.verify(signed)) {
            case IdentityVerification.Verified verified ->
                new SignedProof.Card(
                        verified.certificate(),
                        verified.path(),
                        verified.checks(),
                        verified.status(),
                        verified.items());
            case IdentityVerification.Rejected rejected -> cardRefused(rejected);
            case IdentityVerification.Pending pending -> pending(pending);
        };
    }

    /** Nothing is taken for somebody else's certificate, also while nobody tells whether cards are good. */
    private static SignedProof pending(IdentityVerification.Pending pending) {
        Optional<FourItems> items =
                ParsedCertificate.read(pending.certificate()).map(BasicItems::read);
        return items.isPresent() && items.get() instanceof FourItems.Certified(var certified)
                ? new SignedProof.Card(
                        pending.certificate(), pending.path(), pending.checks(), pending.status(), certified)
                : new SignedProof.Refused("card-not-confirmed", "items-unreadable");
    }

    /** Death, move, loss and forgery must look alike to whoever holds the device; whose certificate it is not may be told. */
    private static SignedProof cardRefused(IdentityVerification.Rejected rejected) {
        boolean noCard = rejected.checks().stream()
                .anyMatch(check ->
                        check instanceof CheckResult.Failed(var _, var _, var why) && OTHER_ISSUER.contains(why));
        if (noCard) {
            return new SignedProof.Refused("certificate-not-ours", rejected.reason());
        }
        return new SignedProof.Refused(
                OTHER_CONTENT.contains(rejected.reason()) ? "other-content" : "card-not-confirmed", rejected.reason());
    }
}
