package org.toroku.ca.cmp;

import java.math.BigInteger;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PBMParameter;
import org.bouncycastle.asn1.iana.IANAObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.toroku.ca.cmp.SecretProtection.Kind;

/**
 * Whether the parameters of a MAC, which whoever sent it chose, are worth computing it: neither so weak that it is guessed
 * without the secret, nor so costly that computing it is the attack.
 */
final class MacParameters {
    private static final int LEAST_SALT = 8;
    private static final int MOST_SALT = 128;
    private static final int MOST_ITERATIONS = 1_000_000;
    /** RFC 8018 section 4.2. */
    private static final int LEAST_ITERATIONS = 1_000;
    /** RFC 4211 section 4.4. */
    private static final int LEAST_PBM_ITERATIONS = 100;
    /** RFC 9579 section 9: a shorter key makes it weaker than its function. */
    private static final int LEAST_KEY = 20;

    private static final int MOST_KEY = 64;

    private static final Set<ASN1ObjectIdentifier> HMAC_SHA2 = Set.of(
            PKCSObjectIdentifiers.id_hmacWithSHA256,
            PKCSObjectIdentifiers.id_hmacWithSHA384,
            PKCSObjectIdentifiers.id_hmacWithSHA512);
    /** OpenSSL's choice where nobody says otherwise; as a MAC still good (RFC 9481 section 6.2.1). */
    private static final Set<ASN1ObjectIdentifier> HMAC_SHA1 =
            Set.of(IANAObjectIdentifiers.hmacSHA1, PKCSObjectIdentifiers.id_hmacWithSHA1);

    private static final Set<ASN1ObjectIdentifier> HASHES = Set.of(
            OIWObjectIdentifiers.idSHA1,
            NISTObjectIdentifiers.id_sha256,
            NISTObjectIdentifiers.id_sha384,
            NISTObjectIdentifiers.id_sha512);

    private MacParameters() {}

    /** @throws RuntimeException for a structure that is none, as the library's decoders do */
    static boolean good(Kind kind, org.bouncycastle.asn1.ASN1Encodable parameters) {
        return switch (kind) {
            case PBMAC1 -> good(PBMAC1Params.getInstance(parameters));
            case PBM -> good(PBMParameter.getInstance(parameters));
        };
    }

    private static boolean good(PBMAC1Params parameters) {
        // whatever the derivation is called: some name PBES2 here, and only the right secret makes the MAC come out
        PBKDF2Params derivation =
                PBKDF2Params.getInstance(parameters.getKeyDerivationFunc().getParameters());
        return within(BigInteger.valueOf(derivation.getSalt().length), LEAST_SALT, MOST_SALT)
                && within(derivation.getIterationCount(), LEAST_ITERATIONS, MOST_ITERATIONS)
                && derivation.getKeyLength() != null
                && within(derivation.getKeyLength(), LEAST_KEY, MOST_KEY)
                && HMAC_SHA2.contains(derivation.getPrf().getAlgorithm())
                && HMAC_SHA2.contains(parameters.getMessageAuthScheme().getAlgorithm());
    }

    private static boolean good(PBMParameter parameters) {
        ASN1ObjectIdentifier mac = parameters.getMac().getAlgorithm();
        return within(BigInteger.valueOf(parameters.getSalt().getOctets().length), LEAST_SALT, MOST_SALT)
                && within(parameters.getIterationCount().getValue(), LEAST_PBM_ITERATIONS, MOST_ITERATIONS)
                && HASHES.contains(parameters.getOwf().getAlgorithm())
                && (HMAC_SHA2.contains(mac) || HMAC_SHA1.contains(mac));
    }

    private static boolean within(BigInteger value, int least, int most) {
        return value.compareTo(BigInteger.valueOf(least)) >= 0 && value.compareTo(BigInteger.valueOf(most)) <= 0;
    }
}
