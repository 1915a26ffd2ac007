package org.toroku.pki.jpki.check;

import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.toroku.pki.identity.Reasons;

/** The certificate is the one for signatures (署名用), not the one for authentication (利用者証明用). */
public record CertificatePurpose() implements Check {
    @Override
    public String id() {
        return "certificate-purpose";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.2.1.3; JPKI Act art. 3 and 22";
    }

    /** Exactly these two bits: a key that may also sign certificates is not that of a card. */
    private static final int SIGNATURE_CARD = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;

    @Override
    public Optional<String> refusal(Presented presented) {
        Optional<Integer> usage =
                presented.certificate().extension(Extension.keyUsage).map(CertificatePurpose::bits);
        if (usage.equals(Optional.of(KeyUsage.digitalSignature))) {
            return Optional.of(Reasons.AUTHENTICATION_CERTIFICATE);
        }
        return usage.equals(Optional.of(SIGNATURE_CARD))
                ? Optional.empty()
                : Optional.of(Reasons.KEY_USAGE_NOT_ACCEPTED);
    }

    private static int bits(Extension extension) {
        return KeyUsage.getInstance(extension.getParsedValue()).getBytes().length == 1
                ? KeyUsage.getInstance(extension.getParsedValue()).getBytes()[0] & 0xff
                : -1;
    }
}
