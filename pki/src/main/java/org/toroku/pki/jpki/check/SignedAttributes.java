package org.toroku.pki.jpki.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;
import org.toroku.pki.identity.Reasons;

/** Nothing was signed beside the application but attributes of known meaning, each once. */
public record SignedAttributes() implements Check {
    @Override
    public String id() {
        return "signed-attributes";
    }

    @Override
    public String clause() {
        return "RFC 5652 5.3, 11.1";
    }

    /** Attributes that add no meaning to the content. Others (content hints, claimed roles …) could. */
    private static final Set<ASN1ObjectIdentifier> ACCEPTED = Set.of(
            CMSAttributes.contentType,
            CMSAttributes.messageDigest,
            CMSAttributes.signingTime,
            CMSAttributes.cmsAlgorithmProtect,
            PKCSObjectIdentifiers.id_aa_signingCertificate,
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            PKCSObjectIdentifiers.pkcs_9_at_smimeCapabilities);

    @Override
    public Optional<String> refusal(Presented presented) {
        return switch (presented.form()) {
            case SignatureForm.Cms cms -> refusal(cms.signer());
            case SignatureForm.Raw _ -> Optional.empty();
        };
    }

    private static Optional<String> refusal(SignerInformation signer) {
        List<ASN1ObjectIdentifier> types =
                all(signer).stream().map(Attribute::getAttrType).toList();
        if (Set.copyOf(types).size() != types.size()
                || all(signer).stream()
                        .anyMatch(attribute -> attribute.getAttrValues().size() != 1)) {
            return Optional.of(Reasons.SIGNED_ATTRIBUTE_MALFORMED);
        }
        if (!ACCEPTED.containsAll(types)) {
            return Optional.of(Reasons.SIGNED_ATTRIBUTE_NOT_ACCEPTED);
        }
        return single(signer, CMSAttributes.contentType)
                        .filter(CMSObjectIdentifiers.data::equals)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Reasons.CONTENT_TYPE_MISMATCH);
    }

    private static List<Attribute> all(SignerInformation signer) {
        return List.of(signer.getSignedAttributes().toASN1Structure().getAttributes());
    }

    /** The value of an attribute that occurs exactly once with exactly one value. */
    static Optional<ASN1Encodable> single(SignerInformation signer, ASN1ObjectIdentifier type) {
        List<Attribute> found = all(signer).stream()
                .filter(attribute -> attribute.getAttrType().equals(type))
                .toList();
        return found.size() == 1 && found.getFirst().getAttrValues().size() == 1
                ? Optional.of(found.getFirst().getAttrValues().getObjectAt(0))
                : Optional.empty();
    }
}
