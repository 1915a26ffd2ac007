package org.toroku.pki.identity;

/**
 * Every reason code a verification or a status can carry. Codes are stable: the faces translate them and the books keep
 * them. None holds personal data.
 */
public final class Reasons {
    // --- the signature and what it covers ---

    /** Content or signature exceeds the size limit. */
    public static final String TOO_LARGE = "too-large";
    /** The signature is not one DER value (BER, trailing bytes, nothing at all). */
    public static final String SIGNATURE_NOT_DER = "signature-not-der";
    /** DER, but no CMS SignedData over plain data. */
    public static final String SIGNATURE_MALFORMED = "signature-malformed";
    /** CMS with no or several signers. */
    public static final String SIGNER_COUNT = "signer-count";
    /** CMS without signed attributes. */
    public static final String SIGNED_ATTRIBUTES_MISSING = "signed-attributes-missing";
    /** A signed attribute is repeated, has several values or is of the wrong type. */
    public static final String SIGNED_ATTRIBUTE_MALFORMED = "signed-attribute-malformed";
    /** A signed attribute of unknown meaning: something was signed that nobody was shown. */
    public static final String SIGNED_ATTRIBUTE_NOT_ACCEPTED = "signed-attribute-not-accepted";
    /** CMS carries a content of its own that differs from the application. */
    public static final String CONTENT_EMBEDDED_DIFFERS = "content-embedded-differs";
    /** The content-type attribute is missing or is not plain data. */
    public static final String CONTENT_TYPE_MISMATCH = "content-type-mismatch";
    /** What was signed is not this application: changed, or the signature of another. */
    public static final String CONTENT_DIGEST_MISMATCH = "content-digest-mismatch";
    /** The signing-certificate attribute names another certificate. */
    public static final String SIGNING_CERTIFICATE_MISMATCH = "signing-certificate-mismatch";
    /** The signature does not verify with the certificate's key. */
    public static final String SIGNATURE_INVALID = "signature-invalid";
    /** The algorithm is not in the accepted table, e.g. SHA-1. */
    public static final String ALGORITHM_NOT_ACCEPTED = "algorithm-not-accepted";
    /** The algorithm is accepted, the key is not: too short or another curve. */
    public static final String KEY_NOT_ACCEPTED = "key-not-accepted";
    /** The check could not process its input; treated as refused. */
    public static final String NOT_PROCESSABLE = "not-processable";

    // --- the certificate ---

    /** No certificate of the signer came with the signature. */
    public static final String SIGNER_CERTIFICATE_MISSING = "signer-certificate-missing";
    /** Several certificates fit the signer. */
    public static final String SIGNER_CERTIFICATE_AMBIGUOUS = "signer-certificate-ambiguous";
    /** The certificate is no strict DER X.509 certificate. */
    public static final String CERTIFICATE_MALFORMED = "certificate-malformed";
    /** The card's authentication certificate (利用者証明用) was used instead of the signature certificate (署名用). */
    public static final String AUTHENTICATION_CERTIFICATE = "authentication-certificate";
    /** keyUsage is missing or is not exactly digitalSignature and nonRepudiation. */
    public static final String KEY_USAGE_NOT_ACCEPTED = "key-usage-not-accepted";
    /** No pinned CA has the issuer's name. */
    public static final String ISSUER_UNKNOWN = "issuer-unknown";
    /** The issuer has the name of a pinned CA but not its key: a look-alike. */
    public static final String ISSUER_KEY_MISMATCH = "issuer-key-mismatch";
    /** Issued by a test CA, and this system is in production. */
    public static final String TEST_ANCHOR = "test-anchor";
    /** The pinned CA certificate is outside its own validity. */
    public static final String ANCHOR_EXPIRED = "anchor-expired";
    /** Path validation refused the certificate. */
    public static final String PATH_INVALID = "path-invalid";
    /** No path was validated because the issuer is unknown. */
    public static final String PATH_NOT_BUILT = "path-not-built";
    /** The certificate has expired. */
    public static final String CARD_EXPIRED = "card-expired";
    /** The certificate is not valid yet. */
    public static final String CARD_NOT_YET_VALID = "card-not-yet-valid";
    /** The signer's certificate is that of a CA. */
    public static final String CA_CERTIFICATE = "ca-certificate";
    /** A critical extension that this verifier does not process. */
    public static final String CRITICAL_EXTENSION = "critical-extension";
    /** No accepted certificate policy. */
    public static final String POLICY_NOT_ACCEPTED = "policy-not-accepted";
    /** A test card, and this system is in production. */
    public static final String TEST_POLICY = "test-policy";

