package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.ANNE;
import static org.toroku.paper.PaperHouse.CARL;
import static org.toroku.paper.PaperHouse.HANAKO;
import static org.toroku.paper.PaperHouse.MONA;
import static org.toroku.paper.PaperHouse.POST;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.toroku.audit.Refusals;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.paper.PaperRights.Ids;
import org.toroku.paper.PaperRights.Row;
import org.toroku.paper.PaperRights.Visit;
import org.toroku.post.LetterDesk;
import org.toroku.process.Inbox;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.workflows.TaskIds;

/**
 * Reliability 48 and 51: every method of every desk of the paper route, called directly with the ids of a case by
 * everybody who has no right to it. All are refused, the refusal is the same as for an id that does not exist, nothing
 * is written, and operators can read who tried. A method without a row fails the test.
 */
@ExtendWith(SharedHouse.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperAccessTest {
    private static final Officer AUDITOR = new Officer("paula", Set.of(Roles.AUDITOR));
    private static final Officer NOBODY = new Officer("noa", Set.of());
    /** Was an officer until yesterday; the page still believes it. */
    private static final Officer GHOST =
            new Officer("ghost", Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR));

    private static final List<Officer> ALL = List.of(POST, ANNE, CARL, MONA, AUDITOR, NOBODY);

    private static final List<Class<?>> DESKS = List.of(
            PostRoomDesk.class,
            CodePost.class,
            UnreadPages.class,
            ReturnNotices.class,
            PaperFiles.class,
            PaperExaminationDesk.class,
            RecheckDesk.class,
            LetterDesk.class,
            DecisionDesk.class);
    private static final List<Class<?>> COUNTERS =
            List.of(PaperCounter.class, EnrolmentDesk.class, KeyCounter.class, ResumeDesk.class);

    /** They leave out what is not for an officer instead of refusing. */
    private static final Set<String> LISTS = Set.of(
            "PostRoomDesk.tray/2",
            "UnreadPages.waiting/1",
            "ReturnNotices.open/1",
            "LetterDesk.letters/3",
            "LetterDesk.ofCase/2");

    /** Called by steps and pages for what they already hold; nothing of it names a person or acts. */
    private static final Set<String> WITHOUT_CALLER = Set.of(
            "DecisionDesk.byAutomaton/2",
            "DecisionDesk.of/1",
            "DecisionDesk.examination/1",
            "DecisionDesk.examiners/1",
            "DecisionDesk.examinations/1",
            "DecisionDesk.sentBack/1",
            "DecisionDesk.caseVersion/1",
            "PaperCounter.proxyAllowed/0",
            "EnrolmentDesk.explanation/1",
            "EnrolmentDesk.problems/2",
            "EnrolmentDesk.apply/3",
            "PaperCounter.apply/4",
            "KeyCounter.simultaneous/0",
            "KeyCounter.unaccredited/0",
            "KeyCounter.examine/1",
            "KeyCounter.apply/4",
            // answers everybody alike: ResumeCodeTest
            "ResumeDesk.ask/3");

    private final PaperHouse house;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<String, Row> rows;
    private final Map<String, Visit> visits;
    private final PaperCase paper;
    private final Ids real;
    private final Ids invented;

    PaperAccessTest(PaperHouse house) {
        this.house = house;
        Stream.of(AUDITOR, NOBODY).forEach(officer -> house.register(officer, "職員　" + officer.username()));
        PaperRights rights = new PaperRights(house);
        rows = rights.rows();
        visits = rights.visits();
        paper = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = paper.arrival(ArrivalPurpose.DOCUMENTS);
        UUID form = paper.enclose(arrival, EnclosureKind.APPLICATION_FORM, Flag.SEALED, Flag.SIGNED);
        byte[] scan = house.part(StandInExaminer.class)
                .scan(
                        "access " + paper.code(),
                        new ScanExaminer.Examined.Pages(List.of(
                                StandInExaminer.page(
                                        "access " + paper.code(), List.of("TOROKU:" + paper.code() + ":1")),
                                StandInExaminer.page("tray " + paper.code(), List.of()))));
        house.postRoom().upload(POST, scan, Optional.of(arrival));
        paper.enclose(arrival, EnclosureKind.RESIDENCE_RECORD);
        paper.enclose(arrival, EnclosureKind.SEAL_REGISTRATION_CERTIFICATE);
        house.postRoom().complete(POST, arrival);
        long task = house.task(paper.id(), TaskIds.EXAMINE_PAPER_APPLICATION).taskKey();
        UUID page = house.part(PaperFiles.class).of(POST, paper.id()).orElseThrow().enclosures().stream()
                .flatMap(enclosure -> enclosure.pages().stream())
                .findFirst()
                .orElseThrow()
                .id();
        UUID letter = house.part(org.springframework.transaction.support.TransactionTemplate.class)
                .execute(status -> house.part(org.toroku.post.OutgoingMail.class)
                        .order(
                                paper.id(),
                                org.toroku.post.LetterKind.REMINDER,
                                org.toroku.post.OutgoingMail.Channel.POST,
                                List.of(),
                                new org.toroku.audit.Actor.Service("test")));
        real = new Ids(paper.id(), paper.code(), arrival, form, page, java.util.Objects.requireNonNull(letter), task);
        invented = new Ids(
                UUID.randomUUID(),
                CaseCode.of("P-2026-888888").text(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Long.MAX_VALUE);
    }

    private static Stream<String> methods(Class<?> desk) {
        return Arrays.stream(desk.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(PaperAccessTest::name);
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "/" + method.getParameterCount();
    }

    @Test
    void hasARowForEveryMethodOfEveryDesk() {
        Set<String> all = Stream.concat(DESKS.stream(), COUNTERS.stream())
                .flatMap(PaperAccessTest::methods)
                .filter(method -> !WITHOUT_CALLER.contains(method))
                .collect(Collectors.toSet());

        assertThat(Stream.concat(rows.keySet().stream(), visits.keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @BeforeEach
    void listen() {
        log.list.clear();
        log.start();
        Logger refusals = (Logger) LoggerFactory.getLogger(Refusals.class);
        refusals.detachAndStopAllAppenders();
        refusals.addAppender(log);
        log.start();
    }

    Stream<String> rows() {
        return rows.keySet().stream();
    }

    Stream<String> visits() {
        return visits.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesWithoutAHintWhoeverHasNoRightToIt(String method) {
        Row row = Objects.requireNonNull(rows.get(method));
        int before = entries();
        for (Officer officer : ALL) {
            if (officer.roles().stream().anyMatch(row.roles()::contains)) {
                assertThat(reason(row.call().with(officer, invented)))
                        .as("%s gets past the door", officer.username())
                        .isNotEqualTo("role");
                continue;
            }
            log.list.clear();
            Object refusal = row.call().with(officer, real);
            assertThat(refused(refusal))
                    .as("%s: %s", officer.username(), refusal)
                    .isTrue();
            assertThat(said(refusal))
                    .as("%s learns nothing of what exists", officer.username())
                    .isEqualTo(said(row.call().with(officer, invented)));
            assertThat(log.list)
                    .as("%s is noted", officer.username())
                    .anySatisfy(event -> assertThat(String.valueOf(event.getKeyValuePairs()))
                            .contains("officer=\"" + officer.username() + "\"")
                            .doesNotContain("山田", "花子", "霞が関"));
        }
        assertThat(entries()).as("nothing was written").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void refusesWhoIsTheApplicantAndWhoIsNoOfficerAnyMore(String method) {
        Row row = Objects.requireNonNull(rows.get(method));
        boolean list = LISTS.contains(method);
        int before = entries();
        for (Officer officer : List.of(HANAKO, GHOST)) {
            Object answer = row.call().with(officer, real);
            if (list) {
                assertThat(String.valueOf(answer)).doesNotContain(real.caseId().toString(), real.code());
            } else {
                assertThat(refused(answer))
                        .as("%s: %s", officer.username(), answer)
                        .isTrue();
            }
        }
        assertThat(entries()).as("nothing was written").isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("visits")
    void tellsAnApplicantNothingOfTheApplicationOfAnother(String method) {
        Visit visit = Objects.requireNonNull(visits.get(method));
        String foreign = house.apply(ProofMethod.PHOTO_ID).applied().access().token();
        UUID nobodys = UUID.randomUUID();
        int before = entries();
        for (String token : List.of(foreign, "", "0".repeat(64), "' OR ''='", "\0")) {
            log.list.clear();
            Object answer = visit.with(new EnrolmentDesk.Access(real.caseId(), token));
            assertThat(refused(answer)).as("%s", answer).isTrue();
            assertThat(answer).isEqualTo(visit.with(new EnrolmentDesk.Access(nobodys, token)));
            assertThat(log.list).isNotEmpty();
            assertThat(log.list.stream().map(event -> String.valueOf(event.getKeyValuePairs())))
                    .noneMatch(line -> !token.isEmpty() && line.contains(token));
        }
        assertThat(entries()).as("nothing was written").isEqualTo(before);
    }

    /** With a task of one's own in hand, the ids of another case open nothing. */
    @Test
    void refusesTheIdsOfAnotherCaseBesideATaskOfOnesOwn() {
        PaperCase mine = house.apply(ProofMethod.SEAL_CERTIFICATE).documentsArrive();
        Inbox.Row task = mine.claimed(TaskIds.EXAMINE_PAPER_APPLICATION, ANNE);
        int before = entries();

        assertThat(house.examination()
                        .correctValue(task.taskKey(), ANNE, real.enclosure(), PaperField.NAME, "山田　花子", mine.version()))
                .isEqualTo(new Act.Refused("not-found"));
        assertThat(house.examination()
                        .confirmField(task.taskKey(), ANNE, real.enclosure(), PaperField.NAME, mine.version()))
                .isIn(new Act.Refused("not-found"), new Act.Refused("not-read"));

        PaperCase inquired =
                house.apply(ProofMethod.INQUIRY).documentsArrive().examined().rechecked();
        Inbox.Row send = inquired.claimed(TaskIds.SEND_INQUIRY, POST);
        assertThat(house.postRoom()
                        .inquirySent(send.taskKey(), POST, real.letter(), PaperCase.tracking(), inquired.version()))
                .isEqualTo(new Act.Refused("not-found"));
        PaperCase numbered = house.apply(ProofMethod.SEAL_CERTIFICATE);
        UUID arrival = numbered.arrival(ArrivalPurpose.DOCUMENTS);
        UUID shown = numbered.enclose(arrival, EnclosureKind.RESIDENCE_RECORD, Flag.MY_NUMBER_SHOWN);
        house.postRoom().complete(POST, arrival);
        Inbox.Row back = numbered.claimed(TaskIds.RETURN_DOCUMENTS, POST);
        assertThat(house.postRoom()
                        .documentsReturned(
                                back.taskKey(),
                                POST,
                                List.of(shown, real.enclosure()),
                                PaperCase.tracking(),
                                numbered.version()))
                .isEqualTo(new Act.Refused("not-found"));
        assertThat(entries()).as("nothing was written").isEqualTo(before);
    }

    private int entries() {
        return house.sql()
                .sql("SELECT count(*) FROM audit_entry WHERE case_id = ?")
                .param(paper.id())
                .query(Integer.class)
                .single();
    }

    private static boolean refused(Object answer) {
        return switch (answer) {
            case Optional<?> optional -> optional.isEmpty();
            case Collection<?> collection -> collection.isEmpty();
            case Boolean shown -> !shown;
            default ->
                Set.of("Refused", "Withheld", "NotAllowed", "NoSuchApplication", "NoSuchPage")
                        .contains(answer.getClass().getSimpleName());
        };
    }

    /** The answer without the ids that the caller brought along. */
    private static String said(Object answer) {
        return String.valueOf(answer).replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }

    private static String reason(Object answer) {
        String said = String.valueOf(answer);
        return said.contains("reason=role") ? "role" : said;
    }
}
