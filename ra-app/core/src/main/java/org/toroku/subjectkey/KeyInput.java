package org.toroku.subjectkey;

import java.util.Optional;
import java.util.stream.Stream;
import org.toroku.audit.Printable;
import org.toroku.pki.Der;

/**
 * A key as an applicant hands it in.
 *
 * @param request PKCS#10 or CRMF, DER or PEM, as it came
 * @param device what an app says of the device that holds the key
 */
public record KeyInput(Der request, Origin origin, Optional<Device> device) {
    private static final int LONGEST_WORD = 200;
    private static final int LONGEST_ATTESTATION = 32 * 1024;

    /** Where the key pair was made. */
    public enum Origin {
        BROWSER,
        UPLOAD,
        APP
    }

    /** Masked: what a device says of itself does not belong into logs. */
    @Override
    public String toString() {
        return "KeyInput[" + origin + "]";
    }

    /**
     * Said by the app and believed by nobody: evidence, no ground for a decision.
     *
     * @param keyStore where the key lives, e.g. {@code secure-element}
     * @param attestation Base64 of the platform's attestation, empty where there is none
     */
    public record Device(String model, String os, String keyStore, String attestation) {
        /** Short enough to keep, and nothing in it that cannot be shown. */
        public boolean reasonable() {
            return Stream.of(model, os, keyStore)
                            .allMatch(word -> word.length() <= LONGEST_WORD && Printable.sentences(word))
                    && attestation.length() <= LONGEST_ATTESTATION
                    && attestation.matches("[A-Za-z0-9+/=_-]*");
        }

        @Override
        public String toString() {
            return "Device[masked]";
        }
    }
}
