package org.toroku.pki.jpki.check;

import java.util.Optional;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.Issuer;

/** A pinned CA issued the certificate, recognised by its key. */
public record IssuerPinned() implements Check {
    @Override
    public String id() {
        return "issuer";
    }

    @Override
    public String clause() {
        return "JPKI Act art. 17(1)(iv); RFC 5280 6.1.1(d)";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        return switch (presented.issuer()) {
            case Issuer.Known known ->
                known.anchor().isValidAt(presented.at()) ? Optional.empty() : Optional.of(Reasons.ANCHOR_EXPIRED);
            case Issuer.Unknown unknown -> Optional.of(unknown.reason());
        };
    }
}
