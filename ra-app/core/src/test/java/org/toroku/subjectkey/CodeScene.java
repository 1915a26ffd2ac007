package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.Roles;
import org.toroku.paper.Act;
import org.toroku.paper.CodePost;
import org.toroku.pki.Der;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterDesk.Printing;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;
import org.toroku.post.OutgoingMail.Mail;
import org.toroku.process.Inbox;
import org.toroku.subjectkey.KeyCounter.Handed;
import org.toroku.subjectkey.KeyInput.Origin;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.workflows.TaskIds;

/** A card house in which no law lets a key come inside the application, with a post room that sends codes. */
final class CodeScene implements AutoCloseable {
    static final Officer POST = new Officer("pia", Set.of(Roles.POST_ROOM));
    private static final AtomicInteger TRACKING = new AtomicInteger();

    private final CardHouse house;

    CodeScene(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(CardHouse.OFFICE);
        settings.put("toroku.enrolment.per-network-per-hour", "100000");
        settings.put("toroku.subject-key.wrong-codes-per-person-per-hour", "100000");
        settings.putAll(more);
        house = new CardHouse(settings);
        house.employ(POST);
    }

    CardHouse house() {
        return house;
    }

    /** A signed application on its way to a code; looked at by people. */
    Access waiting() {
        return waiting(CardHouse.form(), "good");
    }

    Access waiting(ApplicationForm form, String card) {
        Access access = submitted(form, card);
        house.awaitState(access.applicationId(), ApplicationState.AWAITING_KEY);
        return access;
    }

    /** What the holder of a card would type. */
    ApplicationForm form(String card) {
        return CardHouse.formAt(house.card(card).holder().address());
    }

    Access submitted(ApplicationForm form, String card) {
        Applied.Accepted applied = (Applied.Accepted) house.part(KeyCounter.class)
                .apply(
                        form,
                        house.consent(),
                        house.newcomer(),
                        input(OwnKey.p256().request()));
        assertThat(house.counter().submit(applied.access(), house.signature(applied, house.card(card))))
                .isInstanceOf(Submitted.Received.class);
        return applied.access();
    }

    /** The newest letter with a code, once it is the {@code number}th of its case. */
    Mail letter(UUID caseId, int number) {
        CardHouse.await(() -> letters(caseId).size() == number);
        return letters(caseId).getLast();
    }

    List<Mail> letters(UUID caseId) {
        return house.part(OutgoingMail.class).ofCase(caseId).stream()
                .filter(mail -> mail.kind() == LetterKind.IDENTIFICATION_CODE)
                .toList();
    }

    /** What the letter says, before it is posted. */
    String code(Mail letter) {
        return new String(
                house.part(DocumentStore.class).read(letter.contents().getFirst()), StandardCharsets.US_ASCII);
    }

    Printing print(Mail letter) {
        return house.part(LetterDesk.class).print(POST, List.of(letter.id()));
    }

    /** Prints and posts the letter with the {@code number}th code of the case. */
    String posted(UUID caseId, int number) {
        Mail letter = letter(caseId, number);
        String code = code(letter);
        assertThat(print(letter)).isInstanceOf(Printing.Ready.class);
        assertThat(post(caseId, letter)).isInstanceOf(Act.Done.class);
        return code;
    }

    Act post(UUID caseId, Mail letter) {
        Inbox.Row task = task(caseId);
        house.part(Inbox.class).claim(task.taskKey(), POST.username(), POST.roles());
        return house.part(CodePost.class).sent(task.taskKey(), POST, letter.id(), tracking());
    }

    static String tracking() {
        return "K%09d".formatted(TRACKING.incrementAndGet());
    }

    /** The post room's open task of the case. */
    Inbox.Row task(UUID caseId) {
        CardHouse.await(() -> open(caseId).isPresent());
        return open(caseId).orElseThrow();
    }

    Optional<Inbox.Row> open(UUID caseId) {
        return house
                .part(Inbox.class)
                .list(
                        new Inbox.Filter(
                                "", Optional.of(TaskIds.SEND_IDENTIFICATION_CODE), false, POST.username(), 0, 1000),
                        POST.roles())
                .stream()
                .filter(row -> row.caseId().equals(caseId) && row.state() == Inbox.State.OPEN)
                .findFirst();
    }

    Handed send(Access access, String code, OwnKey key) {
        return send(access, code, key.request());
    }

    Handed send(Access access, String code, byte[] request) {
        return send(access, code, request, UUID.randomUUID().toString());
    }

    Handed send(Access access, String code, byte[] request, String network) {
        return house.part(KeyCounter.class)
                .sendKey(
                        access,
                        code,
                        input(request),
                        new ClientFacts(Optional.empty(), network, "test", Locale.JAPANESE));
    }

    static KeyInput input(byte[] request) {
        return new KeyInput(Der.of(request), Origin.UPLOAD, Optional.empty());
    }

    /** A code that reads well and was never issued. */
    static String guess() {
        return CodeText.fresh(new java.security.SecureRandom());
    }

    Optional<String> reason(UUID caseId) {
        return house.sql()
                .sql("SELECT reasons[1] FROM application_state WHERE application_id = ?")
                .param(caseId)
                .query(String.class)
                .optional();
    }

    int triesLeft(UUID caseId) {
        return house.sql()
                .sql("SELECT tries_left FROM identification_code WHERE application_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    boolean awaitsKey(UUID caseId) {
        return Objects.equals(house.state(caseId), ApplicationState.AWAITING_KEY);
    }

    void pass(Duration time) {
        house.pass(time);
    }

    @Override
    public void close() {
        house.assertBookIntact();
        house.close();
    }
}
