package org.toroku.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How else somebody may write their name and still be who they are. */
class PersonNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "高崎 ｱｲ",
                "高崎　アイ",
                "高崎\u1680アイ",
                "高 崎 ア イ",
                "高\uFE00崎アイ",
                "高\uDB40\uDD00崎アイ",
                "高\u180B崎アイ",
                "高\u200B崎アイ",
                "高\u2060崎\u00ADアイ",
                "高\u034F崎\u3164アイ",
                "高\u202E崎\uFEFFアイ",
                "髙崎アイ",
                "高﨑アイ",
                "髙\u2003﨑\uFE0Fあい"
            })
    void takesEveryWayOfWritingForOnePerson(String written) {
        assertThat(PersonName.folded(written)).isEqualTo(PersonName.folded("高崎 アイ"));
    }

    @Test
    void keepsDifferentNamesApart() {
        assertThat(PersonName.folded("太郎")).isNotEqualTo(PersonName.folded("太朗"));
        assertThat(PersonName.folded("Ｔａｒｏ")).isEqualTo(PersonName.folded("taro"));
    }
}
