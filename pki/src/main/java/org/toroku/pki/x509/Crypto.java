package org.toroku.pki.x509;

import java.io.IOException;
import java.security.Provider;
import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * The one Bouncy Castle provider object of this module. It is passed explicitly and never registered, so that
 * verification does not depend on the order of providers in the running JVM.
 */
public final class Crypto {
    public static final Provider PROVIDER = new BouncyCastleProvider();

    private Crypto() {}

    /** The library finds its key decoders only after the provider was made; loading this class has made it. */
    static Optional<PublicKey> decode(SubjectPublicKeyInfo key) throws IOException {
        return Optional.ofNullable(BouncyCastleProvider.getPublicKey(key));
    }

    public static ContentVerifierProvider verifier(PublicKey key) throws OperatorCreationException {
        return new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(key);
    }
}
