package org.toroku.pki.jpki.check;

import java.util.Optional;
import org.bouncycastle.cms.SignerInformation;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.AcceptedAlgorithms;
import org.toroku.pki.x509.Crypto;

/** The card signed with an accepted algorithm and key. */
public record SignatureAlgorithm(AcceptedAlgorithms algorithms) implements Check {
    @Override
    public String id() {
        return "signature-algorithm";
    }

    @Override
    public String clause() {
        return "JPKI Enforcement Rules art. 2";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        return switch (presented.form()) {
            case SignatureForm.Cms cms -> algorithms.refusal(nameOf(cms.signer()), presented.certificate());
            // A bare signature names no algorithm: the table decides which ones are tried for the key.
            case SignatureForm.Raw _ ->
                algorithms.allowedFor(presented.certificate()).isEmpty()
                        ? Optional.of(Reasons.KEY_NOT_ACCEPTED)
                        : Optional.empty();
        };
    }

    /** The pair of algorithms that verification will use, under its one name. */
    static String nameOf(SignerInformation signer) {
        return Crypto.signatureName(
                signer.getDigestAlgorithmID(), signer.toASN1Structure().getDigestEncryptionAlgorithm());
    }
}
