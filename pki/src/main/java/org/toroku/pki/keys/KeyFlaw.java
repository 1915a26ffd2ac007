package org.toroku.pki.keys;

/** Why a public key is refused. Codes are stable: faces translate them and books keep them. */
public enum KeyFlaw {
    /** The encoding cannot be read. */
    MALFORMED("key-malformed"),
    /** A kind of key that the policy has never listed. */
    ALGORITHM("key-algorithm"),
    /** The policy lists this kind from a later day only. */
    ALGORITHM_NOT_YET("key-algorithm-not-yet"),
    /** The policy has ceased to list this kind. */
    ALGORITHM_ENDED("key-algorithm-ended"),
    /** The policy has no rule in force that this check needs. */
    NO_RULE("key-no-rule"),
    /** The algorithm's parameters are not the ones its standard prescribes. */
    PARAMETERS("key-parameters"),
    /** RSASSA-PSS parameters with SHA-1, unequal hashes, a short salt or another trailer. */
    RSA_PSS_PARAMETERS("key-rsa-pss-parameters"),
    TOO_SHORT("key-too-short"),
    /** So long that verifying with it costs others dearly. */
    TOO_LONG("key-too-long"),
    /** RSA public exponent even, too small or too large. */
    RSA_EXPONENT("key-rsa-exponent"),
    RSA_EVEN("key-rsa-even"),
    /** The RSA modulus is a power of one number. */
    RSA_POWER("key-rsa-power"),
    RSA_SMALL_FACTOR("key-rsa-small-factor"),
    /** RSA primes so close that Fermat's method finds them. */
    RSA_FERMAT("key-rsa-fermat"),
    /** CVE-2017-15361. */
    RSA_ROCA("key-rsa-roca"),
    /** CVE-2008-0166: on the list of keys that Debian's OpenSSL could make. */
    DEBIAN("key-debian"),
    /** On the list of keys whose private half is known to strangers. */
    COMPROMISED("key-compromised"),
    /** Another curve than P-256 and P-384, or one given by explicit parameters. */
    EC_CURVE("key-ec-curve"),
    /** Not on the curve, or the point at infinity. */
    EC_POINT("key-ec-point"),
    /** Compressed or hybrid form of the point. */
    EC_POINT_FORM("key-ec-point-form"),
    /** Not a canonical Ed25519 point of the large prime order. */
    ED25519_POINT("key-ed25519-point"),
    /** An ML-DSA key of the wrong length. */
    ML_DSA_LENGTH("key-ml-dsa-length");

    private final String code;

    KeyFlaw(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
