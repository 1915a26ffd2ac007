package org.toroku.pki.x509;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.toroku.pki.Der;

/**
 * Reads exactly one DER value (X.690 clause 10). BER alternatives and trailing bytes are refused, because two readers
 * that disagree about the same bytes are how a signature comes to cover something else than what was shown.
 */
public final class StrictDer {
    private StrictDer() {}

    /** Empty where {@code der} is longer than {@code maxBytes}, is not DER, or holds anything after the value. */
    public static Optional<ASN1Primitive> read(Der der, int maxBytes) {
        if (der.length() == 0 || der.length() > maxBytes) {
            return Optional.empty();
        }
        byte[] bytes = der.toByteArray();
        try {
            // The reader bounds the nesting depth itself and refuses bytes after the value.
            ASN1Primitive value = ASN1Primitive.fromByteArray(bytes);
            return Arrays.equals(value.getEncoded(ASN1Encoding.DER), bytes) ? Optional.of(value) : Optional.empty();
        } catch (IOException | RuntimeException notDer) {
            // Hostile bytes: the reader answers some of them with unchecked exceptions.
            return Optional.empty();
        }
    }
}
