package org.toroku.testkit.pki;

/** What can be wrong with a card on purpose; a verifier must notice each one. */
public enum CardDefect {
    /** Issued by another key under the name and the key identifier of the anchor. */
    LOOK_ALIKE_CA,
    /** Properly signed, yet never entered into the register of the status service. */
    UNKNOWN_TO_OCSP,
    /** Address and address flags carry each other's identifier, as in one published test file. */
    SWAPPED_OIDS,
    /** One name flag fewer than the name has characters. */
    FLAG_LENGTH_MISMATCH,
    /** The name item appears twice, with different values. */
    DUPLICATE_NAME,
    /** There is no name item. */
    MISSING_NAME,
    /** An item with an identifier nobody knows: to be accepted and kept, not refused. */
    UNKNOWN_ITEM,
    /** The leaf claims to be a CA. */
    CA_LEAF,
    /** keyUsage lacks nonRepudiation. */
    WITHOUT_NON_REPUDIATION,
    /** The user authentication certificate: digitalSignature only, no items of the holder. */
    AUTHENTICATION
}
