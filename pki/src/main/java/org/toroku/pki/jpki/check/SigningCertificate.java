package org.toroku.pki.jpki.check;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;
import org.toroku.pki.identity.Reasons;
import org.toroku.pki.x509.Crypto;
import org.toroku.pki.x509.ParsedCertificate;

/** Where the signer named a certificate in the signed attributes, it is the one presented. */
public record SigningCertificate() implements Check {
    @Override
    public String id() {
        return "signing-certificate";
    }

    @Override
    public String clause() {
        return "RFC 5035 3, 4";
    }

    @Override
    public Optional<String> refusal(Presented presented) {
        boolean named = switch (presented.form()) {
            case SignatureForm.Cms cms -> names(cms.signer(), presented.certificate());
            case SignatureForm.Raw _ -> true;
        };
        return named ? Optional.empty() : Optional.of(Reasons.SIGNING_CERTIFICATE_MISMATCH);
    }

    private static boolean names(SignerInformation signer, ParsedCertificate certificate) {
        boolean second = SignedAttributes.single(signer, PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                .map(value -> SigningCertificateV2.getInstance(value).getCerts()[0])
                .map(id -> names(id, certificate))
                .orElse(true);
        boolean first = SignedAttributes.single(signer, PKCSObjectIdentifiers.id_aa_signingCertificate)
                .map(value -> org.bouncycastle.asn1.ess.SigningCertificate.getInstance(value)
                        .getCerts()[0])
                .map(id -> names(id, certificate))
                .orElse(true);
        return first && second;
    }

    private static boolean names(ESSCertIDv2 id, ParsedCertificate certificate) {
        return hashes(id.getHashAlgorithm().getAlgorithm().getId(), id.getCertHash(), certificate)
                && names(id.getIssuerSerial(), certificate);
    }

    /** The first version always hashes with SHA-1 (RFC 2634 5.4); it may only contradict, never replace a check. */
    private static boolean names(ESSCertID id, ParsedCertificate certificate) {
        return hashes("SHA-1", id.getCertHash(), certificate) && names(id.getIssuerSerial(), certificate);
    }

    private static boolean names(@Nullable IssuerSerial id, ParsedCertificate certificate) {
        return id == null || id.getSerial().hasValue(certificate.serial());
    }

    private static boolean hashes(String algorithm, byte[] hash, ParsedCertificate certificate) {
        try {
            return MessageDigest.isEqual(
                    hash, Crypto.digest(algorithm).digest(certificate.der().toByteArray()));
        } catch (NoSuchAlgorithmException unknown) {
            return false;
        }
    }
}
