package org.toroku.pki.keys;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.math.ec.ECPoint;
import org.toroku.pki.Der;
import org.toroku.pki.x509.StrictDer;

/**
 * One public key, whichever way it was encoded: made to find the same key again, in another application or on a list. RSA
 * has the NULL that RFC 3279 2.3.1 prescribes and does not tell RSASSA-PSS from PKCS #1, since the two numbers are what
 * may not be used twice; points are uncompressed; other algorithms have no parameters. What is certified is the encoding
 * that was asked for, not this one.
 *
 * @param spki SubjectPublicKeyInfo in that one encoding
 */
public record SubjectKey(Der spki) {
    private static final int MAX_BYTES = 4096;

    /** Empty where the bytes are no DER key of a kind in {@link KeyAlgorithm}. Says nothing about the key's strength. */
    public static Optional<SubjectKey> of(Der spki) {
        return StrictDer.read(spki, MAX_BYTES).flatMap(value -> {
            try {
                return of(SubjectPublicKeyInfo.getInstance(value));
            } catch (RuntimeException hostile) {
                // Valid DER of another shape: the library answers with unchecked exceptions.
                return Optional.empty();
            }
        });
    }

    static Optional<SubjectKey> of(SubjectPublicKeyInfo key) {
        return KeyAlgorithm.of(key).flatMap(algorithm -> switch (algorithm) {
            case RSA, RSA_PSS -> rsa(key);
            case P256, P384 -> elliptic(key);
            case ED25519, ML_DSA_44, ML_DSA_65, ML_DSA_87 ->
                encoded(new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(key.getAlgorithm().getAlgorithm()),
                        key.getPublicKeyData().getOctets()));
        });
    }

    /** SHA-256 of {@link #spki} in lower-case hexadecimal, 64 characters: equal exactly for equal keys. */
    public String sha256Hex() {
        return spki.sha256Hex();
    }

    /**
     * As {@link #sha256Hex}, but equal also for RSA keys that differ in their public exponent alone: their owners have the
     * same factors, so that a new exponent makes no new key.
     */
    public String materialSha256Hex() {
        try {
            SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(spki.toByteArray());
            return key.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
                    ? Der.of(RSAPublicKey.getInstance(key.parsePublicKey())
                                    .getModulus()
                                    .toByteArray())
                            .sha256Hex()
                    : sha256Hex();
        } catch (IOException e) {
            throw new IllegalStateException("a canonical key can be read again", e);
        }
    }

    /** Length of the modulus or of the curve's field; empty for lattices, whose parameter set says all. */
    public OptionalInt bits() {
        return KeySize.of(SubjectPublicKeyInfo.getInstance(spki.toByteArray())).bits();
    }

    private static Optional<SubjectKey> rsa(SubjectPublicKeyInfo key) {
        try {
            Optional<RsaNumbers> numbers = RsaNumbers.of(key);
            return numbers.isEmpty()
                    ? Optional.empty()
                    : encoded(new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            new RSAPublicKey(
                                    numbers.get().modulus(), numbers.get().exponent())));
        } catch (IOException notAKey) {
            return Optional.empty();
        }
    }

    private static Optional<SubjectKey> elliptic(SubjectPublicKeyInfo key) {
        return EcKey.pointOf(key)
                .filter(point -> !point.isInfinity())
                .map(ECPoint::normalize)
                .flatMap(point -> encoded(new SubjectPublicKeyInfo(key.getAlgorithm(), point.getEncoded(false))));
    }

    private static Optional<SubjectKey> encoded(SubjectPublicKeyInfo key) {
        try {
            return Optional.of(new SubjectKey(Der.of(key.getEncoded(ASN1Encoding.DER))));
        } catch (IOException notEncodable) {
            return Optional.empty();
        }
    }
}
