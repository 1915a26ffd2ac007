package org.toroku.evidence;

import java.security.GeneralSecurityException;

/** The key under which all case keys are wrapped: a file by default, a KMS or HSM in production. */
interface MasterKey {
    /** Names the key without disclosing it; stored beside everything wrapped under it. */
    String id();

    /** @param context bound to the wrapped key; unwrapping needs the same */
    byte[] wrap(byte[] key, byte[] context);

    /** @throws GeneralSecurityException where the bytes were altered, belong to another context or to another key */
    byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException;
}
