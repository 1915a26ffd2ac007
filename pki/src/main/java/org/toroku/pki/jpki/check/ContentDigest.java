package org.toroku.pki.jpki.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.cms.SignerInformation;
import org.toroku.pki.Der;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.Crypto;

/** The signed digest is that of exactly the application's bytes. */
public record ContentDigest() implements Check {
    @Override
    public String id() {
        return "content-digest";
    }

    @Override
    public String clause() {
        return "RFC 5652 5.4, 11.2";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        return refusal(presented.form(), presented.content());
    }

    /** Whether the signed digest was read and is another content's. */
    public static boolean isOfAnother(SignatureForm form, Der content) {
        return refusal(form, content)
                .filter(Reasons.CONTENT_DIGEST_MISMATCH::equals)
                .isPresent();
    }

    private static Optional<String> refusal(SignatureForm form, Der content) {
        return switch (form) {
            case SignatureForm.Cms cms -> refusal(cms.signer(), content);
            // A bare signature covers the bytes themselves.
            case SignatureForm.Raw _ -> Optional.empty();
        };
    }

    private static Optional<String> refusal(SignerInformation signer, Der content) {
        Optional<ASN1OctetString> signed = SignedAttributes.single(signer, CMSAttributes.messageDigest)
                .filter(ASN1OctetString.class::isInstance)
                .map(ASN1OctetString.class::cast);
        if (signed.isEmpty()) {
            return Optional.of(Reasons.SIGNED_ATTRIBUTE_MALFORMED);
        }
        try {
            byte[] digest = Crypto.digest(signer.getDigestAlgOID()).digest(content.toByteArray());
            return MessageDigest.isEqual(digest, signed.get().getOctets())
                    ? Optional.empty()
                    : Optional.of(Reasons.CONTENT_DIGEST_MISMATCH);
        } catch (NoSuchAlgorithmException unknown) {
            return Optional.of(Reasons.ALGORITHM_NOT_ACCEPTED);
        }
    }
}
