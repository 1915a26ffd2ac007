package org.toroku.pki.jpki.check;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Optional;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.SignerInformation;
import org.toroku.pki.Der;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.AcceptedAlgorithms;
import org.toroku.pki.x509.Crypto;
import org.toroku.pki.x509.ParsedCertificate;

/** The signature verifies with the certificate's key; the library alone decides. */
public record SignatureValid(AcceptedAlgorithms algorithms) implements Check {
    @Override
    public String id() {
        return "signature";
    }

    @Override
    public String clause() {
        return "Act 102/2000 art. 2; RFC 5652 5.6";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        boolean valid = switch (presented.form()) {
            case SignatureForm.Cms cms -> verifies(cms.signer(), presented.certificate());
            case SignatureForm.Raw raw ->
                algorithms.allowedFor(presented.certificate()).stream()
                        .anyMatch(name -> verifies(name, raw.signature(), presented));
        };
        return valid ? Optional.empty() : Optional.of(Reasons.SIGNATURE_INVALID);
    }

    /** By key, not by certificate: dates are a check of their own, at our clock and not at the signer's. */
    private static boolean verifies(SignerInformation signer, ParsedCertificate certificate) {
        try {
            return signer.verify(Crypto.signerVerifier(certificate.key()));
        } catch (CMSException notVerifiable) {
            // Also the library's answer to a digest that differs from the content.
            return false;
        }
    }

    private static boolean verifies(String algorithm, Der signature, Presented presented) {
        try {
            Signature verifier = Signature.getInstance(algorithm, Crypto.PROVIDER);
            verifier.initVerify(presented.certificate().key());
            verifier.update(presented.content().toByteArray());
            return verifier.verify(signature.toByteArray());
        } catch (GeneralSecurityException notVerifiable) {
            // A value of the wrong length or shape is not a signature.
            return false;
        }
    }
}
