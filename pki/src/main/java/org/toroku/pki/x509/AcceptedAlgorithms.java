package org.toroku.pki.x509;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.toroku.pki.identity.Reasons;

/**
 * The table of accepted signature algorithms with their keys (Act 102/2000 Enforcement Rules art. 2; JPKI Enforcement
 * Rules art. 2). What is not in the table is refused, so SHA-1 needs no rule of its own.
 */
public final class AcceptedAlgorithms {
    private static final Map<Integer, ASN1ObjectIdentifier> CURVES = Map.of(
            256,
            SECObjectIdentifiers.secp256r1,
            384,
            SECObjectIdentifiers.secp384r1,
            521,
            SECObjectIdentifiers.secp521r1);

    private final List<Rule> rules;

    private AcceptedAlgorithms(List<Rule> rules) {
        this.rules = rules;
    }

    /**
     * @param names such as {@code SHA256withRSA/2048} (smallest modulus in bits) or {@code SHA384withECDSA/384} (the
     *     NIST curve)
     * @throws IllegalArgumentException for a name that cannot be read: configuration is refused at start, not at use
     */
    public static AcceptedAlgorithms of(Set<String> names) {
        return new AcceptedAlgorithms(names.stream().map(Rule::of).toList());
    }

    /** Why this signature algorithm with this key is refused; empty where the table has it. */
    public Optional<String> refusal(String signatureAlgorithm, ParsedCertificate signer) {
        List<Rule> named =
                rules.stream().filter(rule -> rule.isFor(signatureAlgorithm)).toList();
        if (named.isEmpty()) {
            return Optional.of(Reasons.ALGORITHM_NOT_ACCEPTED);
        }
        return named.stream().anyMatch(rule -> rule.allows(signer))
                ? Optional.empty()
                : Optional.of(Reasons.KEY_NOT_ACCEPTED);
    }

    /** As {@link #refusal(String, ParsedCertificate)}, for an algorithm named by its identifier. */
    public Optional<String> refusal(AlgorithmIdentifier algorithm, ParsedCertificate signer) {
        DefaultSignatureNameFinder names = new DefaultSignatureNameFinder();
        return names.hasAlgorithmName(algorithm.getAlgorithm())
                ? refusal(names.getAlgorithmName(algorithm), signer)
                : Optional.of(Reasons.ALGORITHM_NOT_ACCEPTED);
    }

    /** Names of the signature algorithms the table allows for this key; empty for a key it refuses. */
    public List<String> allowedFor(ParsedCertificate signer) {
        return rules.stream()
                .filter(rule -> rule.allows(signer))
                .map(Rule::signature)
                .sorted()
                .toList();
    }

    private record Rule(String signature, int bits) {
        static Rule of(String name) {
            int slash = name.indexOf('/');
            if (slash < 1) {
                throw new IllegalArgumentException("algorithm without key size: " + name);
            }
            Rule rule = new Rule(name.substring(0, slash), Integer.parseInt(name.substring(slash + 1)));
            if (rule.isElliptic() && !CURVES.containsKey(rule.bits)) {
                throw new IllegalArgumentException("no NIST curve of that size: " + name);
            }
            return rule;
        }

        boolean isFor(String algorithm) {
            return signature.equalsIgnoreCase(algorithm);
        }

        boolean isElliptic() {
            return signature.toUpperCase(Locale.ROOT).endsWith("ECDSA");
        }

        boolean allows(ParsedCertificate signer) {
            PublicKey key = signer.key();
            return isElliptic()
                    ? isOnNamedCurve(signer.holder().getSubjectPublicKeyInfo())
                    : key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= bits;
        }

        /** RFC 5480 2.1.1: the curve is named; explicit parameters (a forger's own generator) do not match. */
        private boolean isOnNamedCurve(SubjectPublicKeyInfo key) {
            AlgorithmIdentifier algorithm = key.getAlgorithm();
            return algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                    && Objects.equals(CURVES.get(bits), algorithm.getParameters());
        }
    }
}
