package org.toroku.ca.log;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.toroku.pki.Der;

/**
 * The one form of an ECDSA signature on P-256: whoever sees (r, s) can write (r, n − s), which verifies as well, so of the two
 * only the one with the smaller s is kept.
 */
final class LowS {
    private static final BigInteger ORDER = CustomNamedCurves.getByName("P-256").getN();
    private static final BigInteger HALF = ORDER.shiftRight(1);

    private LowS() {}

    /** {@code signature} in that form; as it is, where it is none. */
    static Der of(Der signature) {
        try {
            ASN1Sequence parts = ASN1Sequence.getInstance(signature.toByteArray());
            BigInteger r = ASN1Integer.getInstance(parts.getObjectAt(0)).getValue();
            BigInteger s = ASN1Integer.getInstance(parts.getObjectAt(1)).getValue();
            boolean plain = parts.size() == 2 && s.signum() > 0 && s.compareTo(ORDER) < 0;
            if (!plain) {
                return signature;
            }
            BigInteger low = s.compareTo(HALF) > 0 ? ORDER.subtract(s) : s;
            return Der.of(new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(low)}).getEncoded());
        } catch (IOException | RuntimeException hostile) {
            // no signature, which does not verify either
            return signature;
        }
    }
}
