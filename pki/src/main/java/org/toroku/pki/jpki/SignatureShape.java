package org.toroku.pki.jpki;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.Certificate;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.check.ContentDigest;
import org.toroku.pki.x509.StrictDer;

/**
 * Whether bytes could be what a card returns at all; tells the counter what not to take for a submission. It proves
 * nothing: what has this shape is read strictly and verified later, and fails there with its reason.
 */
public final class SignatureShape {
    /** Shorter than any signature of a key that a card holds. */
    private static final int SHORTEST_SIGNATURE = 48;

    private SignatureShape() {}

    /** A CMS SignedData (RFC 5652 section 5.1) with a signer. */
    public static boolean isCms(Der bytes) {
        try {
            ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(bytes.toByteArray()));
            return info.getContentType().equals(CMSObjectIdentifiers.signedData)
                    && SignedData.getInstance(info.getContent())
                                    .getSignerInfos()
                                    .size()
                            > 0;
        } catch (IOException | RuntimeException hostile) {
            // The library answers some bytes with unchecked exceptions.
            return false;
        }
    }

    /** Whether a CMS signature is in the one encoding that is verified (X.690 10); what tools stream has no lengths. */
    public static boolean isDer(Der cms) {
        return StrictDer.read(cms, cms.length()).isPresent();
    }

    /**
     * Whether a CMS signature plainly is one over something else than this content: it carries another content, or the
     * digest that was signed is another's. False where that cannot be told, so that it is for the verification to say.
     */
    public static boolean isOverAnother(Der cms, Der content) {
        return switch (new SignatureReader().read(new SignedApplication.Cms(content, cms))) {
            case SignatureReader.Reading.Unreadable(CheckResult.Failed finding) ->
                finding.reason().equals(Reasons.CONTENT_EMBEDDED_DIFFERS);
            case SignatureReader.Reading.Read read -> ContentDigest.isOfAnother(read.form(), content);
        };
    }

    /** A bare signature value with an X.509 certificate (RFC 5280 section 4.1) beside it. */
    public static boolean isRaw(Der signature, Der certificate) {
        try {
            Certificate read = Certificate.getInstance(ASN1Primitive.fromByteArray(certificate.toByteArray()));
            return signature.length() >= SHORTEST_SIGNATURE
                    && read.getSubjectPublicKeyInfo().getPublicKeyData().getOctets().length > 0;
        } catch (IOException | RuntimeException hostile) {
            return false;
        }
    }
}
