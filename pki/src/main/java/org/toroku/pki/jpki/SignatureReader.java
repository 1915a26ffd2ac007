package org.toroku.pki.jpki;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.toroku.pki.Der;
import org.toroku.pki.identity.CheckResult;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.identity.SignedApplication;
import org.toroku.pki.jpki.check.SignatureForm;
import org.toroku.pki.x509.ParsedCertificate;
import org.toroku.pki.x509.StrictDer;

/** Reads what the applicant sent, strictly and before anything is believed. */
public final class SignatureReader {
    private static final int MAX_CONTENT = 1024 * 1024;
    /** Room for a content repeated inside. */
    private static final int MAX_CMS = MAX_CONTENT + 64 * 1024;

    private static final int MAX_RAW = 2048;

    private static final String CHECK = "signature-form";
    private static final String CLAUSE = "RFC 5652 5.1; X.690 10";

    /** What came out of reading. */
    public sealed interface Reading {
        /** @param findings what was noticed on the way, all passed */
        record Read(SignatureForm form, ParsedCertificate certificate, List<CheckResult> findings) implements Reading {}

        record Unreadable(CheckResult.Failed finding) implements Reading {}
    }

    public Reading read(SignedApplication signed) {
        if (signed.content().length() > MAX_CONTENT) {
            return unreadable(Reasons.TOO_LARGE);
        }
        try {
            return switch (signed) {
                case SignedApplication.Cms cms -> readCms(cms);
                case SignedApplication.Raw raw -> readRaw(raw);
            };
        } catch (CMSException | IOException | RuntimeException hostile) {
            // The library meets hostile structures with unchecked exceptions too.
            return unreadable(Reasons.SIGNATURE_MALFORMED);
        }
    }

    private static Reading readRaw(SignedApplication.Raw raw) {
        if (raw.signature().length() > MAX_RAW) {
            return unreadable(Reasons.TOO_LARGE);
        }
        return ParsedCertificate.read(raw.certificate())
                .<Reading>map(certificate ->
                        new Reading.Read(new SignatureForm.Raw(raw.signature()), certificate, List.of(passed(CHECK))))
                .orElseGet(() -> unreadable(Reasons.CERTIFICATE_MALFORMED));
    }

    private static Reading readCms(SignedApplication.Cms cms) throws CMSException, IOException {
        if (cms.signedData().length() > MAX_CMS) {
            return unreadable(Reasons.TOO_LARGE);
        }
        Optional<ContentInfo> info = StrictDer.read(cms.signedData(), MAX_CMS).map(ContentInfo::getInstance);
        if (info.isEmpty()) {
            return unreadable(Reasons.SIGNATURE_NOT_DER);
        }
        if (!info.get().getContentType().equals(CMSObjectIdentifiers.signedData)) {
            return unreadable(Reasons.SIGNATURE_MALFORMED);
        }
        ContentInfo content = SignedData.getInstance(info.get().getContent()).getEncapContentInfo();
        if (!content.getContentType().equals(CMSObjectIdentifiers.data)) {
            return unreadable(Reasons.CONTENT_TYPE_MISMATCH);
        }
        if (embedsAnother(content.getContent(), cms.content())) {
            return unreadable(Reasons.CONTENT_EMBEDDED_DIFFERS);
        }
        return readSigner(
                new CMSSignedData(new CMSProcessableByteArray(cms.content().toByteArray()), info.get()));
    }

    /** A content that travels inside must be the one that was shown, else two readers see two documents. */
    private static boolean embedsAnother(@org.jspecify.annotations.Nullable ASN1Encodable embedded, Der content) {
        return embedded != null
                && !(embedded instanceof ASN1OctetString octets
                        && Der.of(octets.getOctets()).equals(content));
    }

    private static Reading readSigner(CMSSignedData data) throws IOException {
        Collection<SignerInformation> signers = data.getSignerInfos().getSigners();
        if (signers.size() != 1) {
            return unreadable(Reasons.SIGNER_COUNT);
        }
        SignerInformation signer = signers.iterator().next();
        if (signer.getSignedAttributes() == null) {
            return unreadable(Reasons.SIGNED_ATTRIBUTES_MISSING);
        }
        @SuppressWarnings("unchecked") // SignerId is a Selector of certificate holders in all but its type argument
        Collection<X509CertificateHolder> named = data.getCertificates().getMatches(signer.getSID());
        if (named.size() != 1) {
            return unreadable(
                    named.isEmpty() ? Reasons.SIGNER_CERTIFICATE_MISSING : Reasons.SIGNER_CERTIFICATE_AMBIGUOUS);
        }
        return ParsedCertificate.read(Der.of(named.iterator().next().getEncoded()))
                .<Reading>map(
                        certificate -> new Reading.Read(new SignatureForm.Cms(signer), certificate, findings(signer)))
                .orElseGet(() -> unreadable(Reasons.CERTIFICATE_MALFORMED));
    }

    /** Unsigned attributes prove nothing and are not used; that there were any is kept. */
    private static List<CheckResult> findings(SignerInformation signer) {
        List<CheckResult> findings = new ArrayList<>(List.of(passed(CHECK)));
        if (signer.getUnsignedAttributes() != null) {
            findings.add(new CheckResult.Passed("unsigned-attributes-ignored", "RFC 5652 5.3"));
        }
        return List.copyOf(findings);
    }

    private static CheckResult passed(String check) {
        return new CheckResult.Passed(check, CLAUSE);
    }

    private static Reading unreadable(String reason) {
        return new Reading.Unreadable(new CheckResult.Failed(CHECK, CLAUSE, reason));
    }
}
