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

    /** The paper application is withdrawn. */
    public static final String PAPER_WITHDRAWAL = "notify-paper-withdrawal";

    /** The paper application is rejected. */
    public static final String PAPER_REJECTION = "notify-paper-rejection";

    /** The documents are still to be sent. */
    public static final String DOCUMENTS_REMINDER = "remind-of-documents";

    /** The letter of inquiry is still to be answered. */
    public static final String REPLY_REMINDER = "remind-of-reply";

    /** The application with a public key is withdrawn. */
    public static final String KEY_WITHDRAWAL = "notify-key-withdrawal";

    /** The application with a public key is rejected. */
    public static final String KEY_REJECTION = "notify-key-rejection";

    /** The public key is still to be sent with the identification code. */
    public static final String KEY_REMINDER = "remind-of-public-key";

    /** The application for a renewal is withdrawn. */
    public static final String RENEWAL_WITHDRAWAL = "notify-renewal-withdrawal";

    /** The renewal is rejected, or the certificate cannot be renewed. */
    public static final String RENEWAL_REJECTION = "notify-renewal-rejection";

    /** Every notice. */
    public static final List<String> ALL = List.of(
            WITHDRAWAL,
            REJECTION,
            CANCELLATION,
            ISSUE,
            RECEIPT_REMINDER,
            REVOCATION,
            PAPER_WITHDRAWAL,
            PAPER_REJECTION,
            DOCUMENTS_REMINDER,
            REPLY_REMINDER,
            KEY_WITHDRAWAL,
            KEY_REJECTION,
            KEY_REMINDER,
            RENEWAL_WITHDRAWAL,
            RENEWAL_REJECTION);

    /** Those that tell of nothing that happened, but of what is still to be done. */
    public static final List<String> REMINDERS =
            List.of(RECEIPT_REMINDER, DOCUMENTS_REMINDER, REPLY_REMINDER, KEY_REMINDER);

    private NoticeIds() {}
}
