package org.toroku.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class TrustSettingsTest {
    @EnableConfigurationProperties(TrustSettings.class)
    static class OnlySettings {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(OnlySettings.class);

    private ApplicationContextRunner sufficient() {
        return runner.withPropertyValues(
                "toroku.trust.anchors=/trust/2019.cer,/trust/2023.cer", "toroku.trust.ocsp=http://ocsp.example/");
    }

    @Test
    void acceptsOnlyTheSignaturePolicyOfRealCardsUnlessToldOtherwise() {
        sufficient().run(context -> {
            TrustSettings settings = context.getBean(TrustSettings.class);
            assertThat(settings.anchors()).containsExactly(Path.of("/trust/2019.cer"), Path.of("/trust/2023.cer"));
            assertThat(settings.policyOids()).containsExactly("1.2.392.200149.8.5.1.1.20");
            assertThat(settings.algorithms()).containsExactlyInAnyOrder("SHA256withRSA/2048", "SHA384withECDSA/384");
            assertThat(settings.crl()).isNull();
            assertThat(settings.freshness()).isEqualTo(Duration.ofHours(1));
            assertThat(settings.crlFreshness()).isEqualTo(Duration.ofHours(26));
            assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(5));
            assertThat(settings.maxResponseBytes()).isEqualTo(8 * 1024 * 1024);
        });
    }

    @Test
    void takesEveryValueFromTheConfiguration() {
        runner.withPropertyValues(
                        "toroku.trust.anchors[0]=/trust/a.cer",
                        "toroku.trust.policy-oids[0]=1.2.3",
                        "toroku.trust.policy-oids[1]=1.2.4",
                        "toroku.trust.algorithms=SHA512withRSA/4096",
                        "toroku.trust.ocsp=http://ocsp.example/",
                        "toroku.trust.crl=http://crl.example/all.crl",
                        "toroku.trust.freshness=PT15M",
                        "toroku.trust.crl-freshness=PT12H",
                        "toroku.trust.timeout=PT2S",
                        "toroku.trust.max-response-bytes=4096")
                .run(context -> {
                    TrustSettings settings = context.getBean(TrustSettings.class);
                    assertThat(settings.anchors()).containsExactly(Path.of("/trust/a.cer"));
                    assertThat(settings.policyOids()).containsExactlyInAnyOrder("1.2.3", "1.2.4");
                    assertThat(settings.algorithms()).containsExactly("SHA512withRSA/4096");
                    assertThat(settings.ocsp()).isEqualTo(URI.create("http://ocsp.example/"));
                    assertThat(settings.crl()).isEqualTo(URI.create("http://crl.example/all.crl"));
                    assertThat(settings.freshness()).isEqualTo(Duration.ofMinutes(15));
                    assertThat(settings.crlFreshness()).isEqualTo(Duration.ofHours(12));
                    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(settings.maxResponseBytes()).isEqualTo(4096);
                });
    }

    @Test
    void trustsNobodyWithoutAnAnchor() {
        runner.withPropertyValues("toroku.trust.ocsp=http://ocsp.example/")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("anchors"));
    }

    @Test
    void doesNotStartWithoutAStatusResponder() {
        runner.withPropertyValues("toroku.trust.anchors=/trust/a.cer")
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("ocsp"));
    }

    @ParameterizedTest
    @CsvSource({
        "policy-oids,''",
        "algorithms,''",
        "freshness,soon",
        "max-response-bytes,100",
        "ocsp,'not a uri'",
        "anchor,/trust/typing-error.cer"
    })
    void refusesWhatMakesNoSenseAndNamesIt(String key, String value) {
        sufficient()
                .withPropertyValues("toroku.trust." + key + "=" + value)
                .run(context -> assertThat(context)
                        .getFailure()
                        .satisfiesAnyOf(
                                failure -> assertThat(failure).hasStackTraceContaining("toroku.trust." + key),
                                failure -> assertThat(failure).hasStackTraceContaining(camel(key))));
    }

    private static String camel(String key) {
        StringBuilder camel = new StringBuilder();
        for (String part : key.split("-", -1)) {
            camel.append(
                    camel.isEmpty()
                            ? part
                            : part.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + part.substring(1));
        }
        return camel.toString();
    }
}
