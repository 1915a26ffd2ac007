package org.toroku.pki.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.toroku.pki.Der;

/**
 * Takes the armour off a request (RFC 7468 2, 7): one block, nothing before or after it but white space. CRMF has no label
 * and comes as DER.
 */
final class PemArmour {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final Set<String> LABELS = Set.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");

    private PemArmour() {}

    /** What lay in the armour. */
    sealed interface Opened {
        record Contents(Der der) implements Opened {}

        record Not(RefusalCode code, String detail) implements Opened {}
    }

    static boolean isPut(byte[] bytes) {
        return text(bytes).startsWith(BEGIN);
    }

    static Opened open(byte[] bytes) {
        String text = text(bytes);
        int labelEnds = text.indexOf(DASHES, BEGIN.length());
        String label = labelEnds < 0 ? "" : text.substring(BEGIN.length(), labelEnds);
        if (label.contains("PRIVATE KEY")) {
            return new Opened.Not(RefusalCode.PRIVATE_KEY, "pem");
        }
        if (!LABELS.contains(label)) {
            return new Opened.Not(RefusalCode.MALFORMED, "pem-label");
        }
        String footer = END + label + DASHES;
        int ends = text.indexOf(footer, labelEnds);
        if (ends < 0) {
            return new Opened.Not(RefusalCode.NOT_DER, "pem-end");
        }
        String rest = text.substring(ends + footer.length());
        if (!rest.isBlank()) {
            return rest.contains("PRIVATE KEY")
                    ? new Opened.Not(RefusalCode.PRIVATE_KEY, "pem")
                    : new Opened.Not(
                            rest.contains(BEGIN) ? RefusalCode.SEVERAL_MESSAGES : RefusalCode.TRAILING_BYTES, "pem");
        }
        return decode(text.substring(labelEnds + DASHES.length(), ends).replaceAll("[\r\n]", ""));
    }

    private static Opened decode(String base64) {
        try {
            byte[] decoded = Base64.getDecoder().decode(base64);
            // The decoder overlooks missing padding and bits that belong to no byte.
            return Base64.getEncoder().encodeToString(decoded).equals(base64)
                    ? new Opened.Contents(Der.of(decoded))
                    : new Opened.Not(RefusalCode.NON_CANONICAL, "base64");
        } catch (IllegalArgumentException notBase64) {
            return new Opened.Not(RefusalCode.NOT_DER, "base64");
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).strip();
    }
}
