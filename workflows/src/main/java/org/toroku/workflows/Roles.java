package org.toroku.workflows;

import java.util.List;

/** Candidate groups of the user tasks. */
public final class Roles {

    /** 審査者: examines the application and recommends. */
    public static final String EXAMINER = "examiner";

    /** 諾否決定者: accepts or rejects; never the examiner of the same application. */
    public static final String DECIDER = "decider";

    /** 文書受付: receives, scans and keeps documents, and sends letters. */
    public static final String POST_ROOM = "post-room";

    /** 統括責任者: advises on what an examiner brings up. */
    public static final String MANAGER = "manager";

    /** Every candidate group. */
    public static final List<String> ALL = List.of(EXAMINER, DECIDER, POST_ROOM, MANAGER);

    private Roles() {}
}
