package org.toroku.pki.request;

import java.io.IOException;
import java.io.OutputStream;
import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.OperatorCreationException;
import org.toroku.pki.x509.Crypto;

/** The signature verifies with the key (RFC 2986 3; RFC 4211 4.1). */
record ProofVerifies() implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        if (!(request.proof() instanceof Proof.Signature proof)) {
            return RequestCheck.refuse(RefusalCode.POP_ABSENT, "");
        }
        Optional<PublicKey> key = decode(request);
        if (key.isEmpty()) {
            return RequestCheck.refuse(RefusalCode.KEY_UNUSABLE, "");
        }
        return verifies(proof, key.get()) ? Optional.empty() : RequestCheck.refuse(RefusalCode.POP_FAILED, "");
    }

    private static Optional<PublicKey> decode(ParsedRequest request) {
        try {
            return Crypto.decodeOnce(request.key());
        } catch (IOException | RuntimeException notAKey) {
            // The library refuses even moduli, small factors, points beside the curve.
            return Optional.empty();
        }
    }

    private static boolean verifies(Proof.Signature proof, PublicKey key) {
        try {
            ContentVerifier verifier = Crypto.verifier(key).get(proof.algorithm());
            try (OutputStream covered = verifier.getOutputStream()) {
                covered.write(proof.covered().toByteArray());
            }
            return verifier.verify(proof.signature().toByteArray());
        } catch (IOException | OperatorCreationException | RuntimeException notVerifiable) {
            // Signatures of the wrong length or shape, parameters that the library chokes on.
            return false;
        }
    }
}
