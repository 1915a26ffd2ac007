package org.toroku.workflows;

import java.util.List;

/**
 * Names and values of the process variables: ids, decisions and ISO 8601 instants only. Never a name, an address, a
 * document, a certificate or a request; and no variable carries authority, because anybody with access to the engine can
 * set one.
 */
public final class Variables {

    /**
     * Id of the application (UUID in text form), of a revocation that of the request; given when the instance is started.
     */
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

    /**
     * Outcome of {@link JobTypes#DECIDE_AUTOMATICALLY}, then of {@link TaskIds#DECIDE_ON_APPLICATION}; of
     * {@link TaskIds#DECIDE_ON_PAPER_APPLICATION} on paper. Of a revocation, of {@link TaskIds#JUDGE_REVOCATION}, then of
     * {@link TaskIds#CONFIRM_REVOCATION}.
     */
    public static final String DECISION = "decision";

    /** Outcome of {@link TaskIds#EXAMINE_APPLICATION} or {@link TaskIds#EXAMINE_PAPER_APPLICATION}. */
    public static final String EXAMINATION = "examination";

    /** Outcome of {@link JobTypes#ISSUE_CERTIFICATE}. */
    public static final String ISSUANCE = "issuance";

    /** ISO 8601 instant at which the applicant is reminded to confirm the receipt. */
    public static final String RECEIPT_REMINDER_AT = "receiptReminderAt";

    /** ISO 8601 instant at which a certificate without confirmed receipt is revoked. */
    public static final String RECEIPT_DEADLINE = "receiptDeadline";

    /** How the applicant of a paper application is proven beside the base document; set by {@link JobTypes#OPEN_PAPER_FILE}. */
    public static final String METHOD = "method";

    /** ISO 8601 instant at which the applicant is reminded to send the documents. */
    public static final String DOCUMENTS_REMINDER_AT = "documentsReminderAt";

    /** ISO 8601 instant at which an application without documents expires. */
    public static final String DOCUMENTS_DEADLINE = "documentsDeadline";

    /** Outcome of {@link JobTypes#CHECK_EVIDENCE}. */
    public static final String EVIDENCE = "evidence";

    /** ISO 8601 instant at which a held application wakes; set with {@link #HOLD}. */
    public static final String HELD_UNTIL = "heldUntil";

    /** Outcome of {@link TaskIds#RECHECK_PAPER_APPLICATION}. */
    public static final String RECHECK = "recheck";

    /** Which letter of inquiry of the case this is, counted from 1; set by {@link TaskIds#SEND_INQUIRY}. */
    public static final String INQUIRY_LETTER = "inquiryLetter";

    /** How many letters of inquiry came back so far, as a number; set by {@link Messages#INQUIRY_RETURNED}. */
    public static final String INQUIRY_ATTEMPTS = "inquiryAttempts";

    /** ISO 8601 instant at which the applicant is reminded to answer the inquiry; set by {@link TaskIds#SEND_INQUIRY}. */
    public static final String REPLY_REMINDER_AT = "replyReminderAt";

    /** ISO 8601 instant after which no reply is waited for; set by {@link TaskIds#SEND_INQUIRY}. */
    public static final String REPLY_DEADLINE = "replyDeadline";

    /** Outcome of {@link TaskIds#EXAMINE_INQUIRY_REPLY}. */
    public static final String REPLY_EXAMINATION = "replyExamination";

    /** Outcome of {@link JobTypes#CHECK_LEGAL_BASIS}: how the applicant's public key comes to be certified. */
    public static final String KEY_DELIVERY = "keyDelivery";

    /** Outcome of {@link JobTypes#ISSUE_IDENTIFICATION_CODE}. */
    public static final String CODE_DELIVERY = "codeDelivery";

    /** Which identification code of the case this is, counted from 1; set by {@link TaskIds#SEND_IDENTIFICATION_CODE}. */
    public static final String CODE_LETTER = "codeLetter";

    /** ISO 8601 instant at which the applicant is reminded to send the key. */
    public static final String KEY_REMINDER_AT = "keyReminderAt";

    /** ISO 8601 instant after which no key is waited for. */
    public static final String KEY_DEADLINE = "keyDeadline";

    /** Outcome of {@link JobTypes#CHECK_PUBLIC_KEY}: {@link #KEY_ACCEPTED} or {@link #REJECTED}. */
    public static final String KEY_CHECK = "keyCheck";

    /** Outcome of the {@link AdditionalCheck} that was answered last. */
    public static final String ADDITIONAL_CHECK = "additionalCheck";

    /** ISO 8601 instant by which a request for revocation should be judged. */
    public static final String JUDGEMENT_DUE_AT = "judgementDueAt";

