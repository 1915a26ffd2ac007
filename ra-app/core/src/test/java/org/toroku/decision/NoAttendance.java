package org.toroku.decision;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.toroku.enrolment.AssistanceStatement;

/** Where no officer attended anybody. */
final class NoAttendance implements Attendance {
    @Override
    public Optional<AssistanceStatement> of(UUID caseId) {
        return Optional.empty();
    }

    @Override
    public boolean attended(UUID caseId, String officer) {
        return false;
    }

    @Override
    public Optional<String> objection(UUID caseId) {
        return Optional.empty();
    }

    @Override
    public boolean sound(UUID caseId, Predicate<UUID> intact) {
        return true;
    }
}
