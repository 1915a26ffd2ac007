package org.toroku.pki.jpki.check;

import java.util.Optional;
import org.toroku.pki.identity.Reasons;

/** The certificate is within its validity. */
public record Validity() implements Check {
    @Override
    public String id() {
        return "validity";
    }

    @Override
    public String clause() {
        return "JPKI Enforcement Rules art. 13; RFC 5280 4.1.2.5";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        if (presented.at().isAfter(presented.certificate().notAfter())) {
            return Optional.of(Reasons.CARD_EXPIRED);
        }
        return presented.at().isBefore(presented.certificate().notBefore())
                ? Optional.of(Reasons.CARD_NOT_YET_VALID)
                : Optional.empty();
    }
}