    /** ISO 8601 instant of the outer limit for judging a request for revocation. */
    public static final String JUDGEMENT_LIMIT_AT = "judgementLimitAt";

    /**
     * Name of the message that was taken last. Models write it as a constant where a message comes in: an element without
     * any output mapping would take over whatever variables a message brings.
     */
    public static final String LAST_MESSAGE = "lastMessage";

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
            RECEIPT_DEADLINE,
            METHOD,
            DOCUMENTS_REMINDER_AT,
            DOCUMENTS_DEADLINE,
            EVIDENCE,
            HELD_UNTIL,
            RECHECK,
            INQUIRY_LETTER,
            INQUIRY_ATTEMPTS,
            REPLY_REMINDER_AT,
            REPLY_DEADLINE,
            REPLY_EXAMINATION,
            KEY_DELIVERY,
            CODE_DELIVERY,
            CODE_LETTER,
            KEY_REMINDER_AT,
            KEY_DEADLINE,
            KEY_CHECK,
            ADDITIONAL_CHECK,
            JUDGEMENT_DUE_AT,
            JUDGEMENT_LIMIT_AT,
            LAST_MESSAGE);

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

    /** {@link #DECISION}: the certificate is to be revoked. */
    public static final String REVOKE = "REVOKE";

    /** {@link #DECISION}: the request for revocation is refused. */
    public static final String REFUSE = "REFUSE";

    /** {@link #DECISION}: a second decider has to agree to revoke. */
    public static final String CONFIRM = "CONFIRM";

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

    /** {@link #METHOD}: a photo identification, 則5①(1)イ. */
    public static final String PHOTO_ID = "PHOTO_ID";

    /** {@link #METHOD}: the certificate of the registered seal on the form, 則5①(1)ロ. */
    public static final String SEAL_CERTIFICATE = "SEAL_CERTIFICATE";

    /** {@link #METHOD}: the signed reply to a letter that only the addressee receives, 則5①(1)ハ. */
    public static final String INQUIRY = "INQUIRY";

    /** {@link #EVIDENCE}: the documents are those that the rules ask for. */
    public static final String COMPLETE = "COMPLETE";

    /** {@link #EVIDENCE}: something is missing, too old or of the wrong kind; the examiner asks for it. */
    public static final String INCOMPLETE = "INCOMPLETE";

    /** {@link #EVIDENCE}: a document shows a My Number and goes back before anybody examines. */
    public static final String QUARANTINED = "QUARANTINED";

    /** {@link #EXAMINATION} and {@link #DECISION}: the applicant is asked to correct or send something. */
    public static final String CORRECT = "CORRECT";

    /**
     * {@link #DECISION}: back to the examiner because the examination does not carry acceptance; on paper the documents
     * are checked and keyed again as well.
     */
    public static final String REEXAMINE = "REEXAMINE";

    /** {@link #EXAMINATION}: wait until {@link #HELD_UNTIL}, then examine again. */
    public static final String HOLD = "HOLD";

    /** {@link #EXAMINATION}: the manager is asked. */
    public static final String ESCALATE = "ESCALATE";

    /** {@link #RECHECK}: both officers read the same. */
    public static final String SAME = "SAME";

    /** {@link #RECHECK}: the officers read different values; examine again. */
    public static final String DIFFERENT = "DIFFERENT";

    /** {@link #REPLY_EXAMINATION}: the reply comes from the applicant and confirms the application. */
    public static final String GENUINE = "GENUINE";

    /** {@link #REPLY_EXAMINATION}: the reply leaves doubts; examine again. */
    public static final String DOUBTFUL = "DOUBTFUL";

    /** {@link #KEY_DELIVERY}: a legal basis is in force, the key inside the signed application is used. */
    public static final String SIGNED = "SIGNED";

    /** {@link #KEY_DELIVERY}: no legal basis is in force, the key comes with an identification code. */
    public static final String CODE = "CODE";

    /** {@link #CODE_DELIVERY}: a letter with a new code is to be posted. */
    public static final String SEND = "SEND";

    /** {@link #CODE_DELIVERY}: no further code is posted; the application is rejected. */
    public static final String GIVEN_UP = "GIVEN_UP";

    /** {@link #KEY_CHECK}: the key may be certified. */
    public static final String KEY_ACCEPTED = "ACCEPTED";

    /** {@link #ADDITIONAL_CHECK}: whatever was to be looked at is as it should be. */
    public static final String PASSED = "PASSED";

    /** {@link #ADDITIONAL_CHECK}: something is not as it should be. */
    public static final String NOT_PASSED = "NOT_PASSED";

    /** {@link #ADDITIONAL_CHECK}: it could not be found out. */
    public static final String UNCLEAR = "UNCLEAR";

    private Variables() {}
}
