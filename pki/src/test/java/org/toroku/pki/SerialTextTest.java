package org.toroku.pki;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SerialTextTest {
    /** One number, as browsers, OpenSSL, Windows and Japanese keyboards write it. */
    @ParameterizedTest
    @ValueSource(strings = {"a3f09c0", "0A3F09C0", "0a:3f:09:c0", "0A 3F 09 C0", "00a3f09c0", "０Ａ３Ｆ０９Ｃ０", "a3f09c0\0"})
    void readsHoweverItIsWritten(String typed) {
        assertThat(SerialText.kept(typed)).isEqualTo("a3f09c0");
    }

    @Test
    void whatIsShownIsFoundAgain() {
        assertThat(SerialText.shown("a3f09c0")).isEqualTo("0A3F09C0");
        assertThat(SerialText.shown("5f3a")).isEqualTo("5F3A");
        assertThat(SerialText.kept(SerialText.shown("a3f09c0"))).isEqualTo("a3f09c0");
        assertThat(SerialText.kept("00")).as("no number at all").isEmpty();
    }
}
