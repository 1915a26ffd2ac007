package org.toroku.decision;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.toroku.enrolment.ApplicationRecord;

/** Where nobody renews anything. */
final class NoRenewals implements Renewals {
    @Override
    public Proof proof(ApplicationRecord application, Predicate<UUID> intact) {
        return new Proof.Missing("renewal-altered");
    }

    @Override
    public Optional<Proof.Proven> shown(UUID caseId) {
        return Optional.empty();
    }
}
