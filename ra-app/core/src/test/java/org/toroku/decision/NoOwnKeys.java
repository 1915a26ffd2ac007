package org.toroku.decision;

import java.util.Optional;
import java.util.UUID;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.pki.Der;

/** Where no applicant made a key. */
final class NoOwnKeys implements OwnKeys {
    @Override
    public Proof proof(ApplicationRecord application) {
        return new Proof.Missing("key-not-accepted");
    }

    @Override
    public Optional<Der> shown(UUID caseId) {
        return Optional.empty();
    }

    @Override
    public boolean accepted(UUID caseId) {
        return false;
    }
}
