package org.toroku.ca.cmp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.cmp.ProtectedPart;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.cmp.CMPException;
import org.bouncycastle.cert.cmp.ProtectedPKIMessage;
import org.bouncycastle.cert.cmp.ProtectedPKIMessageBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.pkcs11.SignatureScheme;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.pki.Der;

/** Protection by the RA's key on its token; answers must be signed by a certificate that is pinned. */
public final class SignedProtection implements Protection {
    private record Pinned(X509CertificateHolder certificate, SignatureVerifier key) {}

    private static final class KeyAway extends RuntimeException {
        KeyAway(String reason) {
            super(reason);
        }
    }

    private final TokenSigner key;
    private final X509CertificateHolder own;
    private final byte[] keyIdentifier;
    private final List<Pinned> pinned;
    private final Clock clock;

    /**
     * @param own the certificate that the other CA knows the RA's key by
     * @param pinned certificates by which the other CA signs its answers; nothing is concluded from any other
     * @throws IllegalArgumentException if {@code own} is not of {@code key}, or none is pinned
     */
    public SignedProtection(TokenSigner key, Der own, List<Der> pinned, Clock clock) {
        this.key = key;
        this.own = certificate(own);
        this.clock = clock;
        this.pinned = pinned.stream()
                .map(SignedProtection::certificate)
                .map(each -> new Pinned(each, new SignatureVerifier(publicKey(each))))
                .toList();
        if (this.pinned.isEmpty()) {
            throw new IllegalArgumentException("no certificate is pinned for the answers of the other CA");
        }
        if (!publicKey(this.own).equals(key.publicKey())) {
            throw new IllegalArgumentException("the RA's certificate for CMP is not of its key");
        }
        SubjectKeyIdentifier identifier = SubjectKeyIdentifier.fromExtensions(this.own.getExtensions());
        if (identifier == null) {
            // senderKID repeats it, and without it the other CA does not find the key (RFC 9483 section 3.1)
            throw new IllegalArgumentException("the RA's certificate for CMP has no subjectKeyIdentifier");
        }
        this.keyIdentifier = identifier.getKeyIdentifier();
    }

    @Override
    public GeneralName sender() {
        return new GeneralName(own.getSubject());
    }

    @Override
    public byte[] keyIdentifier() {
        return keyIdentifier.clone();
    }

    @Override
    public Protecting protect(ProtectedPKIMessageBuilder message) {
        try {
            return new Protecting.Protected(message.addCMPCertificate(own).build(new OnToken()));
        } catch (KeyAway e) {
            return new Protecting.Unavailable(String.valueOf(e.getMessage()));
        } catch (CMPException e) {
            throw new IllegalStateException("a message is encoded in memory", e);
        }
    }

    @Override
    public Optional<String> objection(ProtectedPKIMessage answer) {
        if (answer.hasPasswordBasedMacProtection()) {
            return Optional.of("answer-not-signed");
        }
        Instant now = clock.instant();
        List<Pinned> named = pinned.stream()
                .filter(each -> new GeneralName(each.certificate().getSubject())
                        .equals(answer.getHeader().getSender()))
                .toList();
        if (named.isEmpty()) {
            return Optional.of("answer-of-stranger");
        }
        List<Pinned> valid = named.stream()
                .filter(each -> each.certificate().isValidOn(java.util.Date.from(now)))
                .toList();
        if (valid.isEmpty()) {
            return Optional.of("answer-certificate-expired");
        }
        return valid.stream().anyMatch(each -> signed(answer, each.key()))
                ? Optional.empty()
                : Optional.of("answer-signature-wrong");
    }

    private static boolean signed(ProtectedPKIMessage answer, SignatureVerifier key) {
        try {
            // the one algorithm of the pinned key; what the answer says of itself chooses nothing
            return key.scheme().identifier().equals(answer.getHeader().getProtectionAlg())
                    && key.verifies(
                            new ProtectedPart(answer.getHeader(), answer.getBody()).getEncoded(ASN1Encoding.DER),
                            ((DERBitString) answer.toASN1Structure().getProtection()).getOctets());
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }

    private static X509CertificateHolder certificate(Der der) {
        try {
            return new X509CertificateHolder(der.toByteArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    private static Der publicKey(X509CertificateHolder certificate) {
        try {
            return Der.of(certificate.getSubjectPublicKeyInfo().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    /** Gathers what is to be signed and asks the token once. */
    private final class OnToken implements ContentSigner {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return SignatureScheme.of(key.publicKey()).identifier();
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            return switch (key.sign(content.toByteArray())) {
                case TokenSigner.Signing.Signed signed -> signed.signature().toByteArray();
                case TokenSigner.Signing.Unavailable(var reason) -> throw new KeyAway(reason);
            };
        }
    }
}
