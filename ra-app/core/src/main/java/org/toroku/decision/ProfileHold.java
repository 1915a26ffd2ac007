package org.toroku.decision;

import org.springframework.stereotype.Component;
import org.toroku.ca.CaConnector;

/** A profile as certificates would be made by it now, and whether an approval may be bound to it. */
@Component
class ProfileHold {
    private final CaConnector ca;
    private final ProfileGate gate;

    ProfileHold(CaConnector ca, ProfileGate gate) {
        this.ca = ca;
        this.gate = gate;
    }

    sealed interface Standing {
        record Free(String sha256) implements Standing {}

        /** {@code reason} as {@link ProfileGate#objection}. */
        record Held(String reason) implements Standing {}

        /** The CA has no such profile. */
        record Unknown() implements Standing {}
    }

    Standing of(String profileId) {
        String sha256;
        try {
            sha256 = ca.profileSha256(profileId);
        } catch (IllegalArgumentException unknown) {
            return new Standing.Unknown();
        }
        return gate.objection(profileId, sha256)
                .<Standing>map(Standing.Held::new)
                .orElseGet(() -> new Standing.Free(sha256));
    }
}
