package org.toroku.intake.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toroku.intake.Examination;
import org.toroku.intake.Examination.Failure;
import org.toroku.intake.Limits;
import org.toroku.intake.corpus.PdfDocuments;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerFaultsTest {
    private WorkerPool pool;

    @BeforeAll
    void start() {
        Limits standard = Limits.standard();
        Limits hurried = new Limits(
                standard.fileBytes(),
                standard.textCharacters(),
                Duration.ofSeconds(10),
                standard.pages(),
                standard.unpacked(),
                standard.structure());
        pool = WorkerPool.start(WorkerSettings.standard(), hurried, FaultyWorker.class);
    }

    @AfterAll
    void stop() {
        pool.close();
    }

    @AfterEach
    void theNextDocumentIsExaminedAsIfNothingHadHappened() {
        assertThat(pool.examine(new ByteArrayInputStream(PdfDocuments.scanned()), "scan.pdf"))
                .isInstanceOf(Examination.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "halt, CRASH",
        "recurse, CRASH",
        "memory, OUT_OF_MEMORY",
        "hang, TIMEOUT",
        "accept-without-pages, ANSWER_REJECTED",
        "page-that-is-no-picture, ANSWER_REJECTED",
        "flood, ANSWER_REJECTED"
    })
    void aDocumentThatBreaksTheWorkerIsNamedAsOneThatDoes(String order, Failure failure) {
        assertThat(obey(order)).isEqualTo(new Examination.Unavailable(failure));
        assertThat(failure.blamesDocument()).isTrue();
    }

    @Test
    void aWorkerReachesNoNetwork() throws IOException {
        try (ServerSocket open = new ServerSocket(0)) {
            assertThat(says("connect 127.0.0.1:" + open.getLocalPort())).isFalse();
        }
    }

    @Test
    void aWorkerWritesNothingOutside(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path canary = folder.resolve("canary");

        says("write " + canary);

        assertThat(canary).doesNotExist();
    }

    @Test
    void aWorkerSeesNeitherUsersNorPrograms() {
        assertThat(says("see /etc/passwd")).isFalse();
        assertThat(says("execute /bin/sh")).isFalse();
    }

    private boolean says(String order) {
        Examination.Refused refused = (Examination.Refused) obey(order);
        return refused.findings().getFirst().found() == 1;
    }

    private Examination obey(String order) {
        return pool.examine(
                new ByteArrayInputStream((FaultyWorker.ORDER + order).getBytes(StandardCharsets.UTF_8)), "");
    }
}
