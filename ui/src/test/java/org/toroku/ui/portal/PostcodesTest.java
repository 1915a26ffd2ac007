package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few rows of Japan Post's file; their towns are shortened to what an address says. */
class PostcodesTest {
    private static final Path FILE = Path.of("src/test/resources/postcodes/utf_ken_all.csv");

    private final Postcodes postcodes = new Postcodes(Optional.of(FILE));

    @Test
    void saysWhatTheCodeTellsAndNoMore() {
        assertThat(postcodes.known()).isTrue();
        assertThat(postcodes.of("100-0001")).containsExactly("東京都千代田区千代田");
        assertThat(postcodes.of("1000001")).containsExactly("東京都千代田区千代田");
        assertThat(postcodes.of("060-0042")).as("blocks are typed").containsExactly("北海道札幌市中央区大通西");
        assertThat(postcodes.of("060-0000")).as("rest of a city").containsExactly("北海道札幌市中央区");
        assertThat(postcodes.of("306-0433")).as("no towns").containsExactly("茨城県猿島郡境町");
        assertThat(postcodes.of("100-0301")).as("all of a village").containsExactly("東京都利島村");
        assertThat(postcodes.of("522-0317")).as("a town of that name").containsExactly("滋賀県犬上郡多賀町一円");
        assertThat(postcodes.of("999-9999")).isEmpty();
    }

    @Test
    void namesEveryTownOfACodeOnce() {
        assertThat(postcodes.of("471-0822")).containsExactly("愛知県豊田市水源町", "愛知県豊田市ケヤキ町");
    }

    @Test
    void offersNothingWithoutAFile() {
        assertThat(Postcodes.none().known()).isFalse();
        assertThat(Postcodes.none().of("100-0001")).isEmpty();
    }

    @Test
    void aFileThatIsNoneOfThemStopsTheStartAndSaysWhy(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> new Postcodes(Optional.of(folder.resolve("missing.csv"))))
                .hasMessageContaining("toroku.portal.postcode-file cannot be read");

        List<String> good = Files.readAllLines(FILE);
        Path broken = Files.write(folder.resolve("broken.csv"), List.of(good.getFirst(), "1000001,東京都千代田区"));
        assertThatThrownBy(() -> new Postcodes(Optional.of(broken)))
                .hasMessageContaining("toroku.portal.postcode-file cannot be used")
                .hasMessageContaining("line 2 is no row of utf_ken_all.csv");

        Path older = Files.write(folder.resolve("KEN_ALL.CSV"), good, Charset.forName("windows-31j"));
        assertThatThrownBy(() -> new Postcodes(Optional.of(older))).hasMessageContaining("it is not UTF-8");

        Path empty = Files.createFile(folder.resolve("empty.csv"));
        assertThatThrownBy(() -> new Postcodes(Optional.of(empty))).hasMessageContaining("it is empty");
    }
}
