package org.toroku.pki.request;

import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.toroku.pki.Der;

/**
 * One extension as it was asked for, before anything is made of it.
 *
 * @param saysDefault writes {@code critical FALSE}, which DER leaves out (X.690 11.5)
 */
record RequestedExtension(ASN1ObjectIdentifier id, boolean saysDefault, Der value) {
    /** RFC 5280 4.1; throws unchecked exceptions for anything else. */
    static RequestedExtension of(ASN1Sequence extension) {
        ASN1ObjectIdentifier id = ASN1ObjectIdentifier.getInstance(extension.getObjectAt(0));
        boolean hasCritical = extension.size() == 3;
        if (!hasCritical && extension.size() != 2) {
            throw new IllegalArgumentException("an extension has two or three parts");
        }
        return new RequestedExtension(
                id,
                hasCritical
                        && !ASN1Boolean.getInstance(extension.getObjectAt(1)).isTrue(),
                Der.of(ASN1OctetString.getInstance(extension.getObjectAt(extension.size() - 1))
                        .getOctets()));
    }
}
