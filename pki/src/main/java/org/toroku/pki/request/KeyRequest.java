package org.toroku.pki.request;

import java.util.OptionalInt;
import org.toroku.pki.Der;
import org.toroku.pki.keys.KeyAlgorithm;
import org.toroku.pki.keys.SubjectKey;

/**
 * A request whose proof of possession was verified.
 *
 * @param spki SubjectPublicKeyInfo exactly as in the request; what is certified
 * @param key the same key in its one encoding, to find it again
 * @param algorithm kind of key
 * @param bits of the modulus or the curve's field; empty for lattices
 * @param signatureAlgorithm of the proof, e.g. {@code SHA256withRSA}
 * @param request the whole request in DER: evidence to be kept
 */
public record KeyRequest(
        RequestFormat format,
        Der spki,
        SubjectKey key,
        KeyAlgorithm algorithm,
        OptionalInt bits,
        String signatureAlgorithm,
        Der request) {
    /** SHA-256 of the request's DER in lower-case hexadecimal, whether it came as DER or as PEM. */
    public String digestHex() {
        return request.sha256Hex();
    }
}
