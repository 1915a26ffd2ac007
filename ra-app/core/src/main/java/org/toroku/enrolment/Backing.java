package org.toroku.enrolment;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Who stands behind an application beside its applicant, and what is written with it.
 *
 * @param organisation becomes part of what is signed
 * @param assistance as {@code organisation}; the session in which an officer attends
 * @param more takes id and case number; runs in the transaction that makes the application, and stops it by throwing
 */
public record Backing(
        Optional<OrganisationStatement> organisation,
        Optional<AssistanceStatement> assistance,
        BiConsumer<UUID, String> more) {
    public Backing(Optional<OrganisationStatement> organisation, BiConsumer<UUID, String> more) {
        this(organisation, Optional.empty(), more);
    }

    /** Nobody: the applicant came by themselves. */
    public static Backing none() {
        return new Backing(Optional.empty(), (id, caseNumber) -> {});
    }
}
