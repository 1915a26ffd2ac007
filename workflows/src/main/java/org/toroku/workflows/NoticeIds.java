package org.toroku.workflows;

import java.util.List;

/** Element ids of the tasks of type {@link JobTypes#NOTIFY_APPLICANT}: which notice a step has to send. */
public final class NoticeIds {

    /** The application is withdrawn. */
    public static final String WITHDRAWAL = "notify-withdrawal";

    /** The application is rejected, or the identity could not be verified. */
    public static final String REJECTION = "notify-rejection";

    /** The status changed between decision and signing: nothing was issued. */
    public static final String CANCELLATION = "notify-cancellation";

    /** The certificate is ready to be fetched. */
    public static final String ISSUE = "notify-issue";

    /** The receipt is still to be confirmed. */
    public static final String RECEIPT_REMINDER = "remind-of-receipt";

    /** The certificate was revoked because its receipt was not confirmed in time. */
    public static final String REVOCATION = "notify-revocation";

    /** Every notice. */
    public static final List<String> ALL =
            List.of(WITHDRAWAL, REJECTION, CANCELLATION, ISSUE, RECEIPT_REMINDER, REVOCATION);

    private NoticeIds() {}
}