    // --- the four basic items ---

    /** One of the six otherNames is missing. */
    public static final String BASIC_ITEM_MISSING = "basic-item-missing";
    /** One of the six otherNames occurs twice. */
    public static final String BASIC_ITEM_DUPLICATE = "basic-item-duplicate";
    /** An item is not readable text, empty or too long. */
    public static final String BASIC_ITEM_MALFORMED = "basic-item-malformed";
    /** An item and its substitute flags changed places. */
    public static final String BASIC_ITEMS_SWAPPED = "basic-items-swapped";
    /** Substitute flags are not one 0 or 1 per character. */
    public static final String SUBSTITUTE_FLAGS_MALFORMED = "substitute-flags-malformed";
    /** There are more or fewer substitute flags than characters. */
    public static final String SUBSTITUTE_FLAGS_LENGTH = "substitute-flags-length";
    /** Sex is not one digit. */
    public static final String SEX_MALFORMED = "sex-malformed";
    /** The birth date is not EYYYYMMDD. */
    public static final String BIRTH_DATE_MALFORMED = "birth-date-malformed";

    // --- keys ---

    /** Neither RSA nor an accepted elliptic curve. */
    public static final String KEY_ALGORITHM = "key-algorithm";
    /** The key's encoding cannot be read. */
    public static final String KEY_MALFORMED = "key-malformed";
    /** RSA modulus too short or absurdly long. */
    public static final String KEY_RSA_SIZE = "key-rsa-size";
    /** RSA public exponent even, below 65537 or above 256 bits. */
    public static final String KEY_RSA_EXPONENT = "key-rsa-exponent";
    /** RSA modulus even or divisible by a small prime. */
    public static final String KEY_RSA_SMALL_FACTOR = "key-rsa-small-factor";
    /** RSA primes so close that Fermat's method finds them. */
    public static final String KEY_RSA_FERMAT = "key-rsa-fermat";
    /** RSA modulus bears the ROCA fingerprint (CVE-2017-15361). */
    public static final String KEY_RSA_ROCA = "key-rsa-roca";
    /** Curve other than P-256 and P-384. */
    public static final String KEY_EC_CURVE = "key-ec-curve";
    /** The point is not on the curve or is the point at infinity. */
    public static final String KEY_EC_POINT = "key-ec-point";

    // --- status: a decision ---

    /** The certificate is revoked. Death, move and loss look alike: word it neutrally. */
    public static final String CARD_REVOKED = "card-revoked";
    /** The status service is authentic and does not know the certificate; not decidable now. */
    public static final String CARD_UNKNOWN = "card-unknown";

    // --- status: OCSP gave no verifiable answer. The first five count as "not reached" and allow a CRL ---

    /** No complete answer within the time limit. */
    public static final String OCSP_TIMEOUT = "ocsp-timeout";
    /** No connection. */
    public static final String OCSP_UNREACHABLE = "ocsp-unreachable";
    /** HTTP 5xx. */
    public static final String OCSP_SERVER_ERROR = "ocsp-server-error";
    /** OCSP tryLater. */
    public static final String OCSP_TRY_LATER = "ocsp-try-later";
    /** OCSP internalError. */
    public static final String OCSP_INTERNAL_ERROR = "ocsp-internal-error";

    // From here on the answer is suspicious or our request is wrong: no CRL instead.

