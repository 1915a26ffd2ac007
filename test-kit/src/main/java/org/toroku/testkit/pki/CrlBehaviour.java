package org.toroku.testkit.pki;

/** How the status service answers requests for the CRL; everything but NORMAL is a fault. */
public enum CrlBehaviour {
    /** The current CRL. */
    NORMAL,
    /** Properly signed, but nextUpdate was two days ago, and without the revocations since. */
    STALE,
    /** Signed by the look-alike CA. */
    WRONG_SIGNER,
    /** HTTP status 500. */
    HTTP_500,
    /** HTTP status 200 with bytes that are no CRL. */
    GARBAGE,
    /** The connection is closed without an answer. */
    DOWN
}
