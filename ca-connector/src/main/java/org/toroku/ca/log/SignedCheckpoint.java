package org.toroku.ca.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.toroku.ca.TokenSigner;
import org.toroku.pki.Der;

/**
 * A head with its signature, as C2SP's signed-note with a signature of type 0x02: ECDSA over the text, DER, behind four
 * octets of the key's SHA-256. Text and signature can be cut out and judged by openssl.
 *
 * @param note all of it; this is what is exported and stamped
 */
public record SignedCheckpoint(Checkpoint checkpoint, Der hint, Der signature, String note) {
    static final int HINT = 4;
    /** One is some 350 octets. */
    static final int LONGEST = 2_048;

    private static final String DASH = "— ";

    /** @return what a signature makes of {@code checkpoint}, by the key of {@code publicKey}; in the form of {@link LowS} */
    static SignedCheckpoint of(Checkpoint checkpoint, Der publicKey, Der signed) {
        Der signature = LowS.of(signed);
        byte[] hint = Checkpoint.hint(publicKey);
        byte[] both = Arrays.copyOf(hint, HINT + signature.length());
        System.arraycopy(signature.toByteArray(), 0, both, HINT, signature.length());
        String note = checkpoint.text() + "\n" + DASH + checkpoint.origin() + " "
                + Base64.getEncoder().encodeToString(both) + "\n";
        return new SignedCheckpoint(checkpoint, Der.of(hint), signature, note);
    }

    /** Empty for anything but a note with this one signature. */
    static Optional<SignedCheckpoint> read(String note) {
        int end = note.lastIndexOf("\n\n");
        if (note.length() > LONGEST || end < 0 || !note.endsWith("\n")) {
            return Optional.empty();
        }
        return Checkpoint.read(note.substring(0, end + 1)).flatMap(checkpoint -> {
            String line = note.substring(end + 2, note.length() - 1);
            String start = DASH + checkpoint.origin() + " ";
            return line.startsWith(start) ? signed(checkpoint, line.substring(start.length()), note) : Optional.empty();
        });
    }

    private static Optional<SignedCheckpoint> signed(Checkpoint checkpoint, String base64, String note) {
        try {
            byte[] both = Base64.getDecoder().decode(base64);
            // only one way to write it, so that a note cannot be varied without its signature
            if (both.length <= HINT || !Base64.getEncoder().encodeToString(both).equals(base64)) {
                return Optional.empty();
            }
            return Optional.of(new SignedCheckpoint(
                    checkpoint,
                    Der.of(Arrays.copyOf(both, HINT)),
                    Der.of(Arrays.copyOfRange(both, HINT, both.length)),
                    note));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** As {@link #of} writes it now; heads of earlier versions have either form, and are read all the same. */
    SignedCheckpoint inOneForm(Der publicKey) {
        return of(checkpoint, publicKey, signature);
    }

    boolean names(TokenSigner key) {
        return hint.equals(Der.of(Checkpoint.hint(key.publicKey())));
    }

    boolean signedBy(TokenSigner key) {
        return names(key) && key.verifies(checkpoint.text().getBytes(StandardCharsets.UTF_8), signature);
    }

    byte[] octets() {
        return note.getBytes(StandardCharsets.UTF_8);
    }
}
