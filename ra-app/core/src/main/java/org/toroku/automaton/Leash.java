package org.toroku.automaton;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.officers.AutomationSwitch;
import org.toroku.officers.AutomationSwitch.Setting;

/** What holds the automaton back whatever the rules say: kill switch, quota and random review (4.4). */
@Component
class Leash {
    private static final Duration QUOTA_WINDOW = Duration.ofMinutes(60);
    /** Advisory lock that all acceptances take in turn; the number only has to be Toroku's own. */
    private static final long QUOTA_LOCK = 0x746f726f6b753031L;

    private final JdbcClient jdbc;
    private final AutomationSwitch automation;
    private final SecureRandom random = new SecureRandom();

    Leash(JdbcClient jdbc, AutomationSwitch automation) {
        this.jdbc = jdbc;
        this.automation = automation;
    }

    /**
     * @param quotaLeft automatic acceptances left in the present 60 minutes, 0 or more
     * @param picked whether the draw wants people to look at this case
     */
    record Reading(Setting setting, int quotaLeft, boolean picked) {}

    Reading read(Instant now) {
        Setting setting = automation.current();
        // nextDouble is below 1.0, so a share of 1.0 picks every case and 0.0 none
        boolean picked = random.nextDouble() < setting.humanReviewShare();
        return new Reading(setting, Math.max(0, setting.perHour() - accepted(now)), picked);
    }

    /**
     * Makes sure, inside the transaction that accepts and after it has written the acceptance, that the reading still
     * holds: of two workers at the limit the second waits here for the first, counts both and has to judge anew. The last
     * act before the commit, because all acceptances wait for one another from here on.
     *
     * @throws JudgementOvertakenException where the switch or the quota has changed since
     */
    void confirm(Reading reading, Instant now) {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(QUOTA_LOCK)
                .query((rs, n) -> true)
                .single();
        Setting setting = automation.current();
        if (!setting.equals(reading.setting()) || !setting.enabled() || accepted(now) > setting.perHour()) {
            throw new JudgementOvertakenException();
        }
    }

    private int accepted(Instant now) {
        return jdbc.sql("SELECT count(*) FROM automaton_result WHERE outcome = 'ACCEPT' AND decided_at > ?")
                .param(now.minus(QUOTA_WINDOW).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
