package org.toroku.organisation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.toroku.audit.KeyFile;
import org.toroku.pki.Der;

/**
 * Tokens of invitations: 256 bits that follow from a key outside of the database, so that an e-mail that is sent again says
 * the same and nothing has to be kept meanwhile. The database has their digests only.
 */
@Component
class InvitationTokens {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    private final SecretKeySpec key;

    InvitationTokens(OrganisationSettings settings) {
        this.key = new SecretKeySpec(KeyFile.read(settings.linkKeyFile(), settings.createLinkKey()), "HmacSHA256");
    }

    /** @param number how many links of the invitation there were, this one included */
    String token(UUID invitation, int number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String subject = "invitation\n" + invitation + "\n" + number;
            return HexFormat.of().formatHex(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    static boolean shaped(String token) {
        return SHAPE.matcher(token).matches();
    }

    static String digest(String token) {
        return Der.of(token.getBytes(StandardCharsets.US_ASCII)).sha256Hex();
    }
}
