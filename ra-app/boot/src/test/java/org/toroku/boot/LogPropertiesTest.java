package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.toroku.ca.log.LogSettings;
import org.toroku.ca.log.Stamping;

class LogPropertiesTest {
    /** The DER of an empty SEQUENCE: what it means is for its reader to say. */
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n";

    @EnableConfigurationProperties(LogProperties.class)
    static class OnlySettings {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(OnlySettings.class);

    @Test
    void signsEachMinuteAndAsksNobodyForTimestampsUnlessTold() {
        runner.withPropertyValues("toroku.log.folder=/heads")
                .run(context -> assertThat(context.getBean(LogProperties.class).settings())
                        .isEqualTo(new LogSettings(
                                Path.of("/heads"), Duration.ofMinutes(1), Optional.empty(), Optional.empty())));
    }

    @Test
    void takesEveryValueFromTheConfiguration(@TempDir Path folder) throws Exception {
        Path roots = Files.writeString(folder.resolve("roots.pem"), PEM + PEM);
        Path others = Files.writeString(folder.resolve("others.pem"), PEM);
        runner.withPropertyValues(
                        "toroku.log.folder=/heads",
                        "toroku.log.sign-every=PT2M",
                        "toroku.log.look-every=PT1S",
                        "toroku.log.begin-heads-after=7",
                        "toroku.log.tsa.url=http://tsa.example/",
                        "toroku.log.tsa.roots=" + roots,
                        "toroku.log.tsa.certificates=" + others,
                        "toroku.log.tsa.policy=1.2.3",
                        "toroku.log.tsa.timeout=PT3S",
                        "toroku.log.tsa.tolerance=PT4S",
                        "toroku.log.tsa.every=PT5H",
                        "toroku.log.tsa.retry=PT6S",
                        "toroku.log.tsa.alarm-after=PT7H",
                        "toroku.log.tsa.required=true")
                .run(context -> {
                    LogProperties properties = context.getBean(LogProperties.class);
                    assertThat(properties.lookEvery()).isEqualTo(Duration.ofSeconds(1));
                    LogSettings settings = properties.settings();
                    assertThat(settings.signEvery()).isEqualTo(Duration.ofMinutes(2));
                    assertThat(settings.beginHeadsAfter()).contains(7L);
                    Stamping stamping = settings.stamping().orElseThrow();
                    assertThat(stamping.authority().url()).isEqualTo(URI.create("http://tsa.example/"));
                    assertThat(stamping.authority().trust().roots()).hasSize(2);
                    assertThat(stamping.authority().trust().others()).hasSize(1);
                    assertThat(stamping.authority().trust().policy()).contains("1.2.3");
                    assertThat(stamping.authority().timeout()).isEqualTo(Duration.ofSeconds(3));
                    assertThat(stamping.authority().tolerance()).isEqualTo(Duration.ofSeconds(4));
                    assertThat(stamping)
                            .extracting(Stamping::every, Stamping::retry, Stamping::alarmAfter, Stamping::required)
                            .containsExactly(Duration.ofHours(5), Duration.ofSeconds(6), Duration.ofHours(7), true);
                });
    }

    @Test
    void trustsNoAuthorityWithoutRoots() {
        runner.withPropertyValues("toroku.log.folder=/heads", "toroku.log.tsa.url=http://tsa.example/")
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void keepsHeadsNowhereUnlessTold() {
        runner.run(context -> assertThat(context).hasFailed());
    }
}
