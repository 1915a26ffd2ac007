package org.toroku.workflows;

import java.util.List;

/** Job types of the service tasks and of the user-task listeners; a model may name no others. */
public final class JobTypes {

    public static final String STORE_DOCUMENTS = "store-documents";
    public static final String VERIFY_IDENTITY = "verify-identity";
    public static final String VERIFY_RENEWAL = "verify-renewal";
    public static final String MATCH_APPLICATION = "match-application";
    public static final String DECIDE_AUTOMATICALLY = "decide-automatically";
    public static final String ISSUE_CERTIFICATE = "issue-certificate";
    public static final String DESTROY_SUBSCRIBER_KEY = "destroy-subscriber-key";
    public static final String REVOKE_UNRECEIVED = "revoke-unreceived";
    public static final String NOTIFY_APPLICANT = "notify-applicant";
    public static final String OPEN_PAPER_FILE = "open-paper-file";
    public static final String CHECK_EVIDENCE = "check-evidence";
    public static final String SEND_DEFECT_LETTER = "send-defect-letter";
    public static final String EXPIRE_APPLICATION = "expire-application";
    public static final String CHECK_LEGAL_BASIS = "check-legal-basis";
    public static final String ISSUE_IDENTIFICATION_CODE = "issue-identification-code";
    public static final String CHECK_PUBLIC_KEY = "check-public-key";
    public static final String OPEN_REVOCATION = "open-revocation";
    public static final String JUDGE_SIGNED_REQUEST = "judge-signed-request";
    public static final String RAISE_REVOCATION = "raise-revocation";
    public static final String REVOKE_ON_REQUEST = "revoke-on-request";
    public static final String TELL_OF_REVOCATION = "tell-of-revocation";
    public static final String AWAIT_PUBLICATION = "await-publication";

    /** Every job type that a service task may name. */
    public static final List<String> SERVICE_TASKS = List.of(
            STORE_DOCUMENTS,
            VERIFY_IDENTITY,
            VERIFY_RENEWAL,
            MATCH_APPLICATION,
            DECIDE_AUTOMATICALLY,
            ISSUE_CERTIFICATE,
            DESTROY_SUBSCRIBER_KEY,
            REVOKE_UNRECEIVED,
            NOTIFY_APPLICANT,
            OPEN_PAPER_FILE,
            CHECK_EVIDENCE,
            SEND_DEFECT_LETTER,
            EXPIRE_APPLICATION,
            CHECK_LEGAL_BASIS,
            ISSUE_IDENTIFICATION_CODE,
            CHECK_PUBLIC_KEY,
            OPEN_REVOCATION,
            JUDGE_SIGNED_REQUEST,
            RAISE_REVOCATION,
            REVOKE_ON_REQUEST,
            TELL_OF_REVOCATION,
            AWAIT_PUBLICATION);

    public static final String USER_TASK_CREATING = "user-task-creating";
    public static final String USER_TASK_ASSIGNING = "user-task-assigning";
    public static final String USER_TASK_UPDATING = "user-task-updating";
    public static final String USER_TASK_COMPLETING = "user-task-completing";
    public static final String USER_TASK_CANCELING = "user-task-canceling";

    /**
     * Every job type of a user-task listener. The committed models name none of them: they are put into each user task
     * at deployment, so that no author of a model can leave one out.
     */
    public static final List<String> USER_TASK_LISTENERS = List.of(
            USER_TASK_CREATING, USER_TASK_ASSIGNING, USER_TASK_UPDATING, USER_TASK_COMPLETING, USER_TASK_CANCELING);

    private JobTypes() {}
}
