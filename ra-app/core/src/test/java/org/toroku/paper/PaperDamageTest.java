package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.POST;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.toroku.decision.DecisionDesk;
import org.toroku.evidence.DocumentSettings;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PaperFiles.Image;
import org.toroku.process.Inbox;
import org.toroku.process.Step;
import org.toroku.process.StepContext;
import org.toroku.process.StepResult;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.TaskIds;

/** Reliability 47: a scan whose stored file is gone, cut or exchanged is shown as damaged, and accepts nobody. */
@ExtendWith(SharedHouse.class)
class PaperDamageTest {
    private final PaperHouse house;

    PaperDamageTest(PaperHouse house) {
        this.house = house;
    }

    /** What somebody with access to the disk does to one stored file, another of the same case beside it. */
    enum Damage {
        MISSING,
        CUT,
        ONE_BIT,
        EXCHANGED;

        private void strike(Path file, Path other) {
            byte[] bytes = read(file);
            switch (this) {
                case MISSING -> delete(file);
                case CUT -> write(file, Arrays.copyOf(bytes, bytes.length / 2));
                case ONE_BIT -> {
                    bytes[bytes.length / 2] ^= 1;
                    write(file, bytes);
                }
                case EXCHANGED -> write(file, read(other));
            }
        }
    }

    private record Scanned(PaperCase paper, UUID page, Path file, Path other) {}

    /** A case with a scanned form of two pages. */
    private Scanned scanned() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID form = paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED);
        String name = "scan of " + paper.code();
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        name,
                        new ScanExaminer.Examined.Pages(List.of(
                                StandInExaminer.page(name + " 1", List.of("TOROKU:" + paper.code() + ":1")),
                                StandInExaminer.page(name + " 2", List.of("TOROKU:" + paper.code() + ":1")))));
        assertThat(house.postRoom().upload(POST, scan, Optional.of(arrival)))
                .isInstanceOfSatisfying(
                        PostRoomDesk.Uploaded.Done.class,
                        done -> assertThat(done.filed()).isEqualTo(2));
        paper.scanned(paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD));
        paper.scanned(paper.enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE));
        assertThat(house.postRoom().complete(POST, arrival)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        record Stored(UUID page, String blob) {}
        List<Stored> stored = house.sql()
                .sql("SELECT p.id, d.blob FROM scan_page p JOIN document d ON d.id = p.image_document"
                        + " WHERE p.enclosure_id = ? ORDER BY p.number")
                .param(form)
                .query((rs, n) -> new Stored(rs.getObject(1, UUID.class), rs.getString(2)))
                .list();
        return new Scanned(
                paper,
                stored.getFirst().page(),
                file(stored.getFirst().blob()),
                file(stored.getLast().blob()));
    }

    private Path file(String blob) {
        return house.part(DocumentSettings.class)
                .folder()
                .resolve(blob.substring(0, 2))
                .resolve(blob);
    }

    @ParameterizedTest
    @EnumSource
    void showsTheDamageAndAcceptsNobodyUntilTheFileIsBack(Damage damage) throws IOException {
        Scanned scanned = scanned();
        PaperCase paper = scanned.paper();
        Inbox.Row examine = paper.reads(ANNE);
        Path kept = Files.copy(scanned.file(), Files.createTempFile("kept", ""), StandardCopyOption.REPLACE_EXISTING);

        damage.strike(scanned.file(), scanned.other());

        PaperFiles files = house.part(PaperFiles.class);
        assertThat(files.image(ANNE, scanned.page())).isEqualTo(new Image.Damaged());
        assertThat(files.damaged(ANNE, paper.id())).containsExactly(scanned.page());
        assertThat(paper.recommend(examine, ANNE)).isEqualTo(new DecisionDesk.Act.Refused("document-damaged"));

        Files.copy(kept, scanned.file(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(files.damaged(ANNE, paper.id())).isEmpty();
        assertThat(paper.recommend(examine, ANNE)).isEqualTo(new DecisionDesk.Act.Done());
    }

    /** After the examination and after the decision the files are read again, right before each goes further. */
    @Test
    void neitherAcceptsNorIssuesOnADocumentThatWasDamagedAfterItWasExamined() throws IOException {
        Scanned scanned = scanned();
        PaperCase paper = scanned.paper();
        paper.examined().rechecked();
        Inbox.Row decide = paper.claimed(TaskIds.DECIDE_ON_PAPER_APPLICATION, CARL);
        byte[] whole = read(scanned.file());

        delete(scanned.file());
        assertThat(paper.decide(decide, CARL, true)).isEqualTo(new DecisionDesk.Act.Refused("document-damaged"));
        write(scanned.file(), whole);
        assertThat(paper.decide(decide, CARL, true)).isEqualTo(new DecisionDesk.Act.Done());

        write(scanned.file(), read(scanned.other()));
        Step issue = house.parts(Step.class).stream()
                .filter(step -> step.jobType().equals(JobTypes.ISSUE_CERTIFICATE))
                .findFirst()
                .orElseThrow();
        assertThat(issue.perform(new StepContext(paper.id(), JobTypes.ISSUE_CERTIFICATE, 1)))
                .isEqualTo(new StepResult.Halt("document-damaged"));
        assertThat(house.ca().ordersOf(paper.id())).isZero();
        write(scanned.file(), whole);
    }

    @Test
    void tellsOfDamageOnlyWhomItShowsTheCase() {
        Scanned scanned = scanned();
        byte[] whole = read(scanned.file());
        delete(scanned.file());

        assertThat(house.part(PaperFiles.class)
                        .damaged(PaperHouse.HANAKO, scanned.paper().id()))
                .isEmpty();
        assertThat(house.part(PaperFiles.class).damaged(POST, scanned.paper().id()))
                .containsExactly(scanned.page());
        write(scanned.file(), whole);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
