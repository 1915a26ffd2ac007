package org.toroku.ca.signing;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.lint.SignedLint;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.ca.pkcs11.Token;
import org.toroku.ca.pkcs11.TokenAnswer;
import org.toroku.pki.Der;

/** The issuer's key: one call at the device per certificate, and nothing leaves here that was not verified. */
final class IssuerKey {
    /** What asking for a signature gave. */
    sealed interface Signature {
        record Certified(Der certificate) implements Signature {}

        /** @param underWay a call is still at the device, so nobody else may sign these bytes yet */
        record Later(String reason, boolean underWay) implements Signature {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(IssuerKey.class);

    private final Token token;
    private final String alias;
    private final SignatureVerifier verifier;
    private final ConcurrentMap<UUID, Future<byte[]>> late = new ConcurrentHashMap<>();

    IssuerKey(Token token, String alias, Der publicKey) {
        this.token = token;
        this.alias = alias;
        this.verifier = new SignatureVerifier(publicKey);
    }

    SignatureVerifier verifier() {
        return verifier;
    }

    /** Signs {@code content} that is no certificate, e.g. a CRL. */
    TokenAnswer<byte[]> sign(byte[] content) {
        return token.sign(alias, verifier.scheme(), content);
    }

    /** Signs the reserved bytes, or takes the answer of an earlier call that came late: never a second call beside it. */
    Signature certify(UUID orderId, Der tbs) {
        Future<byte[]> earlier = late.get(orderId);
        if (earlier != null) {
            if (!earlier.isDone()) {
                return new Signature.Later("device-slow", true);
            }
            late.remove(orderId);
            try {
                return verified(orderId, tbs, earlier.get());
            } catch (ExecutionException e) {
                LOG.warn("order {}: the late call failed and is made again", orderId, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Signature.Later("interrupted", false);
            }
        }
        return switch (sign(tbs.toByteArray())) {
            case TokenAnswer.Done<byte[]> done -> verified(orderId, tbs, done.value());
            case TokenAnswer.Away<byte[]> away -> new Signature.Later(away.reason(), false);
            case TokenAnswer.Slow<byte[]> slow -> {
                late.put(orderId, slow.late());
                yield new Signature.Later("device-slow", true);
            }
        };
    }

    private Signature verified(UUID orderId, Der tbs, byte[] signature) {
        Der certificate = assemble(tbs, signature);
        return SignedLint.objection(certificate, tbs, verifier)
                .<Signature>map(reason -> {
                    LOG.error("order {}: the device's answer is refused: {}", orderId, reason);
                    return new Signature.Later(reason, false);
                })
                .orElseGet(() -> new Signature.Certified(certificate));
    }

    /** Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm, signatureValue } (RFC 5280 section 4.1). */
    private Der assemble(Der tbs, byte[] signature) {
        try {
            ASN1EncodableVector parts = new ASN1EncodableVector();
            parts.add(ASN1Primitive.fromByteArray(tbs.toByteArray()));
            parts.add(verifier.scheme().identifier());
            parts.add(new DERBitString(signature));
            return Der.of(new DERSequence(parts).getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalStateException("stored to-be-signed bytes are DER", e);
        }
    }
}
