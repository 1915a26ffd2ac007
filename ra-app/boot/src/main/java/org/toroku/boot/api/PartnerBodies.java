package org.toroku.boot.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** JSON bodies of the partner API. */
final class PartnerBodies {
    private PartnerBodies() {}

    record Application(
            ApplicationBodies.@Nullable Form form,
            ApplicationBodies.@Nullable Agreement consent,
            ApplicationBodies.@Nullable Key key) {
        @Override
        public String toString() {
            return "Application[masked]";
        }
    }

    /** @param continueAt where the user goes on, with the resume code that only the user's e-mail has */
    record Created(String id, String caseNumber, ApplicationBodies.Content content, String continueAt) {
        @Override
        public String toString() {
            return "Created[" + id + "]";
        }
    }

    record Standing(String caseNumber, String state, Instant since) {}
}
