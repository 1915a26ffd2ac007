package org.toroku.testkit.pki;

/** How the status service answers; everything but NORMAL, GOOD, REVOKED and UNKNOWN is a fault. */
public enum OcspBehaviour {
    /** As the register says. */
    NORMAL,
    /** Good, whatever the register says. */
    GOOD,
    /** Revoked, whatever the register says. */
    REVOKED,
    /** Unknown, whatever the register says. */
    UNKNOWN,
    /** Properly signed, but nextUpdate was yesterday. */
    STALE,
    /** With the nonce of an earlier request. */
    REPLAY,
    /** Without a nonce, although one was sent. */
    NO_NONCE,
    /** The error {@code tryLater}. */
    TRY_LATER,
    /** Right, but only after {@link TestStatusService#slowness}. */
    SLOW,
    /** Signed by a responder of the same name that the look-alike CA certified. */
    WRONG_SIGNER,
    /** The right responder, one bit of the signature flipped. */
    BAD_SIGNATURE,
    /** Signed by a certificate of the anchor that lacks {@code id-kp-OCSPSigning}. */
    UNAUTHORISED_RESPONDER,
    /** Good, but for another serial number. */
    OTHER_SERIAL,
    /** A body that never ends. */
    ENDLESS_BODY,
    /** HTTP status 500. */
    HTTP_500,
    /** HTTP status 307 to a place that would answer; a client must not follow. */
    REDIRECT,
    /** HTTP status 200 with bytes that are no OCSP response. */
    GARBAGE,
    /** The connection is closed without an answer. */
    DOWN
}
