package org.toroku.pki.request;

import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;

/** Recognises private keys, so that whoever sends one by mistake is told that it is spent. */
final class PrivateKeyShape {
    private static final int NUMBERS_OF_RSA = 9;

    private PrivateKeyShape() {}

    /** PKCS #8 (RFC 5958 2), plain or encrypted; PKCS #1 (RFC 8017 A.1.2); SEC 1 (RFC 5915 3). */
    static boolean isThatOf(ASN1Sequence value) {
        return isPkcs8(value) || isSec1(value) || isPkcs1(value);
    }

    private static boolean isPkcs8(ASN1Sequence value) {
        return value.size() >= 3
                        && value.getObjectAt(0) instanceof ASN1Integer
                        && value.getObjectAt(1) instanceof ASN1Sequence
                        && value.getObjectAt(2) instanceof ASN1OctetString
                || value.size() == 2
                        && value.getObjectAt(0) instanceof ASN1Sequence
                        && value.getObjectAt(1) instanceof ASN1OctetString;
    }

    private static boolean isSec1(ASN1Sequence value) {
        return value.size() >= 2
                && value.getObjectAt(0) instanceof ASN1Integer
                && value.getObjectAt(1) instanceof ASN1OctetString;
    }

    private static boolean isPkcs1(ASN1Sequence value) {
        return value.size() == NUMBERS_OF_RSA
                && StreamSupport.stream(value.spliterator(), false).allMatch(ASN1Integer.class::isInstance);
    }
}
