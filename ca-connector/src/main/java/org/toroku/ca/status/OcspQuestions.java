package org.toroku.ca.status;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.toroku.ca.profile.IssuerIdentity;
import org.toroku.pki.Der;

/** Reads what verifiers ask. A nonce and other extensions are passed over, as RFC 5019 section 2.2.1 has it. */
final class OcspQuestions {
    /** Signed requests with their certificates fit; nobody has to send more. */
    static final int LONGEST = 8_192;

    sealed interface Question {
        record About(SerialKey serial) implements Question {}

        /** Not about one certificate of this issuer. */
        record Foreign() implements Question {}

        record Malformed() implements Question {}
    }

    private record IssuerHash(ASN1ObjectIdentifier algorithm, Der name, Der key) {
        byte[] request(SerialKey serial) {
            byte[] certificate = DerOut.of(
                    DerOut.SEQUENCE,
                    DerOut.encoded(new AlgorithmIdentifier(algorithm, DERNull.INSTANCE)),
                    DerOut.of(DerOut.OCTET_STRING, name.toByteArray()),
                    DerOut.of(DerOut.OCTET_STRING, key.toByteArray()),
                    serial.integer());
            byte[] list = certificate;
            // Request, requestList, tbsRequest, OCSPRequest: each holds the next and nothing else
            for (int depth = 0; depth < 4; depth++) {
                list = DerOut.of(DerOut.SEQUENCE, list);
            }
            return list;
        }
    }

    private final List<IssuerHash> hashes;

    OcspQuestions(IssuerIdentity issuer) {
        byte[] name = DerOut.encoded(issuer.name());
        byte[] key = SubjectPublicKeyInfo.getInstance(issuer.publicKey().toByteArray())
                .getPublicKeyData()
                .getBytes();
        hashes = List.of(
                hash(OIWObjectIdentifiers.idSHA1, "SHA-1", name, key),
                hash(NISTObjectIdentifiers.id_sha256, "SHA-256", name, key));
    }

    private static IssuerHash hash(ASN1ObjectIdentifier algorithm, String jca, byte[] name, byte[] key) {
        return new IssuerHash(algorithm, Der.of(AnswerMaker.hash(jca, name)), Der.of(AnswerMaker.hash(jca, key)));
    }

    /** The shortest requests about {@code serial}, one for each digest that verifiers use; without a nonce. */
    List<Der> about(SerialKey serial) {
        return hashes.stream().map(hash -> Der.of(hash.request(serial))).toList();
    }

    Question read(byte[] request) {
        if (request.length == 0 || request.length > LONGEST) {
            return new Question.Malformed();
        }
        try {
            ASN1Sequence asked =
                    OCSPRequest.getInstance(request).getTbsRequest().getRequestList();
            if (asked.size() == 0) {
                return new Question.Malformed();
            }
            CertID first = Request.getInstance(asked.getObjectAt(0)).getReqCert();
            // answers were made beforehand, each about one certificate
            return asked.size() == 1 ? about(first) : new Question.Foreign();
        } catch (RuntimeException hostile) {
            // Bouncy Castle throws many kinds at bytes that are no request
            return new Question.Malformed();
        }
    }

    /** Whose certificate {@code id} names. */
    Question about(CertID id) {
        Der name = Der.of(id.getIssuerNameHash().getOctets());
        Der key = Der.of(id.getIssuerKeyHash().getOctets());
        boolean ours = hashes.stream()
                .anyMatch(hash -> hash.algorithm().equals(id.getHashAlgorithm().getAlgorithm())
                        && hash.name().equals(name)
                        && hash.key().equals(key));
        return ours
                ? SerialKey.of(id.getSerialNumber().getValue())
                        .<Question>map(Question.About::new)
                        .orElseGet(Question.Foreign::new)
                : new Question.Foreign();
    }
}
