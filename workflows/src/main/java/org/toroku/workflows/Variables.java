package org.toroku.workflows;

import java.util.List;

/**
 * Names and values of the process variables: ids, decisions and ISO 8601 instants only. Never a name, an address, a
 * document, a certificate or a request; and no variable carries authority, because anybody with access to the engine can
 * set one.
 */
public final class Variables {

    /** Id of the application (UUID in text form); given when the instance is started. */
    public static final String CASE_ID = "caseId";

    /** Id of this run of the case; a case that is started again after the loss of the engine has a new one. */
    public static final String RUN_ID = "runId";

    /** Outcome of {@link JobTypes#VERIFY_IDENTITY}. */
    public static final String VERIFICATION = "verification";

    /** ISO 8601 instant at which the certificate status is asked for again; set with {@link #PENDING}. */
    public static final String STATUS_RETRY_AT = "statusRetryAt";

    /**
     * ISO 8601 instant after which an unknown certificate status counts as rejection; set with {@link #PENDING}. No wait
     * for the status lasts longer.
     */
    public static final String STATUS_DEADLINE = "statusDeadline";

    /** Outcome of {@link JobTypes#DECIDE_AUTOMATICALLY}, then of {@link TaskIds#DECIDE_ON_APPLICATION}. */
    public static final String DECISION = "decision";

    /** Outcome of {@link TaskIds#EXAMINE_APPLICATION}. */
    public static final String EXAMINATION = "examination";

    /** Outcome of {@link JobTypes#ISSUE_CERTIFICATE}. */
    public static final String ISSUANCE = "issuance";

    /** ISO 8601 instant at which the applicant is reminded to confirm the receipt. */
    public static final String RECEIPT_REMINDER_AT = "receiptReminderAt";

    /** ISO 8601 instant at which a certificate without confirmed receipt is revoked. */
    public static final String RECEIPT_DEADLINE = "receiptDeadline";

    /** Every variable that a model may name. */
    public static final List<String> ALL = List.of(
            CASE_ID,
            RUN_ID,
            VERIFICATION,
            STATUS_RETRY_AT,
            STATUS_DEADLINE,
            DECISION,
            EXAMINATION,
            ISSUANCE,
            RECEIPT_REMINDER_AT,
            RECEIPT_DEADLINE);

    /** {@link #VERIFICATION}: signature, path, profile and status are good. */
    public static final String VERIFIED = "VERIFIED";

    /** {@link #VERIFICATION}: the identity is not proven and will not be by waiting. */
    public static final String REJECTED = "REJECTED";

    /** {@link #VERIFICATION}: the status cannot be determined now; ask again at {@link #STATUS_RETRY_AT}. */
    public static final String PENDING = "PENDING";

    /** {@link #DECISION}: the application is accepted. */
    public static final String ACCEPT = "ACCEPT";

    /** {@link #DECISION}: the application is rejected. */
    public static final String REJECT = "REJECT";

    /** {@link #DECISION}: people must examine and decide. */
    public static final String REFER = "REFER";

    /** {@link #EXAMINATION}: the examiner recommends to accept. */
    public static final String RECOMMEND_ACCEPT = "RECOMMEND_ACCEPT";

    /** {@link #EXAMINATION}: the examiner recommends to reject. */
    public static final String RECOMMEND_REJECT = "RECOMMEND_REJECT";

    /** {@link #ISSUANCE}: the certificate exists. */
    public static final String ISSUED = "ISSUED";

    /** {@link #ISSUANCE}: the status changed between decision and signing; nothing was signed. */
    public static final String CANCELLED = "CANCELLED";

    /** {@link #ISSUANCE}: the approval became void (profile changed, order expired); nothing was signed, decide again. */
    public static final String REAPPROVE = "REAPPROVE";

    private Variables() {}
}
