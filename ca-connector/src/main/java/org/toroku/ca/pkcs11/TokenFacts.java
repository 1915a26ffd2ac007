package org.toroku.ca.pkcs11;

/**
 * What a token says about itself (C_GetTokenInfo).
 *
 * @param longestPin most bytes that its PIN may have
 */
public record TokenFacts(
        String label,
        String manufacturer,
        String model,
        String serial,
        String hardwareVersion,
        String firmwareVersion,
        long longestPin) {}
