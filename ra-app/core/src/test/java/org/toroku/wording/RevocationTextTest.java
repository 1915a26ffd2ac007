package org.toroku.wording;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevocationTextTest {
    private static final Instant NIGHT = Instant.parse("2026-11-26T15:05:00Z");

    @Test
    void saysWhichCertificateAndWhenInJapan() {
        Map<Locale, Map<String, String>> said = RevocationText.revoked("a3f", NIGHT, Map.of(), List.of());
        assertThat(said.get(Locale.JAPANESE))
                .isEqualTo(Map.of("result", "電子証明書のシリアル番号：0A3F\n失効した日時：2026年11月27日 0:05（日本時間）"));
        assertThat(said.get(Locale.ENGLISH))
                .isEqualTo(Map.of(
                        "result", "Serial number of the certificate: 0A3F\nRevoked: 27 November 2026 00:05 (JST)"));
    }

    @Test
    void namesWhatWentWithIt() {
        Map<Locale, Map<String, String>> said =
                RevocationText.revoked("a3f0", NIGHT, Map.of(), List.of("R-2026-000001", "R-2026-000002"));
        assertThat(said.get(Locale.JAPANESE))
                .extractingByKey("result", as(STRING))
                .endsWith("（受付番号）：R-2026-000001、R-2026-000002");
        assertThat(said.get(Locale.ENGLISH))
                .extractingByKey("result", as(STRING))
                .endsWith("(case numbers): R-2026-000001, R-2026-000002");
    }

    @Test
    void saysWhyInBothLanguages() {
        Map<Locale, Map<String, String>> said = RevocationText.revoked(
                "a3f",
                NIGHT,
                Map.of(Locale.JAPANESE, "利用を終えられたため", Locale.ENGLISH, "it is no longer needed"),
                List.of("R-2026-000001"));
        assertThat(said.get(Locale.JAPANESE))
                .extractingByKey("result", as(STRING))
                .contains("0:05（日本時間）\n失効の理由：利用を終えられたため\nあわせて失効した");
        assertThat(said.get(Locale.ENGLISH))
                .extractingByKey("result", as(STRING))
                .contains("(JST)\nWhy it was revoked: it is no longer needed\nCertificates that renewed it");
    }
}
