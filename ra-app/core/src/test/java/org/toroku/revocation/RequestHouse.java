package org.toroku.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.toroku.ca.RevocationReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.revocation.RevocationDesk.Act;
import org.toroku.revocation.RevocationDesk.Entry;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.revocation.RevocationDesk.Outcome;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.workflows.TaskIds;

/** A card house where people ask for revocations. */
final class RequestHouse implements AutoCloseable {
    /** Takes the call, and decides other things. */
    static final Officer ENTERS = new Officer("eri", Set.of(Roles.EXAMINER, Roles.DECIDER));

    static final Officer FIRST = new Officer("fumi", Set.of(Roles.DECIDER));
    static final Officer SECOND = new Officer("goro", Set.of(Roles.DECIDER, Roles.MANAGER));
    static final Set<String> ALL = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER);

    private final CardHouse house;

    RequestHouse() {
        Map<String, String> settings = new HashMap<>(CardHouse.OFFICE);
        settings.put("toroku.enrolment.per-network-per-hour", "100000");
        settings.put("toroku.revocation.retry", "PT0.2S");
        house = new CardHouse(settings);
        List.of(ENTERS, FIRST, SECOND).forEach(house::employ);
    }

    CardHouse house() {
        return house;
    }

    RevocationDesk desk() {
        return house.part(RevocationDesk.class);
    }

    String serial(UUID caseId) {
        return house.part(IssuanceRecord.class).of(caseId).orElseThrow().serial();
    }

    Entry entry(Channel channel, RevocationReason reason) {
        return new Entry(
                channel,
                channel.proofs().getFirst(),
                reason,
                house.part(Clock.class).instant(),
                "電話で申出があった");
    }

    /** Issued, and asked to be revoked. */
    UUID asked(Channel channel, RevocationReason reason) {
        UUID caseId = house.issued().applicationId();
        assertThat(desk().enter(ENTERS, caseId, entry(channel, reason))).isEqualTo(new Act.Done());
        return caseId;
    }

    UUID asked() {
        return asked(Channel.TELEPHONE, RevocationReason.KEY_COMPROMISE);
    }

    Request request(UUID caseId) {
        return house.part(RevocationLedger.class).ofCase(caseId).getFirst();
    }

    Inbox.Row task(UUID caseId, String element) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(30))
                .until(() -> openTask(caseId, element), Optional::isPresent)
                .orElseThrow();
    }

    Optional<Inbox.Row> openTask(UUID caseId, String element) {
        return house
                .part(Inbox.class)
                .list(new Inbox.Filter("", Optional.of(element), false, SECOND.username(), 0, 1000), ALL)
                .stream()
                .filter(row -> row.caseId().equals(caseId) && row.state() == Inbox.State.OPEN)
                .findFirst();
    }

    /** The task as an officer's list shows it. */
    Inbox.Row listed(Inbox.Row task, Officer reader) {
        Inbox.Filter all = new Inbox.Filter(
                "",
                Optional.of(task.elementId()),
                Optional.empty(),
                Inbox.Holder.ANYBODY,
                Inbox.Rests.ALL,
                Inbox.Urgency.ALL,
                true,
                Inbox.Order.DUE_FIRST,
                reader.username(),
                0,
                1000);
        return house.part(Inbox.class).list(all, reader.roles()).stream()
                .filter(row -> row.taskKey() == task.taskKey())
                .findFirst()
                .orElseThrow();
    }

    Inbox.Row judgeTask(UUID caseId) {
        return task(caseId, TaskIds.JUDGE_REVOCATION);
    }

    Inbox.Claim claim(Inbox.Row task, Officer officer) {
        return house.part(Inbox.class).claim(task.taskKey(), officer.username(), officer.roles());
    }

    Act judge(Inbox.Row task, Officer officer, Judgement judgement) {
        claim(task, officer);
        return desk().judge(officer, task.taskKey(), judgement, List.of());
    }

    static Judgement revoke() {
        return revoke(RevocationReason.KEY_COMPROMISE);
    }

    static Judgement revoke(RevocationReason reason) {
        return new Judgement.Revoke(reason, "折り返しの電話で本人と確認した");
    }

    static Judgement refuse(RefusalReason reason) {
        return new Judgement.Refuse(reason, "本人ではなかった");
    }

    void awaitOutcome(UUID caseId, Outcome outcome) {
        CardHouse.await(() -> request(caseId).outcome().equals(Optional.of(outcome)));
    }

    void awaitPublished(UUID caseId) {
        CardHouse.await(() -> request(caseId).publishedAt().isPresent());
    }

    /** Whether the case of the request has come to its end. */
    boolean caseEnded(UUID caseId) {
        return house.sql()
                .sql("SELECT ended_at IS NOT NULL FROM conducted_case WHERE case_id = ?")
                .param(request(caseId).id())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void close() {
        house.close();
    }
}
