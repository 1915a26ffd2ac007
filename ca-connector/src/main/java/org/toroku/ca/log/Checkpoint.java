package org.toroku.ca.log;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.toroku.pki.Der;
import org.toroku.pki.merkle.TreeHash;

/**
 * A head of the log, in the text of C2SP's tlog-checkpoint: origin, size, root, and here the time of signing.
 *
 * @param origin says which log this is
 * @param size leaves
 */
public record Checkpoint(String origin, long size, Der root, Instant at) {
    private static final int LINES = 4;
    private static final String AT = "time ";

    /** The log of a CA is named by the CA's certificate: that needs no agreement, and nobody else has it. */
    static String origin(Der caCertificate) {
        return "toroku.log/" + caCertificate.sha256Hex();
    }

    /** What is signed. */
    String text() {
        return String.join(
                "\n",
                origin,
                Long.toString(size),
                Base64.getEncoder().encodeToString(root.toByteArray()),
                AT + at + "\n");
    }

    /** Empty for anything but exactly what {@link #text} writes. */
    static Optional<Checkpoint> read(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != LINES + 1 || !lines[3].startsWith(AT)) {
            return Optional.empty();
        }
        try {
            Checkpoint read = new Checkpoint(
                    lines[0],
                    Long.parseLong(lines[1]),
                    Der.of(Base64.getDecoder().decode(lines[2])),
                    Instant.parse(lines[3].substring(AT.length())));
            boolean whole = read.size > 0
                    && read.root.length() == TreeHash.LENGTH
                    && read.text().equals(text);
            return whole ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeParseException notWrittenHere) {
            return Optional.empty();
        }
    }

    /** Of a public key, in signatures of notes: names it, proves nothing. */
    static byte[] hint(Der publicKey) {
        return Arrays.copyOf(publicKey.sha256(), SignedCheckpoint.HINT);
    }
}
