package org.toroku.ca.pkcs11;

import java.util.Optional;
import org.toroku.pki.Der;

/**
 * A key that must be on the token.
 *
 * @param alias CKA_ID of a key pair, CKA_LABEL of a secret key
 * @param publicKey SubjectPublicKeyInfo as recorded at the key ceremony; empty for a secret key
 */
public record TokenKey(String alias, Optional<Der> publicKey) {
    public static TokenKey pair(String alias, Der publicKey) {
        return new TokenKey(alias, Optional.of(publicKey));
    }

    public static TokenKey secret(String alias) {
        return new TokenKey(alias, Optional.empty());
    }
}
