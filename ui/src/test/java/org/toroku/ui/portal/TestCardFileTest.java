package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCardFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void cardsOfAFolderAreOfferedByTheirTitles() throws IOException {
        Files.write(folder.resolve("good.p12"), new byte[] {1});
        Files.writeString(folder.resolve("good.properties"), "title=有効なカード\npassword=TEST1234\n");
        Files.write(folder.resolve("bare.p12"), new byte[] {2});
        assertThat(TestCardFile.in(List.of(folder, folder.resolve("absent.p12"))))
                .extracting(TestCardFile::title, TestCardFile::password)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("bare.p12", ""),
                        org.assertj.core.groups.Tuple.tuple("有効なカード", "TEST1234"));
    }

    /** By name the card that cannot sign comes first. */
    @Test
    void theOrdinaryCardIsTheOneThatIsOfferedFirst() throws IOException {
        for (String name : List.of("authentication.p12", "good.p12", "good2.p12", "not-good.p12")) {
            Files.write(folder.resolve(name), new byte[] {1});
        }
        assertThat(TestCardFile.in(List.of(folder)))
                .filteredOn(TestCardFile::ordinary)
                .extracting(card -> String.valueOf(card.file().getFileName()))
                .containsExactly("good.p12");
    }
}
