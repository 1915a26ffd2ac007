package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.toroku.ca.status.StatusSettings;

class StatusPropertiesTest {
    @EnableConfigurationProperties(StatusProperties.class)
    static class OnlySettings {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(OnlySettings.class);

    @Test
    void makesARevocationVisibleWithinAMinuteUnlessToldOtherwise() {
        runner.withPropertyValues("toroku.status.folder=/status").run(context -> {
            StatusProperties properties = context.getBean(StatusProperties.class);
            assertThat(properties.settings()).isEqualTo(StatusSettings.standard(Path.of("/status")));
            assertThat(properties.lookEvery().plus(properties.cacheFor()).plus(properties.effort()))
                    .isLessThan(Duration.ofMinutes(1));
        });
    }

    @Test
    void takesEveryValueFromTheConfiguration() {
        runner.withPropertyValues(
                        "toroku.status.folder=/status",
                        "toroku.status.list-validity=PT48H",
                        "toroku.status.answer-validity=PT6H",
                        "toroku.status.responder-validity=P7D",
                        "toroku.status.effort=PT20S",
                        "toroku.status.signers=4",
                        "toroku.status.issuing-distribution-point=http://ca.example/ca.crl",
                        "toroku.status.look-every=PT1S",
                        "toroku.status.cache-for=PT10S")
                .run(context -> {
                    StatusProperties properties = context.getBean(StatusProperties.class);
                    assertThat(properties.settings())
                            .isEqualTo(new StatusSettings(
                                    Path.of("/status"),
                                    Duration.ofHours(48),
                                    Duration.ofHours(6),
                                    Duration.ofDays(7),
                                    Duration.ofSeconds(20),
                                    4,
                                    Optional.of(URI.create("http://ca.example/ca.crl"))));
                    assertThat(properties.lookEvery()).isEqualTo(Duration.ofSeconds(1));
                    assertThat(properties.cacheFor()).isEqualTo(Duration.ofSeconds(10));
                });
    }

    @Test
    void publishesNowhereUnlessTold() {
        runner.run(context -> assertThat(context).getFailure().hasStackTraceContaining("folder"));
    }
}
