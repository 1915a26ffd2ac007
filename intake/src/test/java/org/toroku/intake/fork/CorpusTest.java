package org.toroku.intake.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.intake.DocumentKind;
import org.toroku.intake.Examination;
import org.toroku.intake.Finding;
import org.toroku.intake.Limits;
import org.toroku.intake.Reason;
import org.toroku.intake.corpus.Corpus;
import org.toroku.intake.corpus.Pictures;
import org.toroku.intake.corpus.Specimen;
import org.toroku.intake.corpus.Specimen.Expected;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorpusTest {
    private WorkerPool pool;

    @BeforeAll
    void start() {
        pool = WorkerPool.start(WorkerSettings.standard(), Limits.standard());
    }

    @AfterAll
    void stop() {
        pool.close();
    }

    static List<Specimen> all() {
        return Corpus.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachDocumentGetsItsVerdictForItsReason(Specimen specimen) {
        Examination examination =
                pool.examine(new ByteArrayInputStream(specimen.octets().bytes()), specimen.fileName());

        assertThat(outcome(examination)).isEqualTo(specimen.expected());
    }

    @Test
    void aPhotographOfATelephoneIsConvertedInsideTheConfinementOrRefusedByName(@TempDir Path folder)
            throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/heif-enc")), "libheif's programs are not installed");
        Path png = Files.write(
                folder.resolve("a.png"), Pictures.write(Pictures.form(300, 200, BufferedImage.TYPE_INT_RGB), "png"));
        Path heic = folder.resolve("a.heic");
        int ended = new ProcessBuilder("/usr/bin/heif-enc", png.toString(), "-o", heic.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(ended).isZero();

        Object expected = pool.isolation().means() == Isolation.Means.BUBBLEWRAP
                ? new Expected.Accepted(DocumentKind.HEIC, 1)
                : new Expected.Refused(Set.of(Reason.HEIC_NOT_SUPPORTED));
        assertThat(outcome(pool.examine(heic))).isEqualTo(expected);
    }

    private static Object outcome(Examination examination) {
        return switch (examination) {
            case Examination.Accepted(var document) ->
                new Expected.Accepted(document.kind(), document.pages().size());
            case Examination.Referred(var document, var findings) -> referred(document.kind(), findings);
            case Examination.Refused(var findings) -> new Expected.Refused(reasons(findings));
            case Examination.Unavailable(var failure) -> failure;
        };
    }

    private static Expected referred(DocumentKind kind, List<Finding> findings) {
        return new Expected.Referred(kind, reasons(findings));
    }

    private static Set<Reason> reasons(List<Finding> findings) {
        return findings.stream().map(Finding::reason).collect(Collectors.toSet());
    }
}
