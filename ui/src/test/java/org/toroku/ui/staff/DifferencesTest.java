package org.toroku.ui.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest {
    @ParameterizedTest
    @CsvSource({
        "高橋　花子, 髙橋　花子, [高]橋　花子",
        "髙橋　花子, 高橋　花子, [髙]橋　花子",
        "1丁目1番1号, 一丁目1番1号, [1]丁目1番1号",
        "ハイツ305, ハイツ, ハイツ[305]",
        "同じ, 同じ, 同じ",
        "甲, 乙, [甲]",
        "𠮷野, 吉野, [𠮷]野"
    })
    void onlyTheDifferingCharactersStandOut(String text, String other, String shown) {
        String marked = Differences.between(text, other).stream()
                .map(run -> run.differs() ? "[" + run.text() + "]" : run.text())
                .collect(Collectors.joining());
        assertThat(marked).isEqualTo(shown);
    }

    @Test
    void anEmptySideShowsEverythingAsDifferent() {
        assertThat(Differences.between("甲乙", "")).containsExactly(new Differences.Run("甲乙", true));
        assertThat(Differences.between("", "甲乙")).isEmpty();
    }
}
