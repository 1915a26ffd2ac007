package org.toroku.ca.elsewhere;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.toroku.ca.check.Objection;
import org.toroku.ca.profile.ToBeSigned;
import org.toroku.pki.Der;

/**
 * Whether a certificate of another CA is, octet by octet, what {@link ToBeSigned} would have had signed here. The rules for our
 * drafts say what must be there; what must not be there they need not say, because we never write it.
 */
final class ProfiledContent {
    /** Everything but serial and extensions. */
    private static final List<Function<TBSCertificate, ASN1Object>> PARTS = List.of(
            TBSCertificate::getVersion,
            TBSCertificate::getSignature,
            TBSCertificate::getIssuer,
            TBSCertificate::getStartDate,
            TBSCertificate::getEndDate,
            TBSCertificate::getSubject,
            TBSCertificate::getSubjectPublicKeyInfo);

    private final Contributed contributed;
    private final AgreedPointers pointers;

    ProfiledContent(Contributed contributed) {
        this.contributed = contributed;
        this.pointers = new AgreedPointers(contributed);
    }

    /** @param ours drafted for the same order with the other's serial and validity */
    Optional<Objection> objection(TBSCertificate made, TBSCertificate ours) {
        if (made.getSubjectUniqueId() != null || made.getIssuerUniqueId() != null) {
            // RFC 5280 section 4.1.2.8: CAs must not, and verifiers may take it for part of the name
            return objection("unique-identifier");
        }
        boolean same = PARTS.stream().allMatch(part -> encoded(part.apply(made)).equals(encoded(part.apply(ours))));
        if (!same) {
            return objection("content-differs");
        }
        return differing(made.getExtensions(), ours.getExtensions())
                .or(() -> contributed.isNone() || pointers.holdIn(made.getExtensions())
                        ? Optional.empty()
                        : objection("pointers-not-agreed"));
    }

    private Optional<Objection> differing(Extensions made, Extensions ours) {
        Set<ASN1ObjectIdentifier> types = new HashSet<>(Arrays.asList(ours.getExtensionOIDs()));
        types.addAll(Arrays.asList(made.getExtensionOIDs()));
        if (!contributed.isNone()) {
            types.removeAll(AgreedPointers.JUDGED);
        }
        return types.stream()
                .flatMap(
                        type -> differing(
                                Optional.ofNullable(made.getExtension(type)),
                                Optional.ofNullable(ours.getExtension(type)))
                                .stream())
                .findFirst();
    }

    private static Optional<Objection> differing(Optional<Extension> made, Optional<Extension> ours) {
        if (made.isEmpty() || ours.isEmpty()) {
            return objection(made.isEmpty() ? "extension-missing" : "extension-unexpected");
        }
        if (made.get().isCritical() != ours.get().isCritical()) {
            return objection("extension-criticality");
        }
        return Arrays.equals(
                        made.get().getExtnValue().getOctets(),
                        ours.get().getExtnValue().getOctets())
                ? Optional.empty()
                : objection("extension-differs");
    }

    private static Optional<Objection> objection(String rule) {
        return Optional.of(new Objection("certificate", rule));
    }

    private static Der encoded(ASN1Object part) {
        try {
            return Der.of(part.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("not encodable", e);
        }
    }
}
