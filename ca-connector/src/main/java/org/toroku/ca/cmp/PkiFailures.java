package org.toroku.ca.cmp;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.cmp.PKIFreeText;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.toroku.ca.elsewhere.Failure;

/** Refusals as CMP writes them (RFC 9810 section 5.2.3). */
final class PkiFailures {
    /** By number of the bit. */
    private static final List<String> NAMES = List.of(
            "bad-alg",
            "bad-message-check",
            Failure.BAD_REQUEST,
            "bad-time",
            Failure.UNKNOWN_CERTIFICATE,
            "bad-data-format",
            Failure.WRONG_AUTHORITY,
            "incorrect-data",
            "missing-time-stamp",
            "bad-pop",
            Failure.CERTIFICATE_REVOKED,
            Failure.CERTIFICATE_CONFIRMED,
            "wrong-integrity",
            "bad-recipient-nonce",
            "time-not-available",
            "unaccepted-policy",
            "unaccepted-extension",
            "add-info-not-available",
            "bad-sender-nonce",
            "bad-cert-template",
            "signer-not-trusted",
            Failure.TRANSACTION_ID_IN_USE,
            "unsupported-version",
            Failure.NOT_AUTHORIZED,
            Failure.SYSTEM_UNAVAILABLE,
            "system-failure",
            "duplicate-cert-req");

    private PkiFailures() {}

    static Failure of(PKIStatusInfo status) {
        List<String> codes = new ArrayList<>();
        ASN1BitString bits = status.getFailInfo();
        if (bits != null) {
            byte[] octets = bits.getBytes();
            for (int i = 0; i < NAMES.size() && i / 8 < octets.length; i++) {
                if ((octets[i / 8] & 0x80 >> i % 8) != 0) {
                    codes.add(NAMES.get(i));
                }
            }
        }
        return new Failure(codes, words(status.getStatusString()));
    }

    private static String words(@org.jspecify.annotations.Nullable PKIFreeText text) {
        return text == null || text.size() == 0
                ? ""
                : Failure.cleaned(text.getStringAtUTF8(0).getString());
    }
}
