package org.toroku.enrolment;

import java.util.EnumSet;
import java.util.Set;

/** Where an application stands, as applicant and staff see it. */
public enum ApplicationState {
    AWAITING_SIGNATURE,
    RECEIVED,
    PENDING_STATUS,
    REFERRED,
    ACCEPTED,
    REJECTED,
    ISSUED,
    DELIVERED,
    REVOKED_UNRECEIVED,
    CANCELLED,
    EXPIRED;

    /** States that may follow; everything else is refused. */
    public Set<ApplicationState> next() {
        return switch (this) {
            case AWAITING_SIGNATURE -> EnumSet.of(RECEIVED, EXPIRED, CANCELLED);
            case RECEIVED -> EnumSet.of(PENDING_STATUS, REFERRED, ACCEPTED, REJECTED, CANCELLED);
            case PENDING_STATUS -> EnumSet.of(RECEIVED, REFERRED, ACCEPTED, REJECTED, CANCELLED, EXPIRED);
            case REFERRED -> EnumSet.of(ACCEPTED, REJECTED, CANCELLED);
            case ACCEPTED -> EnumSet.of(ISSUED, CANCELLED, RECEIVED);
            case ISSUED -> EnumSet.of(DELIVERED, REVOKED_UNRECEIVED);
            case DELIVERED, REJECTED, REVOKED_UNRECEIVED, CANCELLED, EXPIRED -> EnumSet.noneOf(ApplicationState.class);
        };
    }

    public boolean isFinal() {
        return next().isEmpty();
    }
}
