package org.toroku.ui.portal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM armour (RFC 7468) around DER: taken off what people upload, put around what they download. */
final class Armour {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\\s]+)-----END [A-Z0-9 ]+-----");

    private Armour() {}

    /** The DER inside the first block; the bytes as they are where there is no readable block. */
    static byte[] strip(byte[] file) {
        Matcher block = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        if (!block.find()) {
            return file;
        }
        try {
            return Base64.getMimeDecoder().decode(block.group(1));
        } catch (IllegalArgumentException notBase64) {
            return file;
        }
    }

    static String pem(byte[] certificate) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
