package org.toroku.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MailSettingsTest {
    private static MailSettings bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("toroku.mail", MailSettings.class);
    }

    @Test
    void sendNothingUntilAServerIsNamed() {
        MailSettings settings = bind(Map.of());

        assertThat(settings.on()).isFalse();
        assertThat(settings.security()).isEqualTo(MailSettings.Security.STARTTLS);
    }

    @Test
    void keepThePasswordOutOfTheirText() {
        assertThat(bind(Map.of(
                                "toroku.mail.host", "mail.example.jp",
                                "toroku.mail.from", "ra@example.jp",
                                "toroku.mail.username", "ra",
                                "toroku.mail.password", "s3cret"))
                        .toString())
                .doesNotContain("s3cret");
    }

    @Test
    void neverSendThePasswordInTheClear() {
        assertThatThrownBy(() -> bind(Map.of(
                        "toroku.mail.username", "ra",
                        "toroku.mail.password", "s3cret",
                        "toroku.mail.security", "none")))
                .rootCause()
                .hasMessageContaining("toroku.mail.security")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "toroku.mail.host, mail.example.jp, toroku.mail.from",
        "toroku.mail.lease, PT1M, toroku.mail.lease",
        "toroku.mail.password, x, toroku.mail.username"
    })
    void refuseWhatCannotWorkAndNameTheSetting(String key, String value, String named) {
        assertThatThrownBy(() -> bind(Map.of(key, value))).rootCause().hasMessageContaining(named);
    }
}
