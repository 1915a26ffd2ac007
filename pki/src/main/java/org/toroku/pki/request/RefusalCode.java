package org.toroku.pki.request;

/** Why a request is refused. Codes are stable: faces translate them and books keep them. */
public enum RefusalCode {
    TOO_LARGE("request-too-large"),
    /** Neither DER nor PEM. */
    NOT_DER("request-not-der"),
    /** Something follows the request. */
    TRAILING_BYTES("request-trailing-bytes"),
    /** Readable, but not in the one encoding that DER prescribes; two readers might see two requests. */
    NON_CANONICAL("request-non-canonical"),
    /** DER, but neither a PKCS #10 nor a CRMF request. */
    MALFORMED("request-malformed"),
    /** A private key was sent: nobody may use it any more. */
    PRIVATE_KEY("request-private-key"),
    /** Several requests in one. */
    SEVERAL_MESSAGES("request-several-messages"),
    DUPLICATE_ATTRIBUTE("request-duplicate-attribute"),
    /** An attribute, control or registration info that the profile does not know. */
    ODD_ATTRIBUTE("request-odd-attribute"),
    /** A field of a CRMF template that an applicant has no say in. */
    ODD_FIELD("request-odd-field"),
    DUPLICATE_EXTENSION("request-duplicate-extension"),
    /** An extension that the profile does not know. */
    ODD_EXTENSION("request-odd-extension"),
    /** Asks for the rights of a CA. */
    CA_REQUESTED("request-ca-requested"),
    /** The key or its signature is of a kind that is not accepted, e.g. MD5 or SHA-1. */
    UNSUPPORTED_ALGORITHM("request-unsupported-algorithm"),
    /** No signature can be checked with this key. */
    KEY_UNUSABLE("request-key-unusable"),
    /** No signature proves possession of the key. */
    POP_ABSENT("request-pop-absent"),
    /** CRMF: what the proof covers is not what RFC 4211 4.1 prescribes. */
    POP_INPUT("request-pop-input"),
    /** The signature does not verify with the key. */
    POP_FAILED("request-pop-failed");

    private final String code;

    RefusalCode(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
