package org.toroku.ca.ejbca;

import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.security.InvalidKeyException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.pkcs11.SignatureScheme;
import org.toroku.pki.Der;

/** The RA's side of TLS by a P-256 key on its token: TLS 1.3 wants no other signature of such a key than the token makes. */
final class TokenTlsKey extends X509ExtendedKeyManager {
    private static final String ALIAS = "token";
    private static final String EC = "EC";

    private final Key key;
    private final X509Certificate certificate;

    /** @throws IllegalArgumentException if it is no P-256 key, or {@code certificate} is of another */
    TokenTlsKey(TokenSigner signer, X509Certificate certificate) {
        if (SignatureScheme.of(signer.publicKey()) != SignatureScheme.ECDSA_SHA256) {
            throw new IllegalArgumentException("the RA's key for EJBCA on its token is not of P-256");
        }
        if (!Der.of(certificate.getPublicKey().getEncoded()).equals(signer.publicKey())) {
            throw new IllegalArgumentException("the RA's certificate for EJBCA is not of its key on the token");
        }
        // TLS asks whoever is registered for a signature, and finds by the kind of key who can make it
        Security.addProvider(new OnToken());
        this.key = new Key(signer);
        this.certificate = certificate;
    }

    /** Where the key itself never is. */
    private record Key(TokenSigner signer) implements PrivateKey {
        @Override
        public String getAlgorithm() {
            return EC;
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    /** Makes signatures with keys of this kind and no others. */
    private static final class OnToken extends Provider {
        OnToken() {
            super("TorokuTokenTls", "1", "TLS with a key on the RA's token");
            putService(
                    new Service(
                            this,
                            "Signature",
                            SignatureScheme.ECDSA_SHA256.jcaName(),
                            Signature.class.getName(),
                            List.of(),
                            Map.of("SupportedKeyClasses", Key.class.getName())) {
                        @Override
                        public Object newInstance(@Nullable Object parameter) {
                            return new Signature();
                        }
                    });
        }
    }

    /** Gathers what is to be signed and asks the token once. */
    private static final class Signature extends SignatureSpi {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private @Nullable Key key;

        @Override
        protected void engineInitVerify(PublicKey other) throws InvalidKeyException {
            throw new InvalidKeyException("signs only");
        }

        @Override
        protected void engineInitSign(PrivateKey other) throws InvalidKeyException {
            if (!(other instanceof Key ours)) {
                throw new InvalidKeyException("not a key on the RA's token");
            }
            key = ours;
            content.reset();
        }

        @Override
        protected void engineUpdate(byte b) {
            content.write(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int from, int length) {
            content.write(bytes, from, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            if (key == null) {
                throw new SignatureException("no key yet");
            }
            return switch (key.signer().sign(content.toByteArray())) {
                case TokenSigner.Signing.Signed(var signature) -> signature.toByteArray();
                case TokenSigner.Signing.Unavailable(var reason) -> throw new SignatureException(reason);
            };
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            throw new SignatureException("signs only");
        }

        @Deprecated
        @Override
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Deprecated
        @Override
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public @Nullable String chooseClientAlias(String[] kinds, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return Arrays.asList(kinds).contains(EC) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseEngineClientAlias(
            String[] kinds, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chooseClientAlias(kinds, issuers, null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String @Nullable [] getClientAliases(String kind, Principal @Nullable [] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String kind, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
