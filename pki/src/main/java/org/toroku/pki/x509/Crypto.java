package org.toroku.pki.x509;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cms.CMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.DefaultCMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.SignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.toroku.pki.Der;

/**
 * The one Bouncy Castle provider object of this module. It is passed explicitly and never registered, so that
 * verification does not depend on the order of providers in the running JVM.
 */
public final class Crypto {
    public static final Provider PROVIDER = new BouncyCastleProvider();

    /** The JDK's digests use the processor's instructions: 200 KiB take a fifth of the time. */
    private static final Provider DIGESTS = Objects.requireNonNullElse(Security.getProvider("SUN"), PROVIDER);

    /** The library proves each RSA modulus composite, which takes longer than verifying with the key. */
    private static final int KEYS_REMEMBERED = 256;

    private static final Map<Der, PublicKey> KEYS =
            Collections.synchronizedMap(new LinkedHashMap<>(KEYS_REMEMBERED, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Der, PublicKey> eldest) {
                    return size() > KEYS_REMEMBERED;
                }
            });

    /** Tables of the library, which never change once made and take longer to make than to use. */
    private static final CMSSignatureAlgorithmNameGenerator SIGNATURE_NAMES =
            new DefaultCMSSignatureAlgorithmNameGenerator();

    private static final SignatureAlgorithmIdentifierFinder SIGNATURE_IDENTIFIERS =
            new DefaultSignatureAlgorithmIdentifierFinder();

    private static final DigestCalculatorProvider CMS_DIGESTS = cmsDigests();

    private Crypto() {}

    /** The library finds its key decoders only after the provider was made; loading this class has made it. */
    static Optional<PublicKey> decode(SubjectPublicKeyInfo key) throws IOException {
        Der encoded = Der.of(key.getEncoded());
        PublicKey known = KEYS.get(encoded);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PublicKey> decoded = Optional.ofNullable(BouncyCastleProvider.getPublicKey(key));
        decoded.ifPresent(fresh -> KEYS.put(encoded, fresh));
        return decoded;
    }

    /**
     * A stranger's key, not remembered: strangers must not push the keys of cards and issuers out. Costly for RSA, whose
     * modulus the library proves composite; empty for a kind of key that the library does not know.
     *
     * @throws IOException as well as unchecked exceptions for keys that are none
     */
    public static Optional<PublicKey> decodeOnce(SubjectPublicKeyInfo key) throws IOException {
        return Optional.ofNullable(BouncyCastleProvider.getPublicKey(key));
    }

    /** @param algorithm name or object identifier */
    public static MessageDigest digest(String algorithm) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance(algorithm, DIGESTS);
    }

    /** For CMS: verifies by key, not by certificate, so that dates are judged elsewhere and at our clock. */
    public static SignerInformationVerifier signerVerifier(PublicKey key) {
        return new SignerInformationVerifier(SIGNATURE_NAMES, SIGNATURE_IDENTIFIERS, verifier(key), CMS_DIGESTS);
    }

    /** The one name under which a pair of digest and signature algorithm is verified in CMS. */
    public static String signatureName(AlgorithmIdentifier digest, AlgorithmIdentifier signature) {
        return SIGNATURE_NAMES.getSignatureName(digest, signature);
    }

    public static ContentVerifierProvider verifier(PublicKey key) {
        return new DirectVerifiers(key);
    }

    private static DigestCalculatorProvider cmsDigests() {
        try {
            return new JcaDigestCalculatorProviderBuilder().setProvider(DIGESTS).build();
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("a provider that is there makes digests", e);
        }
    }
}
