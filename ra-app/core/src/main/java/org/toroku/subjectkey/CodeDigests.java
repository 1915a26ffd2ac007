package org.toroku.subjectkey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.toroku.audit.KeyFile;

/** Keyed digests in whose place no code is kept. A digest holds for one purpose and one case, and matches nothing else. */
@Component
public class CodeDigests {
    private final SecretKeySpec key;

    CodeDigests(SubjectKeySettings settings) {
        this.key = new SecretKeySpec(KeyFile.read(settings.codeKeyFile(), settings.createCodeKey()), "HmacSHA256");
    }

    /** Hex. */
    public String of(String purpose, UUID caseId, String plain) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal((purpose + "\n" + caseId + "\n" + plain).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** In constant time: the time taken must not tell how much was right. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
