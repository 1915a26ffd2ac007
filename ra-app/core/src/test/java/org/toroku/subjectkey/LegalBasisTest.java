package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.toroku.subjectkey.LegalBasis.Kind;

/** JPKI則26(5)イ, 則6(3の2): a basis holds from its first to its last day in Japan, and on no other. */
class LegalBasisTest {
    private static final LegalBasis OPEN = new LegalBasis(Kind.ACT_AMENDED, "改正規則", LocalDate.of(2027, 4, 1), null);
    private static final LegalBasis ENDING =
            new LegalBasis(Kind.JPKI_26_5_I, "届出 第1号", LocalDate.of(2027, 4, 1), LocalDate.of(2028, 3, 31));

    private static Optional<LegalBasis> inForce(Instant now, LegalBasis... bases) {
        var properties = new java.util.HashMap<String, Object>();
        properties.put("toroku.subject-key.code-key-file", "/nowhere/code.key");
        for (int i = 0; i < bases.length; i++) {
            String basis = "toroku.subject-key.legal-bases[" + i + "].";
            properties.put(basis + "basis", bases[i].basis().name());
            properties.put(basis + "reference", bases[i].reference());
            properties.put(basis + "from", bases[i].from().toString());
            if (bases[i].until() != null) {
                properties.put(
                        basis + "until",
                        Objects.requireNonNull(bases[i].until()).toString());
            }
        }
        SubjectKeySettings settings = new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("toroku.subject-key", SubjectKeySettings.class);
        assertThat(settings.legalBases()).isEqualTo(Arrays.asList(bases));
        return new LegalBases(settings, Clock.fixed(now, ZoneOffset.UTC)).inForce();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-31T14:59:59Z, false, false",
        "2027-03-31T15:00:00Z, true, true",
        "2028-03-31T14:59:59Z, true, true",
        "2028-03-31T15:00:00Z, true, false",
        "2026-01-01T00:00:00Z, false, false"
    })
    void holdsFromItsFirstToItsLastDayInJapan(Instant now, boolean open, boolean ending) {
        assertThat(inForce(now, OPEN)).isEqualTo(open ? Optional.of(OPEN) : Optional.empty());
        assertThat(inForce(now, ENDING)).isEqualTo(ending ? Optional.of(ENDING) : Optional.empty());
        assertThat(inForce(now, ENDING, OPEN))
                .isEqualTo(ending ? Optional.of(ENDING) : open ? Optional.of(OPEN) : Optional.empty());
    }

    @Test
    void nothingIsPresumedWhereNoneIsSet() {
        assertThat(inForce(Instant.parse("2027-06-01T00:00:00Z"))).isEmpty();
    }

    @Test
    void oneWithoutReferenceOrThatEndsBeforeItBeginsIsRefused() {
        assertThatThrownBy(() -> new LegalBasis(Kind.ACT_AMENDED, " ", OPEN.from(), null))
                .isInstanceOf(IllegalArgumentException.class);
        for (LocalDate until : List.of(LocalDate.of(2027, 3, 31), LocalDate.MIN)) {
            assertThatThrownBy(() -> new LegalBasis(Kind.ACT_AMENDED, "x", OPEN.from(), until))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
