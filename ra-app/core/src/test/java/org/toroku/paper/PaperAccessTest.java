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
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
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
import org.toroku.paper.PaperExaminationDesk.Correction;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PaperFiles.Flag;
import org.toroku.post.LetterDesk;
import org.toroku.process.Inbox;
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

    private static final Set<String> POST_ROOM = Set.of(Roles.POST_ROOM);
    private static final Set<String> EXAMINER = Set.of(Roles.EXAMINER);
    private static final Set<String> DECIDER = Set.of(Roles.DECIDER);
    private static final Set<String> READERS =
            Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR);
    private static final List<Class<?>> DESKS = List.of(
            PostRoomDesk.class,
            PaperFiles.class,
            PaperExaminationDesk.class,
            RecheckDesk.class,
            LetterDesk.class,
            DecisionDesk.class);
    private static final List<Class<?>> COUNTERS = List.of(PaperCounter.class, EnrolmentDesk.class);

    /** Called by steps and pages for what they already hold; nothing of it names a person or acts. */
    private static final Set<String> WITHOUT_CALLER = Set.of(
            "DecisionDesk.byAutomaton/2",
            "DecisionDesk.of/1",
            "DecisionDesk.examination/1",
            "DecisionDesk.examiners/1",
            "DecisionDesk.sentBack/1",
            "DecisionDesk.caseVersion/1",
            "PaperCounter.proxyAllowed/0",
            "EnrolmentDesk.explanation/1",
            "EnrolmentDesk.problems/2",
            "EnrolmentDesk.apply/3",
            "PaperCounter.apply/4");

    private final PaperHouse house;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final PaperCase paper;
    private final Ids real;
    private final Ids invented;

    PaperAccessTest(PaperHouse house) {
        this.house = house;
        Stream.of(AUDITOR, NOBODY).forEach(officer -> house.register(officer, "職員　" + officer.username()));
        officers();
        applicants();
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

    /** Everything of a case that can be named in an address or a call. */
    private record Ids(UUID caseId, String code, UUID arrival, UUID enclosure, UUID page, UUID letter, long task) {}

    private interface Call {
        Object with(Officer officer, Ids ids);
    }

    private interface Visit {
        Object with(EnrolmentDesk.Access access);
    }

    /** @param roles any of which gets past the door */
    private record Row(Set<String> roles, Call call) {}

    private void row(String method, Set<String> roles, Call call) {
        rows.put(method, new Row(roles, call));
    }

    private void officers() {
        PostRoomDesk post = house.postRoom();
        row("PostRoomDesk.find/2", POST_ROOM, (who, ids) -> post.find(who, ids.code()));
        row(
                "PostRoomDesk.registerArrival/3",
                POST_ROOM,
                (who, ids) -> post.registerArrival(
                        who,
                        ids.code(),
                        new PostRoomDesk.ArrivalFacts(
                                ArrivalPurpose.DOCUMENTS,
                                java.time.LocalDate.ofInstant(house.clock().instant(), java.time.ZoneOffset.UTC),
                                "post",
                                1)));
        row(
                "PostRoomDesk.enclose/3",
                POST_ROOM,
                (who, ids) -> post.enclose(
                        who,
                        ids.arrival(),
                        new PostRoomDesk.NewEnclosure(
                                EnclosureKind.PASSPORT, Optional.empty(), Optional.empty(), 1, "B-1", Set.of())));
        row(
                "PostRoomDesk.custody/4",
                POST_ROOM,
                (who, ids) -> post.custody(who, ids.enclosure(), CustodyEvent.DESTROYED, "B-1"));
        row("PostRoomDesk.complete/2", POST_ROOM, (who, ids) -> post.complete(who, ids.arrival()));
        row("PostRoomDesk.inquiryAnswered/2", POST_ROOM, (who, ids) -> post.inquiryAnswered(who, ids.arrival()));
        row(
                "PostRoomDesk.upload/3",
                POST_ROOM,
                (who, ids) -> post.upload(who, new byte[] {1}, Optional.of(ids.arrival())));
        row("PostRoomDesk.tray/1", POST_ROOM, (who, ids) -> post.tray(who));
        row("PostRoomDesk.file/3", POST_ROOM, (who, ids) -> post.file(who, ids.page(), ids.enclosure()));
        row("PostRoomDesk.quarantine/2", POST_ROOM, (who, ids) -> post.quarantine(who, ids.page()));
        row(
                "PostRoomDesk.mailReturned/3",
                POST_ROOM,
                (who, ids) -> post.mailReturned(who, ids.code(), PostRoomDesk.ReturnReason.MOVED));
        row(
                "PostRoomDesk.documentsReturned/5",
                POST_ROOM,
                (who, ids) -> post.documentsReturned(ids.task(), who, List.of(ids.enclosure()), "12345678", ""));
        row(
                "PostRoomDesk.inquirySent/5",
                POST_ROOM,
                (who, ids) -> post.inquirySent(ids.task(), who, ids.letter(), "12345678", ""));
        row(
                "PostRoomDesk.pickupCodeSent/5",
                POST_ROOM,
                (who, ids) -> post.pickupCodeSent(ids.task(), who, ids.letter(), "12345678", ""));
        row("PostRoomDesk.renewPickupCode/2", POST_ROOM, (who, ids) -> post.renewPickupCode(who, ids.caseId()));
        row(
                "PostRoomDesk.reportDeath/3",
                Set.of(Roles.POST_ROOM, Roles.EXAMINER, Roles.MANAGER),
                (who, ids) -> post.reportDeath(who, ids.caseId(), "電話"));

        PaperFiles files = house.part(PaperFiles.class);
        row("PaperFiles.of/2", READERS, (who, ids) -> files.of(who, ids.caseId()));
        row("PaperFiles.image/2", READERS, (who, ids) -> files.image(who, ids.page()));
        row("PaperFiles.damaged/2", READERS, (who, ids) -> files.damaged(who, ids.caseId()));

        PaperExaminationDesk desk = house.examination();
        row(
                "PaperExaminationDesk.correctValue/6",
                EXAMINER,
                (who, ids) -> desk.correctValue(ids.task(), who, ids.enclosure(), PaperField.NAME, "x", ""));
        row(
                "PaperExaminationDesk.confirmField/5",
                EXAMINER,
                (who, ids) -> desk.confirmField(ids.task(), who, ids.enclosure(), PaperField.NAME, ""));
        row(
                "PaperExaminationDesk.sealVerdict/4",
                EXAMINER,
                (who, ids) -> desk.sealVerdict(ids.task(), who, SealVerdict.SAME, ""));
        row(
                "PaperExaminationDesk.askForCorrection/4",
                Set.of(Roles.EXAMINER, Roles.DECIDER),
                (who, ids) -> desk.askForCorrection(
                        ids.task(),
                        who,
                        new Correction(
                                List.of(Defect.of(DefectCode.OTHER, EnclosureKind.OTHER)),
                                house.clock().instant().plus(Duration.ofDays(30))),
                        ""));
        row(
                "PaperExaminationDesk.hold/5",
                EXAMINER,
                (who, ids) -> desk.hold(ids.task(), who, house.clock().instant().plus(Duration.ofDays(1)), "x", ""));
        row("PaperExaminationDesk.reexamine/4", DECIDER, (who, ids) -> desk.reexamine(ids.task(), who, "x", ""));
        row("PaperExaminationDesk.escalate/4", EXAMINER, (who, ids) -> desk.escalate(ids.task(), who, "x", ""));
        row(
                "PaperExaminationDesk.advise/4",
                Set.of(Roles.MANAGER),
                (who, ids) -> desk.advise(ids.task(), who, "x", ""));
        row(
                "PaperExaminationDesk.examineReply/5",
                EXAMINER,
                (who, ids) -> desk.examineReply(ids.task(), who, PaperExaminationDesk.ReplyVerdict.GENUINE, "x", ""));

        RecheckDesk recheck = house.part(RecheckDesk.class);
        row("RecheckDesk.open/2", EXAMINER, (who, ids) -> recheck.open(ids.task(), who));
        row("RecheckDesk.rekey/4", EXAMINER, (who, ids) -> recheck.rekey(ids.task(), who, PaperCase.TRUTH, ""));

        LetterDesk letters = house.part(LetterDesk.class);
        row("LetterDesk.letters/2", POST_ROOM, (who, ids) -> letters.letters(who, LetterDesk.Tray.TO_PRINT));
        row("LetterDesk.print/2", POST_ROOM, (who, ids) -> letters.print(who, List.of(ids.letter())));
        row("LetterDesk.reprint/3", POST_ROOM, (who, ids) -> letters.reprint(who, ids.letter(), "x"));
        row("LetterDesk.spoil/3", POST_ROOM, (who, ids) -> letters.spoil(who, ids.letter(), "x"));
        row("LetterDesk.posted/3", POST_ROOM, (who, ids) -> letters.posted(who, ids.letter(), Optional.empty()));
        row("LetterDesk.delivered/2", POST_ROOM, (who, ids) -> letters.delivered(who, ids.letter()));
        row(
                "LetterDesk.returned/3",
                POST_ROOM,
                (who, ids) -> letters.returned(who, ids.letter(), LetterDesk.Back.MOVED));

        DecisionDesk decisions = house.decisions();
        row(
                "DecisionDesk.examine/3",
                EXAMINER,
                (who, ids) -> decisions.examine(ids.task(), who, new DecisionDesk.Finding(true, List.of(), "", "")));
        row("DecisionDesk.reexamine/4", DECIDER, (who, ids) -> decisions.reexamine(ids.task(), who, "x", ""));
        row(
                "DecisionDesk.decide/3",
                DECIDER,
                (who, ids) ->
                        decisions.decide(ids.task(), who, new DecisionDesk.Verdict(true, Optional.empty(), "", "")));
    }

    private void applicants() {
        PaperCounter counter = house.part(PaperCounter.class);
        EnrolmentDesk desk = house.part(EnrolmentDesk.class);
        char[] passphrase = "a long passphrase".toCharArray();
        visits.put("PaperCounter.printedForm/1", counter::printedForm);
        visits.put("PaperCounter.checklist/1", counter::checklist);
        visits.put("EnrolmentDesk.contentToSign/1", desk::contentToSign);
        visits.put(
                "EnrolmentDesk.submit/2",
                access -> desk.submit(
                        access, new EnrolmentDesk.SignatureInput.Cms(org.toroku.pki.Der.of(new byte[] {1}))));
        visits.put("EnrolmentDesk.status/1", desk::status);
        visits.put("EnrolmentDesk.pickUp/2", access -> desk.pickUp(access, passphrase.clone()));
        visits.put("EnrolmentDesk.pickUp/3", access -> desk.pickUp(access, passphrase.clone(), "0000"));
        visits.put("EnrolmentDesk.certificate/1", desk::certificate);
        visits.put("EnrolmentDesk.confirmReceipt/1", desk::confirmReceipt);
        visits.put("EnrolmentDesk.withdraw/1", desk::withdraw);
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
        // lists leave out what is not for this officer instead of refusing
        boolean list = method.equals("PostRoomDesk.tray/1") || method.equals("LetterDesk.letters/2");
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
