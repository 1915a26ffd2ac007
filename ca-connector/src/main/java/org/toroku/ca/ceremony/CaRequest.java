package org.toroku.ca.ceremony;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.toroku.ca.pkcs11.SignatureScheme;
import org.toroku.pki.Der;

/** A PKCS#10 request for a CA certificate, signed on the token. */
final class CaRequest {
    private CaRequest() {}

    static Der sign(CeremonyToken token, String subject) throws GeneralSecurityException, IOException {
        Der key = Der.of(token.publicKey(DemoKeys.CA_KEY));
        SignatureScheme scheme = SignatureScheme.of(key);
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        var builder = new PKCS10CertificationRequestBuilder(
                new X500Name(RFC4519Style.INSTANCE, subject), SubjectPublicKeyInfo.getInstance(key.toByteArray()));
        builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
        return Der.of(builder.build(new OnToken(token, scheme)).getEncoded());
    }

    private static final class OnToken implements ContentSigner {
        private final CeremonyToken token;
        private final SignatureScheme scheme;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        OnToken(CeremonyToken token, SignatureScheme scheme) {
            this.token = token;
            this.scheme = scheme;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return scheme.identifier();
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            try {
                return token.sign(DemoKeys.CA_KEY, scheme, content.toByteArray())
                        .toByteArray();
            } catch (GeneralSecurityException e) {
                throw new RuntimeOperatorException("the token does not sign", e);
            }
        }
    }
}
