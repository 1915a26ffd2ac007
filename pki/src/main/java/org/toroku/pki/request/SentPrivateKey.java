package org.toroku.pki.request;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.toroku.pki.Der;
import org.toroku.pki.keys.SubjectKey;

/**
 * Finds out which key a private key belongs to that somebody sent by mistake, so that it can be refused from then on. The
 * private key itself is kept nowhere.
 */
public final class SentPrivateKey {
    private static final Pattern ARMOURED =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final int LONGEST = 32 * 1024;

    /** RFC 8017 A.1.2. */
    private static final int PKCS1_NUMBERS = 9;

    private SentPrivateKey() {}

    /**
     * @param sent PKCS #8, PKCS #1 or SEC 1, DER or PEM; RSA, elliptic curve or Ed25519
     * @return the key as requests bring it; empty for whatever is no private key that can be read, as an encrypted one
     */
    public static Optional<SubjectKey> publicHalf(Der sent) {
        byte[] bytes = sent.toByteArray();
        if (bytes.length > LONGEST) {
            return Optional.empty();
        }
        Matcher armoured = ARMOURED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        try {
            byte[] der = armoured.find() ? Base64.getMimeDecoder().decode(armoured.group(2)) : bytes;
            Optional<AsymmetricKeyParameter> key = publicHalf(PrivateKeyFactory.createKey(pkcs8(der)));
            return key.isEmpty()
                    ? Optional.empty()
                    : SubjectKey.of(Der.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(key.get())
                            .getEncoded(ASN1Encoding.DER)));
        } catch (IOException | RuntimeException unreadable) {
            // from strangers: the library answers other shapes with unchecked exceptions
            return Optional.empty();
        }
    }

    private static PrivateKeyInfo pkcs8(byte[] der) throws IOException {
        ASN1Sequence value = ASN1Sequence.getInstance(der);
        if (value.size() == PKCS1_NUMBERS) {
            return new PrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), value);
        }
        if (value.getObjectAt(1) instanceof ASN1Sequence) {
            return PrivateKeyInfo.getInstance(value);
        }
        ECPrivateKey sec1 = ECPrivateKey.getInstance(value);
        return new PrivateKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, sec1.getParametersObject()), sec1);
    }

    private static Optional<AsymmetricKeyParameter> publicHalf(AsymmetricKeyParameter key) {
        return switch (key) {
            case RSAPrivateCrtKeyParameters rsa ->
                Optional.of(new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent()));
            case ECPrivateKeyParameters ec -> {
                BigInteger scalar = ec.getD();
                yield Optional.of(new ECPublicKeyParameters(
                        new FixedPointCombMultiplier()
                                .multiply(ec.getParameters().getG(), scalar),
                        ec.getParameters()));
            }
            case Ed25519PrivateKeyParameters edwards -> Optional.of(edwards.generatePublicKey());
            default -> Optional.empty();
        };
    }
}
