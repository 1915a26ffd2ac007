package org.toroku.partner;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/** Where managers admit partners: one proposes, another one confirms; disabling and smaller quotas need one only. */
public interface PartnerDesk {
    /** By name; empty for whoever is neither manager nor auditor. */
    List<Partner> all(Officer officer);

    /** The newest first, at most {@code limit}. */
    List<Call> calls(Officer officer, UUID partner, int limit);

    Act propose(Officer officer, Proposal proposal);

    Act confirm(Officer officer, UUID partner);

    /** Ends every credential with the very next call. */
    Act disable(Officer officer, UUID partner, String reason);

    /** Proposes to let it go on, or with other quotas; it rests until another manager confirms. */
    Act proposeAgain(Officer officer, UUID partner, int perDay, int openMost, String reason);

    /** A new secret, shown once; the former ends after the overlap. */
    Act newSecret(Officer officer, UUID partner);

    /** @param evidence where the agreement is filed */
    record Proposal(String name, String evidence, int perDay, int openMost) {}

    /** @param status of the answer (RFC 9110) */
    record Call(String operation, Optional<UUID> application, int status, Instant at) {}

    sealed interface Act {
        record Done() implements Act {}

        record Secret(UUID clientId, String secret) implements Act {
            @Override
            public String toString() {
                return "Secret[" + clientId + "]";
            }
        }

        /** {@code reason}: role, not-found, wrong-state, same-person, name, name-taken, evidence, quota, reason-missing, altered. */
        record Refused(String reason) implements Act {}
    }
}
