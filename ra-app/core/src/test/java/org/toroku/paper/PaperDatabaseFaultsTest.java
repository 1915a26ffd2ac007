package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.POST;
import static org.toroku.paper.PaperHouse.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.toroku.decision.DecisionDesk;
import org.toroku.enrolment.ApplicationState;
import org.toroku.evidence.DocumentStore;
import org.toroku.evidence.Scratch;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.process.CrashingDatabase;
import org.toroku.process.Inbox;
import org.toroku.workflows.Messages;
import org.toroku.workflows.TaskIds;

/**
 * Reliability 21: connections are cut and the database server crashes, again and again, while three clerks work cases
 * from the envelope to the recommendation. An act that failed may have happened or not, never half; a clerk who looks
 * before trying again neither loses nor doubles anything, and every case goes on by itself.
 *
 * <p>One crash; {@code -Dtoroku.campaign=long} makes it fifty.
 */
class PaperDatabaseFaultsTest {
    private static final int CRASHES = "long".equals(System.getProperty("toroku.campaign")) ? 50 : 1;
    private static final int CUTS_BETWEEN = 12;
    private static final int CLERKS = 3;

    /** Acts begun so far: each cut comes in the middle of some. */
    private final AtomicInteger tried = new AtomicInteger();

    private final AtomicInteger failed = new AtomicInteger();
    private final ConcurrentLinkedQueue<UUID> finished = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @Test
    void neitherLosesNorDoublesAnythingWhileTheDatabaseComesAndGoes() throws Exception {
        Path folder = Scratch.folder("toroku-paper");
        try (CrashingDatabase database = CrashingDatabase.create();
                PaperHouse house = PaperHouse.at(
                        new PaperHouse.Site(database.jdbcUrl(), folder, () -> {}),
                        Map.of("toroku.enrolment.per-network-per-hour", "100000"));
                ExecutorService clerks = Executors.newFixedThreadPool(CLERKS)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < CLERKS; i++) {
                work.add(clerks.submit(() -> {
                    while (!over) {
                        finished.add(workOnOneCase(house));
                    }
                }));
            }
            for (int crash = 0; crash < CRASHES; crash++) {
                for (int cut = 0; cut < CUTS_BETWEEN; cut++) {
                    int before = tried.get();
                    PaperHouse.await(() -> tried.get() >= before + CLERKS);
                    database.sql()
                            .sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                    + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")
                            .query(Integer.class)
                            .single();
                }
                database.crash();
            }
            over = true;
            for (Future<?> each : work) {
                each.get();
            }
            assertThat(failed).as("acts that met a fault").hasPositiveValue();
            assertThat(finished).as("cases").isNotEmpty();
            for (UUID caseId : finished) {
                assertWhole(house, caseId);
            }
            house.assertBookIntact();
        }
    }

    /** Tries until it is done; after a fault the clerk looks first, as the page is drawn anew. */
    private <T> T surely(Supplier<T> act, Supplier<Optional<T>> look) {
        while (true) {
            tried.incrementAndGet();
            try {
                return act.get();
            } catch (DataAccessException | TransactionException fault) {
                failed.incrementAndGet();
                Optional<T> done = patiently(look);
                if (done.isPresent()) {
                    return done.get();
                }
            }
        }
    }

    private static <T> T patiently(Supplier<T> look) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .ignoreExceptionsMatching(
                        away -> away instanceof DataAccessException || away instanceof TransactionException)
                .until(look::get, found -> true);
    }

    private UUID workOnOneCase(PaperHouse house) {
        // an applicant who got no answer applies once more; the former application, if it is one, expires
        PaperCase paper = surely(() -> house.apply(ProofMethod.SEAL_CERTIFICATE), Optional::empty);
        PaperFiles files = house.part(PaperFiles.class);
        Supplier<PaperFiles.PaperFile> file = () -> files.of(POST, paper.id()).orElseThrow();
        UUID arrival = surely(
                () -> paper.arrival(ArrivalPurpose.DOCUMENTS),
                () -> file.get().arrivals().stream().map(PaperFiles.Arrival::id).findFirst());
        enclosed(paper, file, arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED);
        String name = "scan " + paper.code();
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        name,
                        new ScanExaminer.Examined.Pages(List.of(
                                StandInExaminer.page(name, List.of("TOROKU:" + paper.code() + ":1")),
                                StandInExaminer.page(name + " back", List.of("TOROKU:" + paper.code() + ":1")))));
        surely(
                () -> {
                    assertThat(house.postRoom().upload(POST, scan, Optional.of(arrival)))
                            .isInstanceOf(PostRoomDesk.Uploaded.Done.class);
                    return true;
                },
                () -> Optional.of(true)
                        .filter(there -> file.get().enclosures().stream()
                                .anyMatch(each -> !each.pages().isEmpty())));
        enclosed(paper, file, arrival, EnclosureKind.RESIDENCE_RECORD);
        enclosed(paper, file, arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        patiently(paper::allScanned);
        // repeating is harmless, says the desk
        surely(() -> house.postRoom().complete(POST, arrival), Optional::empty);
        Inbox.Row task = patiently(() -> house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION));
        surely(() -> house.claim(task, ANNE), Optional::empty);
        UUID record = patiently(() -> paper.enclosure(EnclosureKind.RESIDENCE_RECORD));
        PaperCase.TRUTH.forEach((field, value) -> surely(
                () -> {
                    PaperCase.done(house.examination()
                            .correctValue(task.taskKey(), ANNE, record, field, value, paper.version()));
                    return true;
                },
                Optional::empty));
        surely(
                () -> {
                    PaperCase.done(
                            house.examination().sealVerdict(task.taskKey(), ANNE, SealVerdict.SAME, paper.version()));
                    return true;
                },
                Optional::empty);
        surely(
                () -> paper.recommend(task, ANNE),
                () -> house.decisions().examination(paper.id()).map(there -> new DecisionDesk.Act.Done()));
        return paper.id();
    }

    private void enclosed(
            PaperCase paper, Supplier<PaperFiles.PaperFile> file, UUID arrival, EnclosureKind kind, Flag... flags) {
        surely(
                () -> paper.enclose(arrival, kind, flags),
                () -> file.get().enclosures().stream()
                        .filter(each -> each.kind() == kind)
                        .map(PaperFiles.Enclosure::id)
                        .findFirst());
    }

    private static void assertWhole(PaperHouse house, UUID caseId) {
        PaperFiles.PaperFile file =
                house.part(PaperFiles.class).of(POST, caseId).orElseThrow();
        assertThat(file.arrivals()).hasSize(1);
        assertThat(file.enclosures())
                .extracting(PaperFiles.Enclosure::kind)
                .containsExactlyInAnyOrder(
                        EnclosureKind.APPLICATION_FORM,
                        EnclosureKind.RESIDENCE_RECORD,
                        EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        assertThat(file.enclosures())
                .allSatisfy(each -> assertThat(each.custody())
                        .extracting(PaperFiles.Custody::event)
                        .containsExactly(CustodyEvent.RECEIVED, CustodyEvent.SHELVED));
        List<PaperFiles.Page> pages = file.enclosures().stream()
                .flatMap(each -> each.pages().stream())
                .toList();
        assertThat(pages)
                .as("one scan of two pages, and one page of each other document")
                .hasSize(4);
        assertThat(pages).allMatch((Predicate<PaperFiles.Page>)
                page -> house.part(PaperFiles.class).image(ANNE, page.id()) instanceof PaperFiles.Image.Shown);
        DocumentStore documents = house.part(DocumentStore.class);
        documents.list(caseId).forEach(document -> documents.read(document.id()));
        assertThat(house.outcomes(caseId, Messages.DOCUMENTS_ARRIVED)).isEqualTo(1);
        await(() -> house.outcomes(caseId, "check-evidence") == 1);
        house.task(caseId, TaskIds.RECHECK_PAPER_APPLICATION);
        assertThat(house.outcomes(caseId, TaskIds.EXAMINE_PAPER_APPLICATION)).isEqualTo(1);
        assertThat(house.state(caseId)).isEqualTo(ApplicationState.REFERRED);
    }
}
