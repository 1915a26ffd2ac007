package org.toroku.enrolment;

import java.util.EnumSet;
import java.util.Set;

/** Where an application stands, as applicant and staff see it. */
public enum ApplicationState {
    AWAITING_SIGNATURE,
    /** 書類の到着待ち: printed and not yet arrived, or asked for again. */
    AWAITING_DOCUMENTS,
    RECEIVED,
    PENDING_STATUS,
    REFERRED,
    /** 保留 */
    ON_HOLD,
    /** 照会書の回答待ち (則5①(1)ハ) */
    AWAITING_REPLY,
    /** 公開鍵の到着待ち: the identification code is posted, or about to be (則6(3の2)). */
    AWAITING_KEY,
    ACCEPTED,
    REJECTED,
    ISSUED,
    DELIVERED,
    REVOKED_UNRECEIVED,
    /** 失効: the CA revoked the certificate, before or after it was received. */
    REVOKED,
    CANCELLED,
    EXPIRED,
    /** 取下げ: by the applicant, before the decision. */
    WITHDRAWN;

    /** States that may follow; everything else is refused. */
    public Set<ApplicationState> next() {
        return switch (this) {
            case AWAITING_SIGNATURE -> EnumSet.of(RECEIVED, EXPIRED, CANCELLED, WITHDRAWN);
            case AWAITING_DOCUMENTS -> EnumSet.of(RECEIVED, EXPIRED, WITHDRAWN, CANCELLED);
            case RECEIVED ->
                EnumSet.of(
                        AWAITING_DOCUMENTS,
                        PENDING_STATUS,
                        AWAITING_KEY,
                        REFERRED,
                        ACCEPTED,
                        REJECTED,
                        WITHDRAWN,
                        CANCELLED);
            case PENDING_STATUS -> EnumSet.of(RECEIVED, REFERRED, ACCEPTED, REJECTED, WITHDRAWN, CANCELLED, EXPIRED);
            case REFERRED ->
                EnumSet.of(
                        AWAITING_DOCUMENTS,
                        ON_HOLD,
                        AWAITING_REPLY,
                        RECEIVED,
                        ACCEPTED,
                        REJECTED,
                        WITHDRAWN,
                        CANCELLED);
            case ON_HOLD -> EnumSet.of(REFERRED, WITHDRAWN, CANCELLED, EXPIRED);
            case AWAITING_REPLY -> EnumSet.of(REFERRED, REJECTED, ACCEPTED, WITHDRAWN, CANCELLED);
            case AWAITING_KEY -> EnumSet.of(RECEIVED, REJECTED, WITHDRAWN, CANCELLED);
            case ACCEPTED -> EnumSet.of(ISSUED, CANCELLED, RECEIVED);
            case ISSUED -> EnumSet.of(DELIVERED, REVOKED_UNRECEIVED, REVOKED);
            case DELIVERED -> EnumSet.of(REVOKED);
            case REJECTED, REVOKED_UNRECEIVED, REVOKED, CANCELLED, EXPIRED, WITHDRAWN ->
                EnumSet.noneOf(ApplicationState.class);
        };
    }

    /** Whether the applicant was proven and a certificate issued to them, whatever became of it. */
    public boolean wasIssued() {
        return switch (this) {
            case ISSUED, DELIVERED, REVOKED_UNRECEIVED, REVOKED -> true;
            case AWAITING_SIGNATURE,
                    AWAITING_DOCUMENTS,
                    RECEIVED,
                    PENDING_STATUS,
                    REFERRED,
                    ON_HOLD,
                    AWAITING_REPLY,
                    AWAITING_KEY,
                    ACCEPTED,
                    REJECTED,
                    CANCELLED,
                    EXPIRED,
                    WITHDRAWN -> false;
        };
    }

    /** Whether the application's case is over; what was delivered may still be revoked. */
    public boolean isFinal() {
        return this == DELIVERED || next().isEmpty();
    }
}
