package org.toroku.pki.request;

import org.bouncycastle.asn1.ASN1BitString;
import org.toroku.pki.Der;

/** Bit strings that hold whole bytes, as signatures and keys do. */
final class Bits {
    private Bits() {}

    static Der whole(ASN1BitString bits) {
        if (bits.getPadBits() != 0) {
            throw new IllegalArgumentException("a signature consists of whole bytes");
        }
        return Der.of(bits.getOctets());
    }
}
