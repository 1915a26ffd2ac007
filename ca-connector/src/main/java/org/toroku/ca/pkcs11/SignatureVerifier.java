package org.toroku.ca.pkcs11;

import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentVerifierProviderBuilder;
import org.bouncycastle.operator.bc.BcRSAContentVerifierProviderBuilder;
import org.toroku.pki.Der;

/** Verifies signatures of one public key in software, with Bouncy Castle, ten times cheaper than the JDK for P-256, over the JDK's digests. */
public final class SignatureVerifier {
    private static final DefaultDigestAlgorithmIdentifierFinder DIGESTS = new DefaultDigestAlgorithmIdentifierFinder();

    private static final class Rsa extends BcRSAContentVerifierProviderBuilder {
        Rsa() {
            super(DIGESTS);
            this.digestProvider = JdkDigest::of;
        }
    }

    private static final class Ec extends BcECContentVerifierProviderBuilder {
        Ec() {
            super(DIGESTS);
            this.digestProvider = JdkDigest::of;
        }
    }

    private final SignatureScheme scheme;
    private final ContentVerifierProvider verifiers;

    /**
     * Decodes {@code publicKey} once.
     *
     * @throws IllegalArgumentException if it is no P-256, P-384 or RSA key
     */
    public SignatureVerifier(Der publicKey) {
        scheme = SignatureScheme.of(publicKey);
        try {
            AsymmetricKeyParameter key = PublicKeyFactory.createKey(publicKey.toByteArray());
            verifiers = (scheme == SignatureScheme.RSA_SHA256 ? new Rsa() : new Ec()).build(key);
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalArgumentException("not a public key", e);
        }
    }

    public SignatureScheme scheme() {
        return scheme;
    }

    /** Whether {@code signature} is this key's over {@code content}; anything malformed is simply not. */
    public boolean verifies(byte[] content, byte[] signature) {
        try {
            return verifies(out -> out.write(content), signature);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory are read", e);
        }
    }

    /**
     * As {@link #verifies(byte[], byte[])}, over content that need not fit into memory.
     *
     * @throws IOException where the content cannot be read
     */
    public boolean verifies(Content content, byte[] signature) throws IOException {
        try {
            ContentVerifier verifier = verifiers.get(scheme.identifier());
            try (OutputStream out = verifier.getOutputStream()) {
                content.writeTo(out);
            }
            return verifier.verify(signature);
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("a decoded key verifies", e);
        } catch (RuntimeException malformed) {
            // Hostile bytes make BC's decoders throw; such a signature does not verify.
            return false;
        }
    }
}
