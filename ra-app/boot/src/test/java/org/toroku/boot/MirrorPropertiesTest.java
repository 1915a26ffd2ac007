package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.toroku.ca.mirror.AnswerNames;

class MirrorPropertiesTest {
    private static final String[] BUCKET = {
        "toroku.status.mirror.bucket=status",
        "toroku.status.mirror.access-key-file=/keys/access",
        "toroku.status.mirror.secret-key-file=/keys/secret"
    };

    @EnableConfigurationProperties(MirrorProperties.class)
    static class OnlySettings {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(OnlySettings.class);

    @Test
    void copiesNowhereUnlessTold() {
        runner.run(context ->
                assertThat(context.getBean(MirrorProperties.class).endpoint()).isNull());
    }

    @Test
    void takesABucketAndWhatStandsInFrontOfIt() {
        runner.withPropertyValues(BUCKET)
                .withPropertyValues(
                        "toroku.status.mirror.endpoint=https://store.example",
                        "toroku.status.mirror.prefix=repository/",
                        "toroku.status.mirror.answer-names=flat",
                        "toroku.status.mirror.purge=https://cdn.example/purge",
                        "toroku.status.mirror.purge-token-file=/keys/cdn",
                        "toroku.status.mirror.repository=http://ra.example/repository/")
                .run(context -> {
                    MirrorProperties properties = context.getBean(MirrorProperties.class);
                    assertThat(properties.endpoint()).isEqualTo(URI.create("https://store.example"));
                    assertThat(properties.answerNames()).isEqualTo(AnswerNames.FLAT);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "endpoint=http://store.example",
                "endpoint=ftp://store.example",
                "prefix=/repository/",
                "prefix=repository",
                "uploads=0",
                "uploads=65",
                "repository=https://ra.example/repository",
                "purge=https://cdn.example/purge"
            })
    void stopsTheStartWhere(String setting) {
        runner.withPropertyValues(BUCKET)
                .withPropertyValues("toroku.status.mirror." + setting)
                .run(context -> assertThat(context).hasFailed());
    }

    @Test
    void stopsTheStartWhereABucketHasNoKey() {
        runner.withPropertyValues("toroku.status.mirror.endpoint=https://store.example")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("toroku.status.mirror.access-key-file"));
    }
}
