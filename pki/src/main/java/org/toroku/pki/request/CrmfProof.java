package org.toroku.pki.request;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.toroku.pki.Der;

/**
 * Reads a ProofOfPossession of the kind signature (RFC 4211 4.1). With subject and key in the template the signature
 * covers the request and must have no input of its own; with either missing it must have one, whose key is that of the
 * template. An input with a MAC is refused, because no secret was agreed beforehand.
 */
final class CrmfProof {
    private static final int RA_VERIFIED = 0;
    private static final int SIGNATURE = 1;
    private static final int SENDER = 0;

    private CrmfProof() {}

    static Proof read(ASN1TaggedObject popo, ASN1Sequence request, SubjectPublicKeyInfo key, boolean hasSubject)
            throws IOException {
        if (!popo.hasContextTag(SIGNATURE)) {
            // Only an RA may say that it verified, and a key for encryption signs nothing here.
            return new Proof.Absent(popo.hasContextTag(RA_VERIFIED) ? "raVerified" : "no-signature");
        }
        ASN1Sequence signing = ASN1Sequence.getInstance(popo, false);
        boolean hasInput = signing.getObjectAt(0) instanceof ASN1TaggedObject;
        if (signing.size() != (hasInput ? 3 : 2)) {
            throw new IllegalArgumentException("a proof has an input, an algorithm and a signature");
        }
        if (hasInput == hasSubject) {
            return new Proof.WrongInput(hasInput ? "input-present" : "input-absent");
        }
        ASN1Sequence covered = request;
        if (hasInput) {
            ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(signing.getObjectAt(0));
            if (!tagged.hasContextTag(0)) {
                throw new IllegalArgumentException("an input has tag 0");
            }
            covered = ASN1Sequence.getInstance(tagged, false);
            if (!(covered.getObjectAt(0) instanceof ASN1TaggedObject sender) || !sender.hasContextTag(SENDER)) {
                return new Proof.WrongInput("mac");
            }
            GeneralName.getInstance(sender, true);
            if (covered.size() != 2
                    || !SubjectPublicKeyInfo.getInstance(covered.getObjectAt(1)).equals(key)) {
                return new Proof.WrongInput("other-key");
            }
        }
        int from = hasInput ? 1 : 0;
        return new Proof.Signature(
                AlgorithmIdentifier.getInstance(signing.getObjectAt(from)),
                Der.of(covered.getEncoded(ASN1Encoding.DER)),
                Bits.whole(ASN1BitString.getInstance(signing.getObjectAt(from + 1))));
    }
}
