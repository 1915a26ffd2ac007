package org.toroku.pki.x509;

import java.io.IOException;
import java.io.OutputStream;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PSSParameterSpec;
import java.util.Objects;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.jcajce.io.OutputStreamFactory;
import org.bouncycastle.operator.ContentVerifier;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DefaultSignatureNameFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;

/**
 * Verifies with the library's signatures, each value once. The library's own builder verifies every value a second time
 * without its digest, for tokens whose sessions end only so, and throws that answer away: half of the time for nothing.
 */
record DirectVerifiers(PublicKey key) implements ContentVerifierProvider {
    private static final DefaultSignatureNameFinder NAMES = new DefaultSignatureNameFinder();

    @Override
    public boolean hasAssociatedCertificate() {
        return false;
    }

    @Override
    public @org.jspecify.annotations.Nullable X509CertificateHolder getAssociatedCertificate() {
        return null;
    }

    @Override
    public ContentVerifier get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
        try {
            Signature signature = Signature.getInstance(NAMES.getAlgorithmName(algorithm), Crypto.PROVIDER);
            signature.initVerify(key);
            if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
                signature.setParameter(pss(algorithm));
            }
            return new Once(algorithm, signature, OutputStreamFactory.createStream(signature));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException notVerifiable) {
            throw new OperatorCreationException("no verifier for " + algorithm.getAlgorithm(), notVerifiable);
        }
    }

    /** RFC 4055 3.1: what is left out has its default, which the library fills in. */
    private static PSSParameterSpec pss(AlgorithmIdentifier algorithm) throws GeneralSecurityException, IOException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("PSS", Crypto.PROVIDER);
        parameters.init(Objects.requireNonNull(algorithm.getParameters(), "no parameters")
                .toASN1Primitive()
                .getEncoded());
        return parameters.getParameterSpec(PSSParameterSpec.class);
    }

    private record Once(AlgorithmIdentifier algorithm, Signature signature, OutputStream covered)
            implements ContentVerifier {
        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return covered;
        }

        @Override
        public boolean verify(byte[] expected) {
            try {
                return signature.verify(expected);
            } catch (SignatureException notASignature) {
                throw new RuntimeOperatorException("a value that is no signature", notASignature);
            }
        }
    }
}
