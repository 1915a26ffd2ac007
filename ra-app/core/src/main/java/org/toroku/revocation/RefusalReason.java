package org.toroku.revocation;

/** Why a request for revocation is refused (則12①二). */
public enum RefusalReason {
    NOT_ENTITLED,
    NOT_AUTHENTICATED,
    NO_CAUSE,
    OTHER_CERTIFICATE,
    TAKEN_BACK
}
