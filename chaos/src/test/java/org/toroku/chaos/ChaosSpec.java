package org.toroku.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.chaos.Campaign.Result;

/**
 * Two minutes of load and faults; {@code -Dtoroku.campaign=long} makes it ten, {@code -Dtoroku.seed=N} draws others. What
 * cannot be had on this machine (a disk to fill, where nobody may mount) is printed.
 */
class ChaosSpec {
    private static final long SEED = Long.getLong("toroku.seed", 20_261_128L);
    private static final Duration LENGTH =
            Duration.ofMinutes("long".equals(System.getProperty("toroku.campaign")) ? 10 : 2);

    @TempDir
    private Path folder;

    @Test
    void keepsEveryPromiseUnderFaults() {
        CampaignOptions options =
                new CampaignOptions(LENGTH, SEED, List.of(Fault.values()), folder.resolve("campaign"));
        Result result = new Campaign(options, System.out, Clock.systemUTC()).run();
        ChaosCommand.report(options, result).forEach(System.out::println);
        assertThat(result.violations()).as("seed %d", SEED).isEmpty();
        assertThat(result.deaths()).as("deaths, seed %d", SEED).isPositive();
        assertThat(result.certificates()).as("certificates, seed %d", SEED).isGreaterThan(4);
        assertThat(result.entries()).as("entries of the book").isEqualTo(result.acts());
        assertThat(result.notDrawn()).as("the clock is never moved here").containsKey(Fault.CLOCK);
    }
}
