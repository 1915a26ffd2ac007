package org.toroku.letters.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KinsokuTest {
    private static final String TEXT = "電子署名及び認証業務に関する法律（平成12年法律第102号）第2条の「電子署名」とは、ＩＣカード等に記録された符号をいい、"
            + "「利用者」は、…………署名・押印（実印）をもって申し込む。キャッシュカードは、X.509 certificate と同じではない。";

    /** Every character is one wide: widths count characters. */
    private final LineBreaker breaker = new LineBreaker(character -> 1);

    @ParameterizedTest
    @ValueSource(strings = {"。", "、", "」", "）", "ー", "っ", "ャ", "々", "！", "…", ")", ",", "."})
    void noLineBeginsWithClosingOrTrailingCharacter(String character) {
        assertThat(Kinsoku.mayBreak('漢', character.codePointAt(0))).isFalse();
        assertThat(Kinsoku.mayBreak(character.codePointAt(0) == '…' ? '、' : '字', '漢'))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"「", "（", "『", "【", "〒", "("})
    void noLineEndsWithOpeningCharacter(String character) {
        assertThat(Kinsoku.mayBreak(character.codePointAt(0), '漢')).isFalse();
    }

    @Test
    void latinWordsAndNumbersWithTheirUnitsStayWhole() {
        assertThat(Kinsoku.mayBreak('a', 'b')).isFalse();
        assertThat(Kinsoku.mayBreak('8', '年')).isFalse();
        assertThat(Kinsoku.mayBreak('…', '…')).isFalse();
        assertThat(Kinsoku.mayBreak('b', '漢')).isTrue();
        assertThat(Kinsoku.mayBreak(' ', 'b')).isTrue();
        assertThat(Kinsoku.mayBreak('子', 0x00A0)).isFalse();
    }

    @Test
    void noWidthMakesAForbiddenEdgeLosesACharacterOrLeavesTheBox() {
        for (int width = 8; width <= 60; width++) {
            List<String> lines = breaker.lines(TEXT, width);

            assertThat(String.join("", lines).replace(" ", "")).isEqualTo(TEXT.replace(" ", ""));
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                assertThat(line.length()).isLessThanOrEqualTo(width);
                if (width >= 14) {
                    // Narrower than its longest word a line may break anywhere.
                    assertThat(i > 0 && Kinsoku.neverFirst(line.codePointAt(0)))
                            .as(line)
                            .isFalse();
                    assertThat(i < lines.size() - 1 && Kinsoku.neverLast(line.codePointBefore(line.length())))
                            .as(line)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void wordLongerThanTheLineIsBrokenAtTheEdge() {
        assertThat(breaker.lines("x".repeat(25), 10)).containsExactly("x".repeat(10), "x".repeat(10), "x".repeat(5));
    }

    @Test
    void charactersOfPlaneTwoAreNeverHalved() {
        assertThat(breaker.lines("𠮷野家𠮷野家", 4)).containsExactly("𠮷野家𠮷", "野家");
    }

    @Test
    void lineFeedsEndLinesAndEmptyTextIsOneEmptyLine() {
        assertThat(breaker.lines("一\n二", 10)).containsExactly("一", "二");
        assertThat(breaker.lines("", 10)).containsExactly("");
    }
}
