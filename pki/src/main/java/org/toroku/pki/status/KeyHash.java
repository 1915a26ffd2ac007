package org.toroku.pki.status;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.toroku.pki.x509.ParsedCertificate;

/** The name of a key in a ResponderID (RFC 6960 4.2.1: SHA-1 over the BIT STRING's value); no protection rests on it. */
final class KeyHash {
    private KeyHash() {}

    static byte[] sha1(ParsedCertificate certificate) {
        try {
            return MessageDigest.getInstance("SHA-1")
                    .digest(certificate
                            .holder()
                            .getSubjectPublicKeyInfo()
                            .getPublicKeyData()
                            .getBytes());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
