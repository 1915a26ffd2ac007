package org.toroku.pki.request;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.toroku.pki.Der;
import org.toroku.pki.keys.SubjectKey;

/**
 * A signature can be checked with the key, and in a time that does not tie the program up. This is no judgement of the
 * key's strength; short and otherwise weak keys come through.
 */
record UsableKey() implements RequestCheck {
    private static final int LONGEST_MODULUS = 8192;
    private static final int LONGEST_EXPONENT = 256;

    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        try {
            return request.key().getPublicKeyData().getPadBits() == 0
                            && SubjectKey.of(Der.of(request.key().getEncoded())).isPresent()
                            && isVerifiedQuickly(request)
                    ? Optional.empty()
                    : RequestCheck.refuse(RefusalCode.KEY_UNUSABLE, "");
        } catch (IOException notAKey) {
            return RequestCheck.refuse(RefusalCode.KEY_UNUSABLE, "");
        }
    }

    private static boolean isVerifiedQuickly(ParsedRequest request) throws IOException {
        if (!request.key().getAlgorithm().getAlgorithm().on(PKCSObjectIdentifiers.pkcs_1)) {
            return true;
        }
        RSAPublicKey key = RSAPublicKey.getInstance(request.key().parsePublicKey());
        return key.getModulus().bitLength() <= LONGEST_MODULUS
                && key.getPublicExponent().bitLength() <= LONGEST_EXPONENT;
    }
}
