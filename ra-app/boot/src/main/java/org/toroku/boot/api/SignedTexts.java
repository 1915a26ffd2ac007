package org.toroku.boot.api;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.pki.Der;

/** Texts of the house that go out to be signed, as they go out and come back. */
final class SignedTexts {
    private SignedTexts() {}

    /** @param content Base64 of exactly the bytes to be signed */
    record ToSign(String ticket, String content, String contentSha256, Instant expiresAt) {
        static ToSign of(String ticket, Der content, Instant expiresAt) {
            return new ToSign(
                    ticket, Base64.getEncoder().encodeToString(content.toByteArray()), content.sha256Hex(), expiresAt);
        }
    }

    record Signed(
            @Nullable String ticket,
            @Nullable String cms,
            @Nullable String signature,
            @Nullable String certificate) {
        Optional<SignatureInput> input() {
            return ApplicationsApi.input(new ApplicationBodies.Signature(cms, signature, certificate, null));
        }

        @Override
        public String toString() {
            return "Signed[masked]";
        }
    }
}
