package org.toroku.pki.jpki.check;

import java.io.IOException;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.keys.KeyQuality;

/** The card's key is not known to be weak. */
public record SignerKey(KeyQuality quality) implements Check {
    @Override
    public String id() {
        return "signer-key";
    }

    @Override
    public String clause() {
        return "Act 102/2000 Enforcement Rules art. 2";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        try {
            Der spki = Der.of(
                    presented.certificate().holder().getSubjectPublicKeyInfo().getEncoded());
            return quality.check(spki).stream()
                    .filter(CheckResult.Failed.class::isInstance)
                    .map(CheckResult.Failed.class::cast)
                    .map(CheckResult.Failed::reason)
                    .findFirst();
        } catch (IOException notEncodable) {
            return Optional.of(Reasons.KEY_MALFORMED);
        }
    }
}
