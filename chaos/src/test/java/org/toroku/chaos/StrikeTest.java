package org.toroku.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.toroku.chaos.Campaign.Result;
import org.toroku.chaos.Nemesis.Strike;

/** Which recovery was too slow, and what the report says of one that nobody can judge. */
class StrikeTest {
    private static Strike strike(boolean death, int seconds, boolean recovered, double load) {
        return new Strike(Instant.EPOCH, "kill", death, Duration.ofSeconds(seconds), recovered, load);
    }

    @Test
    void sixtySecondsAreEnoughForADeath() {
        assertThat(strike(true, 60, true, 1).isTooSlow()).isFalse();
        assertThat(strike(true, 61, true, 1).isTooSlow()).isTrue();
        assertThat(strike(false, 61, true, 1).isTooSlow()).as("no death").isFalse();
    }

    @Test
    void aBusyMachineExcusesSlownessOnly() {
        assertThat(strike(true, 61, true, 4.1).isTooSlow()).isFalse();
        assertThat(strike(true, 61, true, 4.1).isUnjudged()).isTrue();
        assertThat(strike(true, 30, true, 9).isUnjudged())
                .as("fast all the same")
                .isFalse();
        assertThat(strike(true, 180, true, 9).isTooSlow())
                .as("as long as one waits at all")
                .isTrue();
        assertThat(strike(true, 180, false, 9).isTooSlow())
                .as("never came back")
                .isTrue();
    }

    @Test
    void theReportNamesWhatWasNotJudgedAndHowToRunItAgain() {
        CampaignOptions options = CampaignOptions.parse(List.of("--seed", "7"), 1, java.nio.file.Path.of("/x"));
        Result result = new Result(
                List.of(), List.of(strike(true, 70, true, 5), strike(true, 20, true, 1)), Map.of(), 10, 9, 2, 40, 40);
        assertThat(ChaosCommand.report(options, result))
                .anyMatch(line -> line.contains("not judged") && line.endsWith(": 1"))
                .anyMatch(line -> line.contains("40 ÷ 40 = 1.0000"))
                .anyMatch(line -> line.contains("--minutes 2 --seed 7"))
                .anyMatch(line -> line.contains("not every recovery was judged"))
                .noneMatch(line -> line.contains("Every promise was kept"));
    }

    @Test
    void theReportNamesWhatWasBroken() {
        CampaignOptions options = CampaignOptions.parse(List.of(), 1, java.nio.file.Path.of("/x"));
        Violation violation = new Violation(Violation.Rule.NOT_LISTED, "aa", "revoked by the CA, and not on the list");
        Result result = new Result(List.of(violation), List.of(), Map.of(), 0, 0, 0, 0, 0);
        assertThat(ChaosCommand.report(options, result))
                .anyMatch(line -> line.contains("BROKEN promises: 1"))
                .contains("  NOT_LISTED aa: revoked by the CA, and not on the list");
    }
}
