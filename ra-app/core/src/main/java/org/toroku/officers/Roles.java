package org.toroku.officers;

/** Role names, the same in BPMN candidate groups and in the login. */
public final class Roles {
    /** 審査者 */
    public static final String EXAMINER = "examiner";

    /** 諾否決定者 */
    public static final String DECIDER = "decider";

    /** 統括責任者 */
    public static final String MANAGER = "manager";

    /** 監査者 */
    public static final String AUDITOR = "auditor";

    /** 文書受付 */
    public static final String POST_ROOM = "post-room";

    /** 業務手順の担当者: edits the process models and publishes them together with another; works no case by it. */
    public static final String PROCESS_OWNER = "process-owner";

    /** 組織の管理者 (LRA): no officer; invites the members of one organisation and sees nothing else. */
    public static final String ORGANISATION_ADMIN = "organisation-admin";

    private Roles() {}
}
