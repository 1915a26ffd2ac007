package org.toroku.holder;

import java.util.List;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.pki.identity.CardStatus;
import org.toroku.pki.identity.CheckResult;

/** What the signature over a text of the house proves. */
public sealed interface SignedProof {
    /**
     * @param reason as who asks is told
     * @param found the check's own reason, for the log
     */
    record Refused(String reason, String found) implements SignedProof {}

    sealed interface Signed extends SignedProof {
        Der certificate();

        List<Der> path();

        List<CheckResult> checks();

        Optional<CardStatus> status();
    }

    /** With the private key of the very certificate. */
    record OwnKey(Der certificate, List<Der> path, List<CheckResult> checks) implements Signed {
        @Override
        public Optional<CardStatus> status() {
            return Optional.empty();
        }
    }

    /** With a card; whose it is is still to be compared. */
    record Card(
            Der certificate,
            List<Der> path,
            List<CheckResult> checks,
            Optional<CardStatus> status,
            BasicFourItems items)
            implements Signed {
        public boolean isGood() {
            return status.filter(CardStatus.Good.class::isInstance).isPresent();
        }

        /** Masked: the certificate names a person. */
        @Override
        public String toString() {
            return "Card[masked]";
        }
    }
}
