package org.toroku.workflows.evidence;

/** What an officer found on a document. */
public enum Mark {
    /** It bears the holder's signature. */
    SIGNED,
    /** It bears the holder's seal. */
    SEALED,
    /** It is an original, not a copy. */
    ORIGINAL,
    /** A My Number is printed on it. */
    MY_NUMBER_SHOWN
}
