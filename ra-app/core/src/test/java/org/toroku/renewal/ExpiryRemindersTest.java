package org.toroku.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.HolderKey;
import org.toroku.issuance.TamperedRows;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/** Certificates of this CA are valid for 365 days. */
class ExpiryRemindersTest {
    private RenewalHouse scene;

    @BeforeEach
    void open() {
        scene = new RenewalHouse();
    }

    @AfterEach
    void close() {
        scene.house.assertBookIntact();
        scene.close();
    }

    private int sweep() {
        return scene.house.part(ExpiryReminders.class).sweep();
    }

    private List<String> texts(UUID caseId) {
        DocumentStore documents = scene.house.part(DocumentStore.class);
        return scene.house.part(OutgoingMail.class).ofCase(caseId).stream()
                .filter(mail -> mail.kind() == LetterKind.EXPIRY)
                .map(mail -> new String(documents.read(mail.contents().getFirst()), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void remindsTwoMonthsAMonthAndAWeekAheadEachOnce() {
        UUID caseId = scene.delivered().applicationId();
        scene.pass(300);
        assertThat(sweep()).isZero();
        scene.pass(5);
        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();
        scene.pass(31);
        assertThat(sweep()).isEqualTo(1);
        scene.pass(23);
        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();

        assertThat(texts(caseId)).hasSize(3).allMatch(text -> text.contains("更新できます"));
        assertThat(texts(caseId).getLast()).contains("今回が最後");
        assertThat(texts(caseId).getFirst()).doesNotContain("今回が最後");
        scene.pass(7);
        assertThat(sweep()).as("it has ended").isZero();
    }

    @Test
    void whoeverWasAwayIsRemindedOnceOfTheMostUrgent() {
        UUID caseId = scene.delivered().applicationId();
        scene.pass(360);
        assertThat(sweep()).isEqualTo(1);
        assertThat(sweep()).isZero();
        assertThat(texts(caseId)).singleElement().asString().contains("今回が最後");
        new TamperedRows(scene.house).namesEveryChangeOf(ProtectedTable.RENEWAL_REMINDER, caseId, caseId + "|3");
    }

    @Test
    void stopsOnceRenewedOrRevokedAndGoesOnAfterARenewalThatCameToNothing() {
        Access renewed = scene.delivered();
        Access revoked = scene.delivered();
        Access given = scene.delivered();
        scene.pass(320);
        assertThat(sweep()).isEqualTo(3);
        scene.submitted(scene.holder(renewed));
        scene.house
                .ca()
                .revokeUnheard(scene.house.ca().orderOf(revoked.applicationId()).orderId());
        HolderKey holder = scene.holder(given);
        var applied = scene.applied(holder);
        scene.house.examineTask(scene.submitted(applied, holder));
        scene.house.counter().withdraw(applied.access());
        scene.house.examineTask(claimant(renewed));

        scene.pass(20);
        assertThat(sweep()).isEqualTo(1);
        assertThat(texts(given.applicationId())).hasSize(2);
        assertThat(texts(renewed.applicationId())).hasSize(1);
        assertThat(texts(revoked.applicationId())).hasSize(1);
    }

    private UUID claimant(Access access) {
        org.toroku.issuance.CardHouse.await(() ->
                scene.house.part(RenewalLedger.class).holder(serial(access)).isPresent());
        return scene.house.part(RenewalLedger.class).holder(serial(access)).orElseThrow();
    }

    private String serial(Access access) {
        return scene.house
                .sql()
                .sql("SELECT serial FROM issued_certificate WHERE application_id = ?")
                .param(access.applicationId())
                .query(String.class)
                .single();
    }

    @Test
    void pointsToAFullApplicationWhereTheCeilingForbidsARenewal() {
        Access access = scene.delivered();
        for (int i = 0; i < 5; i++) {
            scene.pass(350);
            access = scene.delivered(scene.renewed(scene.holder(access)));
        }
        // the last one ends with the ceiling, 76 days after it was issued
        scene.pass(50);

        assertThat(sweep()).isEqualTo(1);
        assertThat(texts(access.applicationId()))
                .singleElement()
                .asString()
                .contains("更新はできません", "改めてお申し込みください")
                .doesNotContain("更新できます");
    }

    /** Somebody with the database's password can make rows of which no reminder can be written. */
    @Test
    void remindsWhoComesAfterAHeapOfPlantedCertificates() {
        UUID caseId = scene.delivered().applicationId();
        scene.house.sql().sql("""
                        DO $$
                        BEGIN
                            SET LOCAL session_replication_role = replica;
                            INSERT INTO application_state (application_id, state, since, version)
                            SELECT ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid, 'DELIVERED', now(), 1
                              FROM generate_series(1, 250) AS n;
                            INSERT INTO issued_certificate
                            SELECT s.application_id, s.application_id, 'planted ' || s.application_id, c.certificate,
                                   c.not_after - interval '1 day', c.issued_at, c.receipt_deadline
                              FROM issued_certificate c, application_state s
                             WHERE s.application_id < '00000000-0000-0000-0001-000000000000';
                        END $$""").update();
        scene.pass(310);

        int sent = sweep();

        scene.house.sql().sql("""
                        DO $$
                        BEGIN
                            SET LOCAL session_replication_role = replica;
                            DELETE FROM issued_certificate WHERE serial LIKE 'planted %';
                            DELETE FROM application_state
                             WHERE application_id < '00000000-0000-0000-0001-000000000000';
                        END $$""").update();
        assertThat(sent).isEqualTo(1);
        assertThat(texts(caseId)).hasSize(1);
    }

    @Test
    void twoSweepsAtOnceRemindOnce() throws Exception {
        UUID caseId = scene.delivered().applicationId();
        scene.pass(310);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> sweeps = java.util.stream.Stream.<Callable<Integer>>generate(() -> this::sweep)
                    .limit(4)
                    .toList();
            int sent = 0;
            for (Future<Integer> each : threads.invokeAll(sweeps)) {
                sent += each.get();
            }
            assertThat(sent).isEqualTo(1);
        }
        assertThat(texts(caseId)).hasSize(1);
    }
}
