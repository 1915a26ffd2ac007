package org.toroku.boot.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.toroku.boot.api.ApplicationBodies.Agreement;
import org.toroku.boot.api.ApplicationBodies.Content;
import org.toroku.boot.api.ApplicationBodies.Form;
import org.toroku.boot.api.ApplicationBodies.Key;

/** JSON bodies of the partner API. */
final class PartnerBodies {
    private PartnerBodies() {}

    record Application(
            @Nullable Form form,
            @Nullable Agreement consent,
            @Nullable Key key) {
        @Override
        public String toString() {
            return "Application[masked]";
        }
    }

    /** @param continueAt where the user goes on, with the resume code that only the user's e-mail has */
    record Created(String id, String caseNumber, Content content, String continueAt) {
        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    record Standing(String caseNumber, String state, Instant since) {}
}
