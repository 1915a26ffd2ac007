package org.toroku.ca.status;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.jspecify.annotations.Nullable;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/**
 * Makes answers about single certificates (RFC 6960 section 4.2.1, RFC 5019 section 2.2.1): no nonce, the responder by
 * its key, its certificate enclosed. One signature serves who asks by SHA-1 and who asks by SHA-256: both names of the
 * certificate are in the answer.
 */
final class AnswerMaker {
    private static final byte[] SUCCESSFUL = {DerOut.ENUMERATED, 1, 0};
    private static final byte[] GOOD = {(byte) 0x80, 0};
    private static final int BY_KEY = DerOut.EXPLICIT | 2;
    private static final int REVOKED = DerOut.EXPLICIT | 1;

    private final StatusSigner signer;
    /** Of each CertID: hash algorithm, hash of the issuer's name and of its key. */
    private final List<byte[]> hashes;

    private final byte[] responderId;
    private final byte[] certificates;
    private final Der certificate;

    /** @param certificate of {@code signer}'s key, by the issuer */
    AnswerMaker(IssuerIdentity issuer, StatusSigner signer, Der certificate) {
        this.signer = signer;
        this.certificate = certificate;
        hashes = List.of(
                issuerHash(issuer, OIWObjectIdentifiers.idSHA1, "SHA-1"),
                issuerHash(issuer, NISTObjectIdentifiers.id_sha256, "SHA-256"));
        byte[] key = SubjectPublicKeyInfo.getInstance(signer.publicKey().toByteArray())
                .getPublicKeyData()
                .getBytes();
        responderId = DerOut.of(BY_KEY, DerOut.of(DerOut.OCTET_STRING, hash("SHA-1", key)));
        certificates = DerOut.of(DerOut.EXPLICIT, DerOut.of(DerOut.SEQUENCE, certificate.toByteArray()));
    }

    private static byte[] issuerHash(IssuerIdentity issuer, ASN1ObjectIdentifier algorithm, String name) {
        byte[] key = SubjectPublicKeyInfo.getInstance(issuer.publicKey().toByteArray())
                .getPublicKeyData()
                .getBytes();
        return org.bouncycastle.util.Arrays.concatenate(
                DerOut.encoded(new AlgorithmIdentifier(algorithm, DERNull.INSTANCE)),
                DerOut.of(DerOut.OCTET_STRING, hash(name, DerOut.encoded(issuer.name()))),
                DerOut.of(DerOut.OCTET_STRING, hash(name, key)));
    }

    static byte[] hash(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /**
     * A signed answer, read back and verified.
     *
     * @throws NotPublished where the token does not sign, or signs wrongly
     */
    byte[] answer(SerialKey serial, CertificateState state, long thisUpdate, long nextUpdate) {
        byte[] tbs = tbs(serial, state, thisUpdate, nextUpdate);
        byte[] signature = signer.sign(tbs);
        byte[] basic = DerOut.of(DerOut.SEQUENCE, tbs, signer.algorithm(), DerOut.bits(signature), certificates);
        byte[] type = DerOut.encoded(OCSPObjectIdentifiers.id_pkix_ocsp_basic);
        byte[] bytes = DerOut.of(DerOut.SEQUENCE, type, DerOut.of(DerOut.OCTET_STRING, basic));
        byte[] answer = DerOut.of(DerOut.SEQUENCE, SUCCESSFUL, DerOut.of(DerOut.EXPLICIT, bytes));
        if (!says(answer, serial, state, thisUpdate, nextUpdate)) {
            throw NotPublished.refused("signature-wrong");
        }
        return answer;
    }

    private byte[] tbs(SerialKey serial, CertificateState state, long thisUpdate, long nextUpdate) {
        byte[] number = serial.integer();
        byte[] status = status(state);
        byte[] from = DerOut.generalizedTime(thisUpdate);
        byte[] until = DerOut.of(DerOut.EXPLICIT, DerOut.generalizedTime(nextUpdate));
        byte[][] singles = new byte[hashes.size()][];
        for (int i = 0; i < singles.length; i++) {
            byte[] id = DerOut.of(DerOut.SEQUENCE, hashes.get(i), number);
            singles[i] = DerOut.of(DerOut.SEQUENCE, id, status, from, until);
        }
        return DerOut.of(DerOut.SEQUENCE, responderId, from, DerOut.of(DerOut.SEQUENCE, singles));
    }

    private static byte[] status(CertificateState state) {
        if (!state.revoked()) {
            return GOOD;
        }
        byte[] reason = state.reason() == 0
                ? new byte[0]
                : DerOut.of(DerOut.EXPLICIT, DerOut.of(DerOut.ENUMERATED, new byte[] {(byte) state.reason()}));
        return DerOut.of(REVOKED, DerOut.generalizedTime(state.revokedAt()), reason);
    }

    /** Whether Bouncy Castle reads out of the finished bytes what was meant, signed by this key. */
    private boolean says(byte[] answer, SerialKey serial, CertificateState state, long thisUpdate, long nextUpdate) {
        try {
            BasicOCSPResponse basic = BasicOCSPResponse.getInstance(OCSPResponse.getInstance(answer)
                    .getResponseBytes()
                    .getResponse()
                    .getOctets());
            BasicOCSPResp read = new BasicOCSPResp(basic);
            boolean said = read.getResponses().length == hashes.size()
                    && Arrays.equals(read.getCerts()[0].getEncoded(), certificate.toByteArray());
            for (SingleResp single : read.getResponses()) {
                said &= SerialKey.of(single.getCertID().getSerialNumber())
                                .filter(serial::equals)
                                .isPresent()
                        && same(single.getCertStatus(), state)
                        && single.getThisUpdate().toInstant().getEpochSecond() == thisUpdate
                        && single.getNextUpdate().toInstant().getEpochSecond() == nextUpdate;
            }
            return said && signer.verifier().verifies(read.getTBSResponseData(), read.getSignature());
        } catch (IOException e) {
            return false;
        }
    }

    /** @param read null for a good one, as Bouncy Castle has it */
    static boolean same(@Nullable CertificateStatus read, CertificateState state) {
        return read instanceof RevokedStatus revoked
                ? state.revoked()
                        && revoked.getRevocationTime().toInstant().getEpochSecond() == state.revokedAt()
                        && (revoked.hasRevocationReason() ? revoked.getRevocationReason() : 0) == state.reason()
                : read == null && !state.revoked();
    }
}
