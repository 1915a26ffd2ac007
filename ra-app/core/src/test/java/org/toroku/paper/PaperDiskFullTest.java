package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.toroku.paper.PaperHouse.POST;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.pki.Der;
import org.toroku.workflows.TaskIds;

/**
 * Reliability 19: the disk of the documents or of the database is full while the post room works, on small file systems
 * of their own. What cannot be kept is refused whole, what was acknowledged is there, and it goes on once there is room.
 */
class PaperDiskFullTest {
    private static Path disk;
    private static PaperHouse house;

    @BeforeAll
    static void mount() throws Exception {
        disk = Files.createTempDirectory("toroku-disk");
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=1m", "toroku-test", disk.toString()))
                .as("the right to mount a small file system (run as root)")
                .isTrue();
        house = PaperHouse.open(Map.of(
                "toroku.documents.folder",
                disk.resolve("documents").toString(),
                "toroku.enrolment.per-network-per-hour",
                "100000"));
    }

    @AfterAll
    static void unmount() throws Exception {
        if (house != null) {
            house.assertBookIntact();
            house.close();
            run("umount", disk.toString());
        }
        Files.deleteIfExists(disk);
    }

    private static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Leaves no byte of room until it is closed. */
    private static final class Filler implements AutoCloseable {
        private final Path file;

        Filler(Path folder) throws IOException {
            file = folder.resolve("filler");
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] block = new byte[4096];
                while (true) {
                    out.write(block);
                }
            } catch (IOException full) {
                assertThat(full).hasMessageContaining("No space left");
            }
        }

        @Override
        public void close() throws IOException {
            Files.delete(file);
        }
    }

    private static byte[] scanOf(PaperCase paper, String look) {
        byte[] image = new byte[40_000];
        new Random(look.hashCode()).nextBytes(image);
        ScanExaminer.ExaminedPage page = new ScanExaminer.ExaminedPage(
                Der.of(image),
                "image/png",
                2480,
                3508,
                List.of("TOROKU:" + paper.code() + ":1"),
                List.of(),
                false,
                Optional.empty());
        return house.part(StandInExaminer.class)
                .scan(paper.code() + look, new ScanExaminer.Examined.Pages(List.of(page, page)));
    }

    private static int count(String table) {
        return house.sql()
                .sql("SELECT count(*) FROM " + table)
                .query(Integer.class)
                .single();
    }

    @Test
    void keepsAScanWholeOrRefusesItWhenTheDiskOfTheDocumentsIsFull() throws Exception {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID form = paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED);
        byte[] scan = scanOf(paper, "one");
        List<Integer> before = List.of(count("scan"), count("scan_page"), count("document"), count("audit_entry"));

        try (Filler _ = new Filler(disk)) {
            assertThat(house.postRoom().upload(POST, scan, Optional.of(arrival)))
                    .isEqualTo(new PostRoomDesk.Uploaded.Unavailable("storage-away"));
            assertThat(List.of(count("scan"), count("scan_page"), count("document"), count("audit_entry")))
                    .as("nothing of it is kept")
                    .isEqualTo(before);
            try (var incoming = Files.list(disk.resolve("documents").resolve("incoming"))) {
                assertThat(incoming).as("half files").isEmpty();
            }
            paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
        }

        assertThat(house.postRoom().upload(POST, scan, Optional.of(arrival)))
                .isInstanceOfSatisfying(
                        PostRoomDesk.Uploaded.Done.class,
                        done -> assertThat(done.filed()).isEqualTo(2));
        for (PaperFiles.Page page :
                house.part(PaperFiles.class).of(POST, paper.id()).orElseThrow().enclosures().stream()
                        .filter(each -> each.id().equals(form))
                        .flatMap(each -> each.pages().stream())
                        .toList()) {
            assertThat(house.part(PaperFiles.class).image(POST, page.id())).isInstanceOf(PaperFiles.Image.Shown.class);
        }
        paper.enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        house.postRoom().complete(POST, arrival);
        house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION);
    }

    /** Each table in turn on a disk that fills up while envelopes come in. */
    @ParameterizedTest
    @ValueSource(strings = {"paper_arrival", "audit_entry", "custody_event", "application"})
    void losesNoAcknowledgedEnvelopeWhenTheDiskOfTheDatabaseIsFull(String table) throws Exception {
        Path small = Files.createTempDirectory("toroku-tablespace");
        assertThat(run("mount", "-t", "tmpfs", "-o", "size=4m", "toroku-test", small.toString()))
                .isTrue();
        String space = "small_" + table;
        house.sql()
                .sql("CREATE TABLESPACE " + space + " LOCATION '" + small + "'")
                .update();
        try {
            house.sql().sql("ALTER TABLE " + table + " SET TABLESPACE " + space).update();
            PaperCase known = house.apply(ProofMethod.SEAL_CERTIFICATE);
            List<UUID> acknowledged = new ArrayList<>();
            List<UUID> applied = new ArrayList<>();
            try (Filler _ = new Filler(small)) {
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 1_000; i++) {
                                if (table.equals("application")) {
                                    applied.add(house.apply(ProofMethod.INQUIRY).id());
                                } else {
                                    UUID arrival = known.arrival(ArrivalPurpose.DOCUMENTS);
                                    acknowledged.add(arrival);
                                    known.enclose(arrival, EnclosureKind.OTHER);
                                }
                            }
                        })
                        .as("the disk fills up")
                        .isInstanceOf(DataAccessException.class)
                        .rootCause()
                        .hasMessageContaining("No space left");
            }
            PaperFiles.PaperFile file =
                    house.part(PaperFiles.class).of(POST, known.id()).orElseThrow();
            assertThat(file.arrivals()).extracting(PaperFiles.Arrival::id).containsExactlyElementsOf(acknowledged);
            assertThat(file.enclosures())
                    .allSatisfy(each -> assertThat(each.custody())
                            .extracting(PaperFiles.Custody::event)
                            .containsExactly(CustodyEvent.RECEIVED, CustodyEvent.SHELVED));
            for (UUID id : applied) {
                assertThat(house.part(PaperFiles.class).of(POST, id)).isPresent();
            }
            house.assertBookIntact();
            UUID next = known.arrival(ArrivalPurpose.DOCUMENTS);
            known.enclose(next, EnclosureKind.OTHER);
            assertThat(house.postRoom().complete(POST, next)).isEqualTo(new PostRoomDesk.Completed.Done(true));
        } finally {
            house.sql()
                    .sql("ALTER TABLE " + table + " SET TABLESPACE pg_default")
                    .update();
            house.sql().sql("DROP TABLESPACE " + space).update();
            run("umount", small.toString());
        }
    }
}
