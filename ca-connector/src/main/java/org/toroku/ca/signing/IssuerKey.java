package org.toroku.ca.signing;

import java.io.IOException;
import java.math.BigInteger;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
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

    private static final byte SEQUENCE = BERTags.SEQUENCE | BERTags.CONSTRUCTED;

    private final Token token;
    private final String alias;
    private final SignatureVerifier verifier;
    private final byte[] algorithm;
    private final ConcurrentMap<UUID, Future<byte[]>> late = new ConcurrentHashMap<>();

    IssuerKey(Token token, String alias, Der publicKey) {
        this.token = token;
        this.alias = alias;
        this.verifier = new SignatureVerifier(publicKey);
        this.algorithm = encoded(verifier.scheme().identifier());
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
        return switch (token.sign(alias, verifier.scheme(), tbs.toByteArray())) {
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
        byte[] value = encoded(new DERBitString(signature));
        byte[] content = Arrays.concatenate(tbs.toByteArray(), algorithm, value);
        // The stored bytes go in as they are, never decoded and written anew.
        return Der.of(Arrays.concatenate(new byte[] {SEQUENCE}, length(content.length), content));
    }

    /** Definite length in the fewest octets (X.690 section 10.1). */
    private static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        byte[] octets = BigIntegers.asUnsignedByteArray(BigInteger.valueOf(length));
        return Arrays.prepend(octets, (byte) (0x80 | octets.length));
    }

    private static byte[] encoded(ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("a short structure is encoded in memory", e);
        }
    }
}
