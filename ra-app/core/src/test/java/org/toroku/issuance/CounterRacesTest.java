package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Act;
import org.toroku.decision.DecisionDesk.Verdict;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.PickUp;
import org.toroku.enrolment.EnrolmentDesk.Receipt;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.enrolment.EnrolmentDesk.Withdrawn;
import org.toroku.pki.Der;
import org.toroku.process.Inbox;
import org.toroku.testkit.pki.CardSigner;

/** Applicants who do several things at once, or hand in what nobody can use. */
class CounterRacesTest {
    private static final int RECEIPTS = 32;
    private static final int ROUNDS = 25;

    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(calls.size());
        List<Future<T>> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (Callable<T> call : calls) {
                answers.add(threads.submit(() -> {
                    barrier.await();
                    return call.call();
                }));
            }
        }
        List<T> results = new ArrayList<>();
        for (Future<T> answer : answers) {
            results.add(answer.get());
        }
        return results;
    }

    @Test
    void parallelReceiptsAreAllConfirmedAtTheSameInstant() throws Exception {
        Access access = house.issued();
        assertThat(house.counter().confirmReceipt(access)).isEqualTo(new Receipt.Refused("not-picked-up"));
        assertThat(house.counter().pickUp(access, "a long passphrase".toCharArray()))
                .isInstanceOf(PickUp.Ready.class);
        List<Callable<Receipt>> calls = new ArrayList<>();
        for (int i = 0; i < RECEIPTS; i++) {
            calls.add(() -> house.counter().confirmReceipt(access));
        }

        List<Receipt> answers = together(calls);

        assertThat(answers).allMatch(Receipt.Confirmed.class::isInstance);
        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(house.book(access.applicationId())).containsOnlyOnce("receipt-confirmed");
    }

    /** A double click, and a browser that sends again: one acceptance, one order. */
    @Test
    void ofParallelAcceptancesOneCounts() throws Exception {
        UUID caseId = house.submitted().applicationId();
        Inbox.Row task = house.decideTaskAfterExamination(caseId);
        house.claim(task, CardHouse.CARL);
        String version = house.version(caseId);
        List<Callable<Act>> calls = new ArrayList<>();
        for (int i = 0; i < RECEIPTS; i++) {
            calls.add(() -> house.decisions()
                    .decide(task.taskKey(), CardHouse.CARL, new Verdict(true, Optional.empty(), "", version)));
        }

        List<Act> answers = together(calls);

        assertThat(answers).filteredOn(new Act.Done()::equals).hasSize(1);
        house.awaitState(caseId, ApplicationState.ISSUED);
        assertThat(house.ca().ordersOf(caseId)).isEqualTo(1);
        assertThat(house.book(caseId)).containsOnlyOnce("certificate-issued");
        for (String table : List.of("decision", "approved_request", "issued_certificate")) {
            assertThat(house.sql()
                            .sql("SELECT count(*) FROM " + table + " WHERE application_id = ?")
                            .param(caseId)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isEqualTo(1);
        }
    }

    @Test
    void ofParallelSubmissionsOfOneSignatureOneIsKept() throws Exception {
        Applied.Accepted applied = house.applied();
        SignatureInput signature = house.signature(applied);
        List<Callable<Submitted>> calls = new ArrayList<>();
        for (int i = 0; i < RECEIPTS; i++) {
            calls.add(() -> house.counter().submit(applied.access(), signature));
        }

        List<Submitted> answers = together(calls);

        assertThat(answers).filteredOn(Submitted.Received.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !(answer instanceof Submitted.Received))
                .allMatch(Submitted.AlreadyReceived.class::isInstance);
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM submission WHERE application_id = ?")
                        .param(applied.access().applicationId())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofSubmissionAndWithdrawalAtOnceEachGetsAnAnswer() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Applied.Accepted applied = house.applied();
            SignatureInput signature = house.signature(applied);
            List<Object> answers = together(List.of(
                    () -> house.counter().submit(applied.access(), signature),
                    () -> house.counter().withdraw(applied.access())));

            assertThat(answers.get(1)).isInstanceOf(Withdrawn.Done.class);
            assertThat(answers.get(0))
                    .satisfiesAnyOf(
                            answer -> assertThat(answer).isInstanceOf(Submitted.Received.class),
                            answer -> assertThat(answer).isEqualTo(new Submitted.Refused("not-awaiting-signature")));
            assertThat(house.state(applied.access().applicationId())).isEqualTo(ApplicationState.WITHDRAWN);
        }
    }

    @Test
    void aPassphraseThatCannotBeTypedAgainIsRefusedWithItsReason() {
        Access access = house.issued();
        String longEnough = "a long passphrase";
        assertThat(house.counter().pickUp(access, (longEnough + "\uD800").toCharArray()))
                .isEqualTo(new PickUp.Refused("passphrase-unusable"));
        assertThat(house.counter().pickUp(access, ("\uDC00" + longEnough).toCharArray()))
                .isEqualTo(new PickUp.Refused("passphrase-unusable"));
        assertThat(house.counter().pickUp(access, new char[12])).isEqualTo(new PickUp.Refused("passphrase-unusable"));
        assertThat(house.counter().pickUp(access, " ".repeat(12).toCharArray()))
                .isEqualTo(new PickUp.Refused("passphrase-weak"));
        assertThat(house.counter().pickUp(access, "\uD83D\uDD11".repeat(6).toCharArray()))
                .isEqualTo(new PickUp.Refused("passphrase-weak"));
        assertThat(house.counter().pickUp(access, "とても長い合言葉を使います\uD83D\uDD11".toCharArray()))
                .isInstanceOf(PickUp.Ready.class);
    }

    @Test
    void whatIsNoSignatureAtAllDoesNotUseUpTheApplication() {
        Applied.Accepted applied = house.applied();
        Der empty = Der.of(new byte[] {0x30, 0});
        for (SignatureInput garbage : List.of(
                new SignatureInput.Cms(Der.of(new byte[] {0x30})),
                new SignatureInput.Cms(empty),
                new SignatureInput.Raw(Der.of(new byte[256]), empty),
                new SignatureInput.Raw(Der.of(new byte[1]), der(house.card().certificate())))) {
            assertThat(house.counter().submit(applied.access(), garbage))
                    .isEqualTo(new Submitted.Refused("unreadable"));
        }
        assertThat(house.counter().submit(applied.access(), house.signature(applied)))
                .isInstanceOf(Submitted.Received.class);
    }

    @Test
    void aSignatureOverAnotherTextIsSentBackAndTheApplicantMaySignAgain() {
        Applied.Accepted applied = house.applied();
        byte[] shown = applied.content().bytes().toByteArray();
        byte[] other = Arrays.copyOf(shown, shown.length + 1);
        SignatureInput ofOther = new SignatureInput.Cms(Der.of(CardSigner.cms(house.card(), other)));
        assertThat(house.counter().submit(applied.access(), ofOther)).isEqualTo(new Submitted.Refused("other-content"));
        SignatureInput own = house.signature(applied);
        assertThat(house.counter().submit(applied.access(), own)).isInstanceOf(Submitted.Received.class);
        // what was received stands, whatever comes after it
        assertThat(house.counter().submit(applied.access(), ofOther))
                .isEqualTo(new Submitted.Refused("other-signature-received"));
        assertThat(house.counter().submit(applied.access(), own)).isInstanceOf(Submitted.AlreadyReceived.class);
    }

    /** What tools stream has no lengths (X.690 8.1.3.6): it would be rejected for good later, so it is sent back now. */
    @Test
    void aSignatureInAnotherEncodingThanDerIsSentBackAndTheSameOneInDerIsTaken() throws IOException {
        Applied.Accepted applied = house.applied();
        byte[] der = CardSigner.cms(house.card(), applied.content().bytes().toByteArray());
        ASN1Sequence info = ASN1Sequence.getInstance(der);
        byte[] indefinite = new BERSequence(info.toArray()).getEncoded(ASN1Encoding.BER);
        assertThat(indefinite).startsWith(0x30, 0x80);
        for (byte[] other : List.of(indefinite, longLength(der))) {
            assertThat(house.counter().submit(applied.access(), new SignatureInput.Cms(Der.of(other))))
                    .isEqualTo(new Submitted.Refused("not-der"));
        }
        assertThat(house.counter().submit(applied.access(), new SignatureInput.Cms(Der.of(der))))
                .isInstanceOf(Submitted.Received.class);
        // what was received stands
        assertThat(house.counter().submit(applied.access(), new SignatureInput.Cms(Der.of(indefinite))))
                .isEqualTo(new Submitted.Refused("other-signature-received"));
    }

    /** The length of the outermost value in one byte more than it needs. */
    private static byte[] longLength(byte[] der) {
        assertThat(der[1]).isEqualTo((byte) 0x82);
        byte[] other = new byte[der.length + 1];
        other[0] = der[0];
        other[1] = (byte) 0x83;
        System.arraycopy(der, 2, other, 3, der.length - 2);
        return other;
    }

    /** Of a bare signature only the verification can tell what it is over. */
    @Test
    void aBareSignatureOfSomethingElseCountsAsSubmittedAndIsRejected() {
        Applied.Accepted applied = house.applied();
        SignatureInput other = new SignatureInput.Raw(
                Der.of(CardSigner.raw(house.card(), new byte[] {1})),
                der(house.card().certificate()));
        assertThat(house.counter().submit(applied.access(), other)).isInstanceOf(Submitted.Received.class);
        house.awaitState(applied.access().applicationId(), ApplicationState.REJECTED);
    }

    private static Der der(java.security.cert.X509Certificate certificate) {
        try {
            return Der.of(certificate.getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
