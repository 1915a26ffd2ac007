package org.toroku.ca.apart;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.toroku.ca.TokenSigner;
import org.toroku.ca.ceremony.DemoKeys;
import org.toroku.ca.pkcs11.Pkcs11TokenSigner;
import org.toroku.ca.pkcs11.SignatureScheme;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenKey;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.ca.signing.CaBench;
import org.toroku.pki.Der;

/** A key of its own, certified by the CA's token or by itself, as a test needs it. */
final class Forger implements AutoCloseable {
    private final CaBench bench;
    private final Token token;
    private final KeyPair pair;

    Forger(CaBench bench) {
        this.bench = bench;
        this.token = Token.open(bench.keys.caToken(), List.of(TokenKey.pair(DemoKeys.CA_KEY, bench.keys.caKey())));
        this.pair = pair();
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Der publicKey() {
        return Der.of(pair.getPublic().getEncoded());
    }

    Der sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return Der.of(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a certificate of this key says; a responder's unless changed. */
    record Wish(List<KeyPurposeId> purposes, boolean ca, Duration from, Duration until, boolean bySelf) {
        static Wish responder() {
            return new Wish(
                    List.of(KeyPurposeId.id_kp_OCSPSigning), false, Duration.ofHours(-1), Duration.ofDays(14), false);
        }

        Wish with(KeyPurposeId... others) {
            return new Wish(List.of(others), ca, from, until, bySelf);
        }

        Wish ofAnotherCa() {
            return new Wish(purposes, true, from, until, bySelf);
        }

        Wish between(Duration first, Duration last) {
            return new Wish(purposes, ca, first, last, bySelf);
        }

        Wish signedByItself() {
            return new Wish(purposes, ca, from, until, true);
        }
    }

    Der certificate(Wish wish) {
        Instant now = Instant.now(Clock.systemUTC());
        X500Name issuer = IssuerIdentity.of(bench.keys.caCertificate()).name();
        X509v3CertificateBuilder certificate = new X509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(System.nanoTime()),
                Date.from(now.plus(wish.from())),
                Date.from(now.plus(wish.until())),
                new X500Name("CN=another"),
                SubjectPublicKeyInfo.getInstance(publicKey().toByteArray()));
        try {
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            if (!wish.purposes().isEmpty()) {
                certificate.addExtension(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(wish.purposes().toArray(KeyPurposeId[]::new)));
            }
            if (wish.ca()) {
                certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            return Der.of(certificate
                    .build(wish.bySelf() ? new Signer(this::sign) : new Signer(this::signedByCa))
                    .getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Der signedByCa(byte[] content) {
        TokenSigner ca = new Pkcs11TokenSigner(token, DemoKeys.CA_KEY, bench.keys.caKey());
        return switch (ca.sign(content)) {
            case TokenSigner.Signing.Signed(var signature) -> signature;
            case TokenSigner.Signing.Unavailable(var reason) -> throw new IllegalStateException(reason);
        };
    }

    private static final class Signer implements ContentSigner {
        private final java.io.ByteArrayOutputStream content = new java.io.ByteArrayOutputStream();
        private final java.util.function.Function<byte[], Der> key;

        Signer(java.util.function.Function<byte[], Der> key) {
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return SignatureScheme.ECDSA_SHA256.identifier();
        }

        @Override
        public OutputStream getOutputStream() {
            return content;
        }

        @Override
        public byte[] getSignature() {
            return key.apply(content.toByteArray()).toByteArray();
        }
    }

    /** The statement with a seal of this key under {@code certificate}. */
    SealedReply sealed(SealedReply.Statement said, Der certificate) {
        Der statement = said.bytes();
        return new SealedReply(
                statement, Optional.of(new RoomSeal(certificate, sign(RoomSeal.Word.ANSWER.toSign(statement)))));
    }

    @Override
    public void close() {
        token.close();
    }
}
