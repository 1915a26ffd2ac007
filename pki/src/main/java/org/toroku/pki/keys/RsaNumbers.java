package org.toroku.pki.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The two numbers of an RSA key, read without the library's own judgement of them. Its RSAPublicKey takes a negative
 * number for a large positive one; other readers do not.
 */
record RsaNumbers(BigInteger modulus, BigInteger exponent) {
    /** RFC 8017 A.1.1; empty where the key is not two positive integers. */
    static Optional<RsaNumbers> of(SubjectPublicKeyInfo key) throws IOException {
        return key.parsePublicKey() instanceof ASN1Sequence numbers
                        && numbers.size() == 2
                        && numbers.getObjectAt(0) instanceof ASN1Integer modulus
                        && numbers.getObjectAt(1) instanceof ASN1Integer exponent
                        && modulus.getValue().signum() > 0
                        && exponent.getValue().signum() > 0
                ? Optional.of(new RsaNumbers(modulus.getValue(), exponent.getValue()))
                : Optional.empty();
    }
}
