package org.toroku.renewal;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.issuance.RevokedAtCa;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.StatusEvidence;

/** Asks the CA about a certificate that it issued, at this moment; a CRL could be a day old. */
@Component
class HolderStatus {
    private final RevokedAtCa ca;
    private final Clock clock;

    HolderStatus(RevokedAtCa ca, Clock clock) {
        this.ca = ca;
        this.clock = clock;
    }

    CardStatus of(Chain chain) {
        RevokedAtCa.Standing standing = ca.look(chain.renewed().id(), chain.issued());
        StatusEvidence evidence = new StatusEvidence(
                "CA",
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return switch (standing) {
            case RevokedAtCa.Standing.Good _ -> new CardStatus.Good(evidence);
            case RevokedAtCa.Standing.Revoked _ -> new CardStatus.Revoked(clock.instant(), -1, evidence);
            case RevokedAtCa.Standing.Unknown(var reason) -> new CardStatus.Unavailable(reason, evidence);
        };
    }
}
