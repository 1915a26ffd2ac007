package org.toroku.testkit.pki;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Positive serial numbers of 63 bits, random so that two test PKIs never share one. */
final class SerialNumbers {

    private static final SecureRandom RANDOM = new SecureRandom();

    private SerialNumbers() {}

    static BigInteger next() {
        return new BigInteger(62, RANDOM).setBit(62);
    }
}
