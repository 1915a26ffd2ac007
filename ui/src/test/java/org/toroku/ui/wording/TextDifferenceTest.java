package org.toroku.ui.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.ui.wording.TextDifference.Kind;
import org.toroku.ui.wording.TextDifference.Piece;

class TextDifferenceTest {
    private static String side(List<Piece> pieces, Kind kind) {
        return pieces.stream()
                .filter(piece -> piece.kind() == Kind.SAME || piece.kind() == kind)
                .map(Piece::text)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "電子証明書を発行しました。,電子証明書ができました。",
        "Please apply again.,Please do not apply.",
        "{todo} x,x {todo}",
        "'',新しい",
        "葛󠄀城,葛城",
        "👨‍👩‍👧,👨‍👩‍👦"
    })
    void saysBothTextsAgain(String before, String after) {
        List<Piece> pieces = TextDifference.between(before, after);
        assertThat(side(pieces, Kind.REMOVED)).isEqualTo(before);
        assertThat(side(pieces, Kind.ADDED)).isEqualTo(after);
    }

    @Test
    void showsWordsAndPlaceholdersWhole() {
        assertThat(TextDifference.between("Dear {name}, it ended.", "Dear {number}, it ends."))
                .containsExactly(
                        new Piece(Kind.SAME, "Dear "),
                        new Piece(Kind.REMOVED, "{name}"),
                        new Piece(Kind.ADDED, "{number}"),
                        new Piece(Kind.SAME, ", it "),
                        new Piece(Kind.REMOVED, "ended"),
                        new Piece(Kind.ADDED, "ends"),
                        new Piece(Kind.SAME, "."));
    }

    @Test
    void doesNotHoldTheProductOfTwoLongTexts() {
        String before = "あ".repeat(4_000);
        String after = "い".repeat(4_000);
        assertThat(TextDifference.between(before, after))
                .containsExactly(new Piece(Kind.REMOVED, before), new Piece(Kind.ADDED, after));
    }
}
