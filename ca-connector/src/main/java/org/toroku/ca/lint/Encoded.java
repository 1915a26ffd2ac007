package org.toroku.ca.lint;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.toroku.pki.Der;

/** DER of a Bouncy Castle object, for comparing octets instead of meanings. */
final class Encoded {
    private Encoded() {}

    static Der of(ASN1Object object) {
        try {
            return Der.of(object.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("not encodable", e);
        }
    }
}
