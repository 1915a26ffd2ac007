package org.toroku.workflows;

import java.util.List;

/** Element ids of the user tasks; each is also the task's form key, that is, the name of the view that works on it. */
public final class TaskIds {

    /** The examiner works through the evidence and recommends. */
    public static final String EXAMINE_APPLICATION = "examine-application";

    /** A second person decides on the recommendation. */
    public static final String DECIDE_ON_APPLICATION = "decide-on-application";

    /** Every user task. */
    public static final List<String> ALL = List.of(EXAMINE_APPLICATION, DECIDE_ON_APPLICATION);

    private TaskIds() {}
}
