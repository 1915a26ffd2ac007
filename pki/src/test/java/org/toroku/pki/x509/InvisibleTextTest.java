package org.toroku.pki.x509;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x200B, 0x202E, 0x2066, 0x2800,
                0x3164, 0xFEFF, 0xFFA0, 0xFFF0, 0x1BCA0, 0x1D173, 0xE0001, 0xE0FFF
            })
    void nothingOfThemIsSeenAndTheirNumberIsSaid(int codePoint) {
        String text = Character.toString(codePoint) + "橋";
        assertThat(InvisibleText.in(text)).isTrue();
        assertThat(InvisibleText.named(text)).isEqualTo("U+%04X橋".formatted(codePoint));
    }

    @Test
    void aSelectorBelongsBehindTheCharacterThatItVaries() {
        assertThat(InvisibleText.in("葛\uDB40\uDD00城\uFE00𠮷\uDB40\uDD01")).isFalse();
        assertThat(InvisibleText.in("\uDB40\uDD00葛")).isTrue();
        assertThat(InvisibleText.in("葛\uDB40\uDD00\uDB40\uDD00")).isTrue();
        assertThat(InvisibleText.in("A\uFE00")).isTrue();
        assertThat(InvisibleText.named("\uDB40\uDD00")).isEqualTo("U+E0100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"山田 花子", "ヴァン・デル", "O'Brien", "か\u3099"})
    void whatIsSeenIsNotMeant(String text) {
        assertThat(InvisibleText.in(text)).isFalse();
        assertThat(InvisibleText.named(text)).isEqualTo(text);
    }
}
