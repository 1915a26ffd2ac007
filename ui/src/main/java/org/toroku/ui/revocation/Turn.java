package org.toroku.ui.revocation;

import org.toroku.workflows.TaskIds;

/** Which judgement a task asks for; what it brings about is told in other words each. */
enum Turn {
    /** The only one: what is revoked here is revoked. */
    ALONE,
    FIRST_OF_TWO,
    SECOND_OF_TWO;

    /** @param two whether it takes two deciders */
    static Turn of(String elementId, boolean two) {
        if (elementId.equals(TaskIds.CONFIRM_REVOCATION)) {
            return SECOND_OF_TWO;
        }
        return two ? FIRST_OF_TWO : ALONE;
    }
}
