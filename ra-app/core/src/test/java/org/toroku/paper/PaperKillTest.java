package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.POST;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.toroku.evidence.DocumentStore;
import org.toroku.evidence.Scratch;
import org.toroku.process.CrashingDatabase;
import org.toroku.workflows.TaskIds;

/**
 * Reliability 18: application and database are killed together while the post room works. Every application, envelope,
 * document, scan and completion that was acknowledged is there afterwards, whole, and every complete case is examined.
 *
 * <p>One round; {@code -Dtoroku.campaign=long} makes it fifty. The seed is in the message of a failure and can be given
 * as {@code -Dtoroku.seed=N}.
 */
class PaperKillTest {
    private static final int ROUNDS = "long".equals(System.getProperty("toroku.campaign")) ? 50 : 1;
    private static final int LONGEST_MERCY = 700;

    private final long seed = Long.getLong("toroku.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<String[]> acknowledged = new ArrayList<>();

    @Test
    void losesNothingThatThePostRoomWasToldIsKept() throws Exception {
        Path folder = Scratch.folder("toroku-paper");
        try (CrashingDatabase database = CrashingDatabase.create()) {
            for (int round = 0; round < ROUNDS; round++) {
                workUntilKilled(database, folder);
            }
            try (PaperHouse house =
                    PaperHouse.at(new PaperHouse.Site(database.jdbcUrl(), folder, () -> {}), Map.of())) {
                for (String[] each : acknowledged) {
                    assertKept(house, each);
                }
                assertThat(house.sql()
                                .sql("SELECT count(*) FROM scan s WHERE pages <> (SELECT count(*) FROM scan_page p"
                                        + " WHERE p.scan_id = s.id)")
                                .query(Integer.class)
                                .single())
                        .as("seed %d: half scans, acknowledged or not", seed)
                        .isZero();
                house.assertBookIntact();
            }
        }
    }

    private void workUntilKilled(CrashingDatabase database, Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        command.addAll(List.of(
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(),
                PaperClerk.class.getName(),
                database.jdbcUrl(),
                folder.toString()));
        Process clerk = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = clerk.inputReader()) {
            // a few cases, so that the moment of the kill falls anywhere between two acts
            for (int scans = 0; scans < 3; ) {
                String line = said.readLine();
                assertThat(line).as("seed %d: the clerk works", seed).isNotNull();
                scans += note(line) && line.startsWith("ack scan") ? 1 : 0;
            }
            boolean ended = clerk.waitFor(random.nextInt(LONGEST_MERCY), TimeUnit.MILLISECONDS);
            assertThat(ended).as("seed %d: ends by itself", seed).isFalse();
            // by its handle, which leaves what it has said to be read
            clerk.toHandle().destroyForcibly();
            database.crash();
            said.lines().forEach(this::note);
        } finally {
            clerk.destroyForcibly();
        }
        clerk.waitFor();
    }

    private boolean note(String line) {
        if (line.startsWith("ack ")) {
            acknowledged.add(line.substring(4).split(" "));
            return true;
        }
        return false;
    }

    private void assertKept(PaperHouse house, String[] acknowledgement) {
        UUID id = UUID.fromString(acknowledgement[1]);
        String what = "seed " + seed + ": " + acknowledgement[0] + " " + id;
        DocumentStore documents = house.part(DocumentStore.class);
        switch (acknowledgement[0]) {
            case "case" ->
                assertThat(house.part(PaperFiles.class).of(POST, id)).as(what).isPresent();
            case "arrival" ->
                assertThat(house.part(EnclosureLedger.class).arrival(id))
                        .as(what)
                        .isPresent();
            case "document" ->
                assertThat(house.part(EnclosureLedger.class).custody(id))
                        .as(what)
                        .extracting(PaperFiles.Custody::event)
                        .containsExactly(CustodyEvent.RECEIVED, CustodyEvent.SHELVED);
            case "scan" -> {
                assertThat(documents.list(id))
                        .as(what)
                        .extracting(DocumentStore.Stored::sha256)
                        .contains(acknowledgement[2]);
                documents.list(id).forEach(document -> documents.read(document.id()));
                List<UUID> images = house.sql()
                        .sql("SELECT image_document FROM scan_page WHERE scan_id = ?")
                        .param(id)
                        .query((rs, n) -> rs.getObject(1, UUID.class))
                        .list();
                assertThat(images).as(what).hasSize(2);
                images.forEach(documents::read);
            }
            case "complete" -> house.task(id, TaskIds.EXAMINE_PAPER_APPLICATION);
            default -> throw new IllegalArgumentException(what);
        }
    }

    /** Surefire's own class path may be a single jar that names the others. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
