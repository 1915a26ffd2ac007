package org.toroku.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MyNumberTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789018",
                "1234 5678 9018",
                "1234-5678-9018",
                "123 456 789 018",
                "１２３４５６７８９０１８",
                "１２３４−５６７８−９０１８",
                "1234　5678　9018",
                "個人番号は123456789018です",
                "1234\n5678\n9018",
                "1 2 3 4 5 6 7 8 9 0 1 8",
                "１・２・３・４・５・６・７・８・９・０・１・８",
                "12-34-56-78-90-18",
                "123456 789018"
            })
    void findsOneHoweverItIsWritten(String typed) {
        assertThat(MyNumberText.in(typed)).isTrue();
    }

    /** A model of a megabyte full of numbers that are none: each was compared with all that stands before it. */
    @Test
    void looksThroughLongTextsInTime() {
        String numbers = "123456789012 ".repeat(75_000);
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        assertThat(MyNumberText.in(numbers)).isFalse();
        assertThat(MyNumberText.in(numbers + "第" + " ".repeat(100_000) + "123456789018 123456789018"))
                .isTrue();
        assertThat(threads.getCurrentThreadCpuTime() - begun).isLessThan(5_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123456789012",
                "1123456789018",
                "12345678901",
                "第123456789018号",
                "090-1234-5678 2026-11-26",
                "1234-5678 9018",
                "1 2 3 4 5 6 7 8 9 0 1 2",
                "0 1 2 3 4 5 6 7 8 9 0 1 8",
                "1-2 3-4 5 6 7 8 9 0 1 8",
                "P-2026-000042-K"
            })
    void takesNothingElseForOne(String typed) {
        assertThat(MyNumberText.in(typed)).isFalse();
    }
}
