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

    private Roles() {}
}
