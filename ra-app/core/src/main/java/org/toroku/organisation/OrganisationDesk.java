package org.toroku.organisation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;

/**
 * Where managers admit organisations and appoint who invites for them: one proposes, another one confirms. Suspending needs
 * one manager only, for it closes.
 */
public interface OrganisationDesk {
    /** Every organisation, by name; empty for whoever is neither manager nor auditor. */
    List<Organisation> all(Officer officer);

    List<Administrator> administrators(Officer officer, UUID organisation);

    /** What is wrong with a proposal, field by field. */
    Act propose(Officer officer, Proposal proposal);

    /** By another manager than the one who proposed. */
    Act confirm(Officer officer, UUID organisation);

    /** Ends every open invitation at once; cases that are not issued yet wait. */
    Act suspend(Officer officer, UUID organisation, String reason);

    /** Proposes to let a suspended organisation go on; another manager confirms. */
    Act reinstate(Officer officer, UUID organisation, String reason);

    Act proposeAdministrator(Officer officer, UUID organisation, NewAdministrator administrator);

    /** By another manager; the answer holds the first password, which is shown once. */
    Act confirmAdministrator(Officer officer, String username);

    /** The account can do nothing any more. */
    Act endAdministrator(Officer officer, String username);

    /** @param evidence where the proof is filed, e.g. number of the register extract and of the contract */
    record Proposal(String name, String address, String corporateNumber, String evidence) {}

    /** @param evidence where the organisation's appointment is filed */
    record NewAdministrator(String username, String displayName, String evidence) {}

    record Administrator(
            String username, String displayName, String evidence, State state, String proposedBy, Optional<String> by) {
        public enum State {
            PROPOSED,
            ACTIVE,
            ENDED
        }
    }

    sealed interface Act {
        record Done() implements Act {}

        /** @param password of the new account */
        record Appointed(String password) implements Act {
            @Override
            public String toString() {
                return "Appointed[masked]";
            }
        }

        /**
         * {@code reasons}: role, not-found, wrong-state, same-person, name, address, corporate-number, number-taken,
         * evidence, reason-missing, username, username-taken, altered. Of what was typed each one that is wrong.
         */
        record Refused(List<String> reasons) implements Act {
            public Refused {
                reasons = List.copyOf(reasons);
            }

            public Refused(String reason) {
                this(List.of(reason));
            }
        }
    }
}
