package org.toroku.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.toroku.pki.identity.BasicFourItems;

/**
 * Keyed hash of name, birth date and sex as certified: tells the same person again without holding who it is. The address
 * is left out, because people move; without the key nobody can try out names.
 */
final class PersonHash {
    private final SecretKeySpec key;

    PersonHash(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** Lower-case hexadecimal, 64 characters. */
    String of(BasicFourItems items) {
        BasicFourItems.BirthDate birth = items.birthDate();
        // the era is left out: it follows from the date, and registers differ in how they fill it when unknown
        String person = String.join(
                "\n",
                Normalizer.normalize(items.name(), Normalizer.Form.NFKC).replaceAll("\\s", ""),
                number(birth.year()),
                number(birth.month()),
                number(birth.day()),
                items.sex().name());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(person.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    private static String number(Optional<Integer> part) {
        return part.map(String::valueOf).orElse("?");
    }
}
