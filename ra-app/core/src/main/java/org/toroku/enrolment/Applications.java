package org.toroku.enrolment;

import java.util.Optional;
import java.util.UUID;

/** Read side of applications for the steps that work on them. */
public interface Applications {
    Optional<ApplicationRecord> find(UUID applicationId);

    /** The application of a running case. */
    default ApplicationRecord get(UUID applicationId) {
        return find(applicationId)
                .orElseThrow(() -> new IllegalStateException("a running case has no application: " + applicationId));
    }

    /** Moves the applicant-visible state inside the caller's transaction; refuses moves that the state chart lacks. */
    void move(UUID applicationId, ApplicationState to, Optional<String> reason);

    ApplicationState state(UUID applicationId);

    /** The state, held until the caller's transaction ends: whoever decides or withdraws meanwhile waits. */
    ApplicationState lock(UUID applicationId);
}
