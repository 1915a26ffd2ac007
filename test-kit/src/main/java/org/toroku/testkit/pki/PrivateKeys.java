package org.toroku.testkit.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Provider;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** Finds the public half of a private key, which PKCS#8 need not hold. */
final class PrivateKeys {
    private PrivateKeys() {}

    /** Empty where {@code pkcs8} is no key of a kind in {@link OwnKeyKind}. */
    static Optional<OwnKey> read(byte[] pkcs8) {
        try {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
            AsymmetricKeyParameter key = PrivateKeyFactory.createKey(info);
            Optional<OwnKeyKind> kind = kind(info, key);
            return kind.isPresent() ? Optional.of(own(info, publicHalf(info, key), kind.get())) : Optional.empty();
        } catch (IllegalArgumentException | ClassCastException | GeneralSecurityException | IOException _) {
            return Optional.empty();
        }
    }

    private static Optional<OwnKeyKind> kind(PrivateKeyInfo info, AsymmetricKeyParameter key) {
        return switch (key) {
            case ECPrivateKeyParameters ec ->
                OwnKeyKind.of("p-" + ec.getParameters().getCurve().getFieldSize());
            case RSAPrivateCrtKeyParameters _ ->
                Optional.of(
                        info.getPrivateKeyAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)
                                ? OwnKeyKind.RSA_PSS_3072
                                : OwnKeyKind.RSA_3072);
            case Ed25519PrivateKeyParameters _ -> Optional.of(OwnKeyKind.ED25519);
            case MLDSAPrivateKeyParameters lattice ->
                OwnKeyKind.of(lattice.getParameters().getName().toLowerCase(Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static SubjectPublicKeyInfo publicHalf(PrivateKeyInfo info, AsymmetricKeyParameter key) throws IOException {
        return switch (key) {
            case ECPrivateKeyParameters ec ->
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                        new ECPublicKeyParameters(ec.getParameters().getG().multiply(ec.getD()), ec.getParameters()));
            case RSAPrivateCrtKeyParameters rsa ->
                // the identifier says whether the key is bound to RSASSA-PSS
                new SubjectPublicKeyInfo(
                        info.getPrivateKeyAlgorithm(),
                        SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                                        new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent()))
                                .parsePublicKey());
            case Ed25519PrivateKeyParameters edwards ->
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(edwards.generatePublicKey());
            case MLDSAPrivateKeyParameters lattice ->
                SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(lattice.getPublicKeyParameters());
            default -> throw new IllegalArgumentException("no key of an applicant");
        };
    }

    private static OwnKey own(PrivateKeyInfo info, SubjectPublicKeyInfo spki, OwnKeyKind kind)
            throws GeneralSecurityException, IOException {
        String algorithm = kind.generator().getAlgorithm();
        Optional<Provider> provider = kind.provider();
        KeyFactory factory = provider.isPresent()
                ? KeyFactory.getInstance(algorithm, provider.get())
                : KeyFactory.getInstance(algorithm);
        return new OwnKey(
                new KeyPair(
                        factory.generatePublic(new X509EncodedKeySpec(spki.getEncoded())),
                        factory.generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()))),
                kind);
    }
}