    /** HTTP redirect; never followed. */
    public static final String OCSP_REDIRECT = "ocsp-redirect";
    /** Another HTTP status. */
    public static final String OCSP_HTTP_STATUS = "ocsp-http-status";
    /** Body longer than allowed. */
    public static final String OCSP_TOO_LARGE = "ocsp-too-large";
    /** OCSP malformedRequest. */
    public static final String OCSP_MALFORMED_REQUEST = "ocsp-malformed-request";
    /** OCSP sigRequired. */
    public static final String OCSP_SIGNATURE_REQUIRED = "ocsp-signature-required";
    /** OCSP unauthorized. */
    public static final String OCSP_UNAUTHORIZED = "ocsp-unauthorized";
    /** No strict DER BasicOCSPResponse. */
    public static final String OCSP_MALFORMED = "ocsp-malformed";
    /** Neither the issuer nor a responder it delegated to. */
    public static final String OCSP_WRONG_RESPONDER = "ocsp-wrong-responder";
    /** The responder's certificate lacks id-kp-OCSPSigning. */
    public static final String OCSP_RESPONDER_NOT_DELEGATED = "ocsp-responder-not-delegated";
    /** The responder's certificate is outside its validity. */
    public static final String OCSP_RESPONDER_EXPIRED = "ocsp-responder-expired";
    /** Signed with an algorithm or key that is not accepted. */
    public static final String OCSP_ALGORITHM = "ocsp-algorithm";
    /** The signature does not verify. */
    public static final String OCSP_SIGNATURE_INVALID = "ocsp-signature-invalid";
    /** The answer omits the nonce. */
    public static final String OCSP_NONCE_MISSING = "ocsp-nonce-missing";
    /** The answer has another nonce: a replay. */
    public static final String OCSP_NONCE_MISMATCH = "ocsp-nonce-mismatch";
    /** The answer is about another certificate. */
    public static final String OCSP_OTHER_CERTIFICATE = "ocsp-other-certificate";
    /** The answer speaks twice about the certificate. */
    public static final String OCSP_AMBIGUOUS = "ocsp-ambiguous";
    /** Too old, or past its nextUpdate. */
    public static final String OCSP_STALE = "ocsp-stale";
    /** From the future. */
    public static final String OCSP_NOT_YET_VALID = "ocsp-not-yet-valid";
    /** Has a critical extension that is not processed. */
    public static final String OCSP_CRITICAL_EXTENSION = "ocsp-critical-extension";

    // --- status: the CRL gave no verifiable answer ---

    public static final String CRL_TIMEOUT = "crl-timeout";
    public static final String CRL_UNREACHABLE = "crl-unreachable";
    public static final String CRL_SERVER_ERROR = "crl-server-error";
    public static final String CRL_REDIRECT = "crl-redirect";
    public static final String CRL_HTTP_STATUS = "crl-http-status";
    public static final String CRL_TOO_LARGE = "crl-too-large";
    /** No strict DER CRL, or one without nextUpdate. */
    public static final String CRL_MALFORMED = "crl-malformed";
    /** Another issuer's CRL. */
    public static final String CRL_OTHER_ISSUER = "crl-other-issuer";

    public static final String CRL_ALGORITHM = "crl-algorithm";
    public static final String CRL_SIGNATURE_INVALID = "crl-signature-invalid";
    /** Too old, or past its nextUpdate. */
    public static final String CRL_STALE = "crl-stale";

    public static final String CRL_NOT_YET_VALID = "crl-not-yet-valid";
    /** A partial CRL that does not cover the certificate. */
    public static final String CRL_OUT_OF_SCOPE = "crl-out-of-scope";

    public static final String CRL_CRITICAL_EXTENSION = "crl-critical-extension";

    // --- status: stored evidence ---

    /** The evidence lacks the request or the response. */
    public static final String EVIDENCE_INCOMPLETE = "evidence-incomplete";
    /** The waiting thread was asked to stop. */
    public static final String INTERRUPTED = "interrupted";

    private Reasons() {}
}
