package org.toroku.workflows.proof;

import java.util.Arrays;
import java.util.Optional;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.ProcessIds;
import org.toroku.workflows.TaskIds;

/** Processes that a case begins with, and what each must have done before a certificate is issued or revoked. */
enum Route {
    CARD(ProcessIds.ENROL_MY_NUMBER_CARD, JobTypes.STORE_DOCUMENTS, JobTypes.VERIFY_IDENTITY, false),
    SIMULTANEOUS_KEY(ProcessIds.ENROL_SIMULTANEOUS_KEY, JobTypes.STORE_DOCUMENTS, JobTypes.VERIFY_IDENTITY, true),
    RENEWAL(ProcessIds.RENEW_CERTIFICATE, JobTypes.STORE_DOCUMENTS, JobTypes.VERIFY_RENEWAL, false),
    /** Documents come by post, into the file that was opened; no rule decides (則5①(1)). */
    PAPER(ProcessIds.ENROL_PAPER, JobTypes.OPEN_PAPER_FILE, JobTypes.CHECK_EVIDENCE, false),
    /** Nothing is issued; whom the certificate names was proven when it was. */
    REVOCATION(ProcessIds.REVOKE_CERTIFICATE, JobTypes.OPEN_REVOCATION, "", false);

    final String processId;

    /** Job that keeps what comes in. */
    final String keeping;

    /** Job that proves who it is. */
    final String proving;

    /** Whether the applicant's own key must pass a check. */
    final boolean ownKey;

    Route(String processId, String keeping, String proving, boolean ownKey) {
        this.processId = processId;
        this.keeping = keeping;
        this.proving = proving;
        this.ownKey = ownKey;
    }

    static Optional<Route> of(String processId) {
        return Arrays.stream(values())
                .filter(route -> route.processId.equals(processId))
                .findFirst();
    }

    boolean automatonDecides() {
        return this != PAPER && this != REVOCATION;
    }

    String examination() {
        return switch (this) {
            case PAPER -> TaskIds.EXAMINE_PAPER_APPLICATION;
            case REVOCATION -> "";
            case CARD, SIMULTANEOUS_KEY, RENEWAL -> TaskIds.EXAMINE_APPLICATION;
        };
    }

    String decision() {
        return switch (this) {
            case PAPER -> TaskIds.DECIDE_ON_PAPER_APPLICATION;
            case REVOCATION -> TaskIds.JUDGE_REVOCATION;
            case CARD, SIMULTANEOUS_KEY, RENEWAL -> TaskIds.DECIDE_ON_APPLICATION;
        };
    }
}
