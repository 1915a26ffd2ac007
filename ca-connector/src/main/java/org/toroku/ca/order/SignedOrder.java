package org.toroku.ca.order;

import org.toroku.pki.Der;

/**
 * An order in canonical form with the RA's signature.
 *
 * @param canonical {@link CanonicalOrder} encoding of the order
 * @param signature SHA256withECDSA by the RA order key, which lives on the RA's own token
 * @param keyId hex SHA-256 of the order key's SubjectPublicKeyInfo
 */
public record SignedOrder(Der canonical, Der signature, String keyId) {}
