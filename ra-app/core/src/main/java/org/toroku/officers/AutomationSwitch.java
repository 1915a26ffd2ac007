package org.toroku.officers;

import java.time.Instant;

/** The kill switch and quota of automated issuing; off means that every case goes to people. */
public interface AutomationSwitch {
    Setting current();

    /** Takes effect on the next decision. Recorded with the officer's name and reason. */
    void change(Setting setting, String officer, String reason);

    /**
     * @param enabled false refers every case to people
     * @param perHour most automatic acceptances in any 60 minutes, 0 or more
     * @param humanReviewShare share of otherwise accepted cases drawn at random for human review, 0.0 to 1.0
     */
    record Setting(boolean enabled, int perHour, double humanReviewShare, Instant since) {}
}
