package org.toroku.intake.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toroku.intake.Box;
import org.toroku.intake.Word;

class TsvTest {
    private static final String HEAD =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    @Test
    void readsWordsWithTheirPlaceAndConfidence() {
        String table = HEAD + "4\t1\t1\t1\t1\t0\t10\t20\t80\t40\t-1\t\n5\t1\t1\t1\t1\t1\t10\t20\t80\t40\t96.5\t見本\n";
        assertThat(Tsv.words(table, 100, 100)).contains(List.of(new Word("見本", new Box(10, 20, 80, 40), 0.965)));
    }

    @Test
    void aPageWithoutWordsHasNone() {
        assertThat(Tsv.words(HEAD, 100, 100)).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1\t20\t80\t40\t90\t見本",
                "10\t20\t0\t40\t90\t見本",
                "10\t20\t91\t40\t90\t見本",
                "10\t20\t2147483647\t40\t90\t見本",
                "10\t90\t80\t11\t90\t見本",
                "10\t20\t80\t40\t101\t見本",
                "10\t20\t80\t40\tNaN\t見本",
                "x\t20\t80\t40\t90\t見本",
                "99999999999\t20\t80\t40\t90\t見本",
                "10\t20\t80\t40\t90\t見\u0007本"
            })
    void refusesAWordThatCannotBeOnThePage(String word) {
        assertThat(Tsv.words(HEAD + "5\t1\t1\t1\t1\t1\t" + word + "\n", 100, 100))
                .isEmpty();
    }

    @Test
    void refusesEndlessWords() {
        String line = "5\t1\t1\t1\t1\t1\t10\t20\t80\t40\t90\t見\n";
        assertThat(Tsv.words(HEAD + line.repeat(20_001), 100, 100)).isEmpty();
        assertThat(Tsv.words(HEAD + line.strip() + "本".repeat(200) + "\n", 100, 100))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "見本\n", "<html>"})
    void refusesWhatIsNoTable(String output) {
        assertThat(Tsv.words(output, 100, 100)).isEmpty();
    }
}
