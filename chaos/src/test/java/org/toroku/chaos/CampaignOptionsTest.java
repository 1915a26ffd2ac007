package org.toroku.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignOptionsTest {
    private static final Path FOLDER = Path.of("/somewhere");

    @TempDir
    private Path folder;

    @Test
    void saysWhatToDo() {
        CampaignOptions options = CampaignOptions.parse(
                List.of("--minutes", "10", "--seed", "7", "--faults", "kill,answers-lost", "--keep", "/kept"),
                1,
                FOLDER);
        assertThat(options.length()).isEqualTo(Duration.ofMinutes(10));
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.faults()).containsExactly(Fault.KILL, Fault.ANSWERS_LOST);
        assertThat(options.folder()).isEqualTo(Path.of("/kept"));
    }

    @Test
    void drawsFromAllFaultsForTwoMinutesWhereNothingIsSaid() {
        CampaignOptions options = CampaignOptions.parse(List.of(), 1, FOLDER);
        assertThat(options.length()).isEqualTo(Duration.ofMinutes(2));
        assertThat(options.faults()).containsExactly(Fault.values());
        assertThat(options.folder()).isEqualTo(FOLDER.resolve("seed-1"));
    }

    private record Said(int code, String words) {}

    private Said run(String... line) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = ChaosCommand.run(new ArrayList<>(List.of(line)), printed, printed);
        return new Said(code, err.toString(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "--hours 1,unknown option / 不明なオプション: --hours",
        "--minutes,needs a value / 値が必要です",
        "--minutes x,is not a number",
        "--minutes 0,1–1440",
        "--faults fire,unknown fault / 不明な障害: fire"
    })
    void refusesInWordsWhatItDoesNotUnderstand(String line, String words) {
        Said said = run(line.split(" ", -1));
        assertThat(said.code()).isEqualTo(ChaosCommand.NOT_UNDERSTOOD);
        assertThat(said.words()).contains(words);
    }

    @Test
    void writesIntoNoFolderThatHasSomething() throws Exception {
        Files.writeString(folder.resolve("mine"), "x");
        Said said = run("--keep", folder.toString());
        assertThat(said.code()).isEqualTo(ChaosCommand.NOT_RUN);
        assertThat(said.words()).contains("空ではありません / not empty");
    }
}
