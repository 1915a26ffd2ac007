package org.toroku.assistance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A session with everything that was written of it.
 *
 * @param enteredAt when the code was typed
 * @param bound the application that was made in it
 * @param signedAt when that was received with its signature
 */
record AssistedSession(
        UUID id,
        String number,
        String officer,
        Where where,
        AttendanceDesk.PhotoDocument document,
        AttendanceDesk.Language language,
        Times times,
        Optional<Instant> enteredAt,
        Optional<Bound> bound,
        Optional<Instant> signedAt,
        Optional<Closing> closing) {

    /** @param desk which counter; none on a visit, for where that went is somebody's address */
    record Where(AttendanceDesk.Setting setting, Optional<String> desk) {}

    record Times(Instant openedAt, Instant codeUntil, Instant endsAt, Instant statementUntil) {}

    record Bound(UUID application, String caseNumber) {}

    record Closing(Optional<AttendanceDesk.Others> others, Optional<AttendanceDesk.StopReason> stopped, Instant at) {}

    /** What the session is, from what was written and what time it is. */
    AttendanceDesk.State state(Instant now) {
        if (closing.isPresent()) {
            return closing.get().stopped().isPresent() ? AttendanceDesk.State.STOPPED : AttendanceDesk.State.STATED;
        }
        if (signedAt.isPresent()) {
            return now.isBefore(times.statementUntil()) ? AttendanceDesk.State.SIGNED : AttendanceDesk.State.UNSTATED;
        }
        if (!now.isBefore(times.endsAt())) {
            return AttendanceDesk.State.ENDED;
        }
        if (bound.isPresent()) {
            return AttendanceDesk.State.APPLIED;
        }
        if (enteredAt.isPresent()) {
            return AttendanceDesk.State.ENTERED;
        }
        return now.isBefore(times.codeUntil()) ? AttendanceDesk.State.CODE_OPEN : AttendanceDesk.State.CODE_EXPIRED;
    }
}
