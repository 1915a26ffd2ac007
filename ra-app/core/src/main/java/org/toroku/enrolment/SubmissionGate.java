package org.toroku.enrolment;

import java.util.Optional;
import java.util.UUID;

/** Lets other modules keep a signed application from being received; every gate is asked, each may only refuse. */
public interface SubmissionGate {
    /**
     * The reason of a refusal, empty where this gate has no objection. Joins the transaction that receives the application,
     * and holds what it looked at until that ends.
     */
    Optional<String> refusal(UUID applicationId);
}
