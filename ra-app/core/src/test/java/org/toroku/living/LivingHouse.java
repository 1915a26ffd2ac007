package org.toroku.living;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.revocation.FoundFact;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.testkit.pki.TestCard;

/** A card house where applicants consent to be asked about, and nobody looks by themselves but the test. */
final class LivingHouse implements AutoCloseable {
    static final Officer FIRST = new Officer("fumi", Set.of(Roles.DECIDER));
    static final Officer SECOND = new Officer("goro", Set.of(Roles.DECIDER, Roles.MANAGER));
    private static final Set<String> ALL = Set.of(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER);
    private static final AtomicInteger PLACE = new AtomicInteger();

    private final CardHouse house;

    LivingHouse() {
        this(Map.of());
    }

    /** @param more settings, above those of every such house */
    LivingHouse(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(CardHouse.OFFICE);
        settings.put("toroku.enrolment.per-network-per-hour", "100000");
        settings.put("toroku.revocation.retry", "PT0.2S");
        settings.put("toroku.living.status-watch", "false");
        settings.put("toroku.living.most-per-look", "1000");
        settings.put("toroku.living.pause", "PT1H");
        settings.putAll(more);
        house = new CardHouse(settings);
        List.of(FIRST, SECOND).forEach(house::employ);
    }

    CardHouse house() {
        return house;
    }

    StatusWatch watch() {
        return house.part(StatusWatch.class);
    }

    LivingDesk desk() {
        return house.part(LivingDesk.class);
    }

    /** @param card of the applicant, who consents or does not */
    Access issued(TestCard card, boolean consents) {
        Consent plain = house.consent();
        Optional<String> version = Optional.of(house.counter()
                        .explanation(Locale.JAPANESE)
                        .statusWatch()
                        .version())
                .filter(_ -> consents);
        Applied.Accepted applied = (Applied.Accepted) house.counter()
                .apply(
                        CardHouse.formAt("東京都千代田区霞が関九丁目９番" + PLACE.incrementAndGet() + "号"),
                        new Consent(
                                plain.explanationVersion(),
                                plain.shownAt(),
                                plain.acknowledgedItems(),
                                plain.phrase(),
                                version),
                        house.newcomer());
        assertThat(house.counter().submit(applied.access(), house.signature(applied, card)))
                .isInstanceOf(EnrolmentDesk.Submitted.Received.class);
        house.acceptedByTwo(applied.access().applicationId());
        house.awaitState(applied.access().applicationId(), ApplicationState.ISSUED);
        // due when the test says so
        house.sql()
                .sql("UPDATE living_watch SET next_at = next_at + interval '1 day' WHERE application_id = ?")
                .param(applied.access().applicationId())
                .update();
        return applied.access();
    }

    /** As if a day had passed for this card alone. */
    void due(Access access) {
        house.sql()
                .sql("UPDATE living_watch SET next_at = ? WHERE application_id = ?")
                .params(house.part(Clock.class).instant().atOffset(ZoneOffset.UTC), access.applicationId())
                .update();
    }

    List<Request> requests(UUID caseId) {
        return house.part(RevocationDesk.class)
                .look(SECOND, caseId)
                .orElseThrow()
                .requests();
    }

    List<FoundFact> facts(UUID caseId) {
        return house.part(RevocationDesk.class)
                .look(SECOND, caseId)
                .orElseThrow()
                .facts();
    }

    Inbox.Row task(UUID caseId, String element) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(30))
                .until(
                        () -> house
                                .part(Inbox.class)
                                .list(
                                        new Inbox.Filter("", Optional.of(element), false, SECOND.username(), 0, 1000),
                                        ALL)
                                .stream()
                                .filter(row -> row.caseId().equals(caseId) && row.state() == Inbox.State.OPEN)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    RevocationDesk.Act judge(Inbox.Row task, Officer officer, RevocationDesk.Judgement judgement) {
        return judge(task, officer, judgement, found(task.caseId()));
    }

    /** @param shown on the page that the officer judges by */
    RevocationDesk.Act judge(
            Inbox.Row task, Officer officer, RevocationDesk.Judgement judgement, List<FoundFact> shown) {
        house.part(Inbox.class).claim(task.taskKey(), officer.username(), officer.roles());
        return house.part(RevocationDesk.class).judge(officer, task.taskKey(), judgement, shown);
    }

    /** What stands on the page of the request that is open. */
    List<FoundFact> found(UUID caseId) {
        RevocationDesk.Sheet sheet =
                house.part(RevocationDesk.class).look(SECOND, caseId).orElseThrow();
        return sheet.open().map(sheet::found).orElse(List.of());
    }

    long asked(UUID caseId) {
        return house.book(caseId).stream().filter("card-status-asked"::equals).count();
    }

    @Override
    public void close() {
        house.close();
    }
}
