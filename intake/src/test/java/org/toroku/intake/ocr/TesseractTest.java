package org.toroku.intake.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.toroku.intake.ocr.OcrOutcome.Failure;
import org.toroku.intake.ocr.OcrOutcome.Lack;

/** Programs that stand in for tesseract and do what it does when a page is made to break it. */
class TesseractTest {
    private static final OcrLimits LIMITS = new OcrLimits(
            Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofSeconds(60), 300_000_000L, 1000, 1_000_000L);
    private static final OcrLimits HASTY = new OcrLimits(
            Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(60), 300_000_000L, 1000, 1_000_000L);
    private static final GreyPage PAGE = new GreyPage(600, 600, new byte[360_000]);
    private static final String LISTS = "case \"$1\" in --list-langs) echo jpn; echo jpn_vert; exit 0;; esac\n";

    @TempDir
    Path folder;

    @BeforeEach
    void needsPrlimit() {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/prlimit"))).isTrue();
    }

    @Test
    void saysThatTheProgramIsMissing() {
        assertThat(Tesseract.find(List.of(folder), LIMITS)).isEqualTo(new Tesseract.Search.Missing(Lack.PROGRAM));
    }

    @Test
    void readsNothingWithoutLimits() throws IOException {
        script("exit 0");
        assertThat(Tesseract.find(List.of(folder), LIMITS)).isEqualTo(new Tesseract.Search.Missing(Lack.LIMITS));
    }

    @Test
    void saysThatTheDataForJapaneseAreMissing() throws IOException {
        script("echo eng; echo jpn");
        assertThat(find(LIMITS)).isEqualTo(new Tesseract.Search.Missing(Lack.LANGUAGE));
    }

    @Test
    void returnsWhatTheProgramWrites() throws IOException {
        assertThat(run("head -c 3 >/dev/null; echo $*"))
                .isEqualTo(
                        new Tesseract.Run.Output("stdin stdout -l jpn --dpi 300 --psm 4 -c tessedit_create_tsv=1\n"));
    }

    @Test
    void endsAProgramThatSleeps() throws IOException {
        assertThat(run("sleep 60", HASTY)).isEqualTo(new Tesseract.Run.Failed(Failure.TIMED_OUT));
    }

    @Test
    void endsAProgramThatComputesForEver() throws IOException {
        assertFailure("while :; do :; done", Failure.CRASHED);
    }

    @Test
    void endsAProgramThatWritesForEver() throws IOException {
        assertFailure("while :; do echo xxxxxxxxxxxxxxxx; done", Failure.TOO_MUCH_OUTPUT);
    }

    @Test
    void endsAProgramThatTakesAllMemory() throws IOException {
        assertFailure("x=xxxxxxxx; while :; do x=$x$x; done", Failure.CRASHED);
    }

    @Test
    void refusesTheOutputOfAProgramThatFails() throws IOException {
        assertFailure("echo something; exit 1", Failure.CRASHED);
    }

    @Test
    void letsTheProgramWriteNoFile() throws IOException {
        assertFailure("echo page > " + folder.resolve("page") + " || exit 1", Failure.CRASHED);
        assertThat(folder.resolve("page")).isEmptyFile();
    }

    @Test
    void givesTheProgramNothingOfOurEnvironment() throws IOException {
        assertThat(run("env -u PWD -u SHLVL -u _ -u OLDPWD"))
                .isInstanceOfSatisfying(
                        Tesseract.Run.Output.class,
                        output -> assertThat(output.table().lines())
                                .containsExactlyInAnyOrder(
                                        "LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1", "PATH=/usr/bin:/bin"));
    }

    private void assertFailure(String body, Failure failure) throws IOException {
        assertThat(run(body)).isEqualTo(new Tesseract.Run.Failed(failure));
    }

    private Tesseract.Run run(String body) throws IOException {
        return run(body, LIMITS);
    }

    private Tesseract.Run run(String body, OcrLimits limits) throws IOException {
        script(LISTS + body);
        if (find(limits) instanceof Tesseract.Search.Found(Tesseract tesseract)) {
            return tesseract.read(PAGE, "jpn", 4, Duration.ofSeconds(60));
        }
        throw new AssertionError("the script is found");
    }

    private Tesseract.Search find(OcrLimits limits) {
        return Tesseract.find(List.of(folder, Path.of("/usr/bin")), limits);
    }

    private void script(String body) throws IOException {
        Path file = folder.resolve("tesseract");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
