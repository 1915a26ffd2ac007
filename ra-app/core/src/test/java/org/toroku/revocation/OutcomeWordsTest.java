package org.toroku.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.ca.RevocationReason;

class OutcomeWordsTest {
    private final OutcomeWords words = new OutcomeWords();

    @ParameterizedTest
    @EnumSource(value = RevocationReason.class, mode = EnumSource.Mode.EXCLUDE, names = "UNSPECIFIED")
    void whyItWasRevokedIsToldInBothLanguages(RevocationReason reason) {
        assertThat(words.of(reason)).containsOnlyKeys(Locale.JAPANESE, Locale.ENGLISH);
        assertThat(words.of(reason).values()).noneMatch(String::isBlank);
    }

    @Test
    void whatTheListLeavesOpenIsNotToldEither() {
        assertThat(words.of(RevocationReason.UNSPECIFIED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RefusalReason.class)
    void whyItWasRefusedIsToldInBothLanguages(RefusalReason reason) {
        assertThat(words.of(reason)).containsOnlyKeys(Locale.JAPANESE, Locale.ENGLISH);
    }
}
