package org.toroku.notice;

import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;
import org.toroku.wording.WordingKind;

/** Which text tells of a state. */
final class NoticeTexts {
    private NoticeTexts() {}

    static WordingKind of(String route, ApplicationState state) {
        return switch (route) {
            case Routes.PAPER -> onPaper(state);
            case Routes.RENEWAL -> onRenewal(state);
            default -> kind(state);
        };
    }

    /** Whoever applied on paper has no card to have checked. */
    private static WordingKind onPaper(ApplicationState state) {
        return switch (state) {
            case REJECTED -> WordingKind.REJECTED_ON_PAPER;
            case CANCELLED -> WordingKind.CANCELLED_ON_PAPER;
            default -> kind(state);
        };
    }

    /** Whoever renews has shown no card; what remains is an application with full proofing. */
    private static WordingKind onRenewal(ApplicationState state) {
        return switch (state) {
            case REJECTED -> WordingKind.REJECTED_RENEWAL;
            case CANCELLED -> WordingKind.CANCELLED_RENEWAL;
            default -> kind(state);
        };
    }

    private static WordingKind kind(ApplicationState state) {
        return switch (state) {
            case ISSUED -> WordingKind.ISSUED;
            case REJECTED -> WordingKind.REJECTED;
            case CANCELLED -> WordingKind.CANCELLED;
            case REVOKED_UNRECEIVED -> WordingKind.REVOKED_UNRECEIVED;
            case REVOKED -> WordingKind.REVOKED;
            case DELIVERED -> WordingKind.DELIVERED;
            case WITHDRAWN -> WordingKind.WITHDRAWN;
            case AWAITING_DOCUMENTS -> WordingKind.AWAITING_DOCUMENTS;
            case AWAITING_REPLY -> WordingKind.AWAITING_REPLY;
            case AWAITING_KEY -> WordingKind.AWAITING_KEY;
            case AWAITING_SIGNATURE, RECEIVED, PENDING_STATUS, REFERRED, ON_HOLD, ACCEPTED, EXPIRED ->
                WordingKind.CHANGED;
        };
    }
}
