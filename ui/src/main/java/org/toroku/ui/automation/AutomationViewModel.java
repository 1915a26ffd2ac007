package org.toroku.ui.automation;

import java.time.Clock;
import org.toroku.officers.AutomationSwitch;
import org.toroku.officers.AutomationSwitch.Setting;

/** Switch and quota of automated issuing as the manager changes them. */
final class AutomationViewModel {
    private final AutomationSwitch automation;
    private final Clock clock;
    private final String officer;

    AutomationViewModel(AutomationSwitch automation, Clock clock, String officer) {
        this.automation = automation;
        this.clock = clock;
        this.officer = officer;
    }

    Setting current() {
        return automation.current();
    }

    /** Something was wrong with what was typed, or it was done; {@code key} is the sentence. */
    record Said(String key, boolean success) {}

    /** @param reviewPercent share of cases for human review, 0 to 100 */
    Said change(boolean enabled, int perHour, double reviewPercent, String reason) {
        if (reason.isBlank()) {
            return new Said("automation.reason-missing", false);
        }
        if (perHour < 0) {
            return new Said("automation.per-hour-out-of-range", false);
        }
        if (reviewPercent < 0 || reviewPercent > 100) {
            return new Said("automation.review-out-of-range", false);
        }
        automation.change(new Setting(enabled, perHour, reviewPercent / 100, clock.instant()), officer, reason.strip());
        return new Said("automation.changed", true);
    }
}
