package org.toroku.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.issuance.CardHouse.ANNE;
import static org.toroku.issuance.CardHouse.BERT;
import static org.toroku.issuance.CardHouse.CARL;
import static org.toroku.issuance.CardHouse.DUO;
import static org.toroku.issuance.CardHouse.OMNI;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.assignment.AbsenceDesk.Absence;
import org.toroku.assignment.AbsenceDesk.Act;
import org.toroku.assignment.AbsenceDesk.Draft;
import org.toroku.assignment.AbsenceDesk.Kind;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;

/** Officers are away on days that somebody entered, and whoever stands in gains no right by it. */
class AbsenceTest {
    private static final Officer BOSS = new Officer("boss", Set.of(Roles.MANAGER));
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse();
        house.employ(BOSS);
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    @AfterEach
    void everybodyIsBack() {
        desk().current(BOSS)
                .forEach(each -> assertThat(desk().end(BOSS, each.id())).isEqualTo(new Act.Done()));
    }

    private static AbsenceDesk desk() {
        return house.part(AbsenceDesk.class);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(house.part(Clock.class).instant(), ZoneId.of("Asia/Tokyo"));
    }

    private static Draft draft(Officer who, int from, int to, Officer... substitute) {
        return new Draft(
                who.username(),
                today().plusDays(from),
                today().plusDays(to),
                Optional.of(Kind.LEAVE),
                List.of(substitute).stream().map(Officer::username).findFirst());
    }

    private static void enter(Officer by, Draft draft) {
        assertThat(desk().enter(by, draft)).isEqualTo(new Act.Done());
    }

    private static Inbox.Claim takeOver(Inbox.Row task, Officer by, Officer to) {
        return house.part(Inbox.class).assign(task.taskKey(), by.username(), by.roles(), to.username());
    }

    @Test
    void officersEnterTheirOwnAbsenceAndManagersAnybodys() {
        assertThat(desk().enter(ANNE, draft(BERT, 0, 1))).isEqualTo(new Act.Refused("role"));
        assertThat(desk().enter(new Officer("mallory", Set.of(Roles.MANAGER)), draft(BERT, 0, 1)))
                .as("what a session remembers is no right")
                .isEqualTo(new Act.Refused("role"));
        assertThat(desk().enter(BOSS, new Draft("nobody", today(), today(), Optional.empty(), Optional.empty())))
                .isEqualTo(new Act.Refused("officer-unknown"));
        enter(ANNE, draft(ANNE, 0, 1));
        enter(BOSS, draft(BERT, 3, 4));

        assertThat(desk().today()).containsOnlyKeys("anne");
        assertThat(desk().mayEnter(ANNE)).containsExactly("anne");
        assertThat(desk().mayEnter(BOSS)).contains("anne", "bert", "boss", "carl");
        UUID ofBert = desk().current(BOSS).getLast().id();
        assertThat(desk().end(ANNE, ofBert)).isEqualTo(new Act.Refused("role"));
        assertThat(desk().end(BERT, ofBert)).isEqualTo(new Act.Done());
        assertThat(desk().end(BERT, ofBert)).isEqualTo(new Act.Refused("gone"));
    }

    @Test
    void daysThatCannotBeMeantAreRefused() {
        enter(ANNE, draft(ANNE, 5, 7));

        assertThat(desk().enter(ANNE, draft(ANNE, 2, 1))).isEqualTo(new Act.Refused("absence-order"));
        assertThat(desk().enter(ANNE, draft(ANNE, -1, 1))).isEqualTo(new Act.Refused("absence-past"));
        assertThat(desk().enter(ANNE, draft(ANNE, 367, 368))).isEqualTo(new Act.Refused("absence-too-far"));
        assertThat(desk().enter(ANNE, draft(ANNE, 10, 376))).isEqualTo(new Act.Refused("absence-too-long"));
        assertThat(desk().enter(ANNE, draft(ANNE, 7, 9))).isEqualTo(new Act.Refused("absence-overlaps"));
        enter(ANNE, draft(ANNE, 8, 9));
    }

    @Test
    void onlyColleaguesWithARoleOfTheAbsentOneStandInAndNotWhileTheyAreAway() {
        enter(BERT, draft(BERT, 2, 3));

        assertThat(desk().substitutes("anne")).containsExactly("bert", "duo", "omni");
        assertThat(desk().enter(ANNE, draft(ANNE, 0, 1, ANNE))).isEqualTo(new Act.Refused("substitute-self"));
        assertThat(desk().enter(ANNE, draft(ANNE, 0, 1, CARL))).isEqualTo(new Act.Refused("substitute-unfit"));
        assertThat(desk().enter(ANNE, draft(ANNE, 0, 2, BERT))).isEqualTo(new Act.Refused("substitute-absent"));
        enter(ANNE, draft(ANNE, 0, 1, BERT));
    }

    @Test
    void whySomebodyIsAwayIsToldToThemselvesAndToManagersAndNotToTheBook() {
        enter(ANNE, draft(ANNE, 0, 1));

        assertThat(desk().current(ANNE)).extracting(Absence::kind).containsExactly(Optional.of(Kind.LEAVE));
        assertThat(desk().current(BOSS)).extracting(Absence::kind).containsExactly(Optional.of(Kind.LEAVE));
        assertThat(desk().current(BERT)).extracting(Absence::kind).containsExactly(Optional.empty());
        assertThat(desk().current(new Officer("nobody", Set.of(Roles.EXAMINER))))
                .isEmpty();
        assertThat(house.sql()
                        .sql(
                                "SELECT detail FROM audit_entry WHERE action = 'absence-entered' ORDER BY seq DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .contains("anne", today().toString())
                .doesNotContain("LEAVE");
    }

    @Test
    void anAbsenceEndsByItself() {
        enter(ANNE, draft(ANNE, 0, 0));
        assertThat(desk().today()).containsOnlyKeys("anne");

        house.pass(Duration.ofDays(1));

        assertThat(desk().today()).isEmpty();
        assertThat(desk().current(BOSS)).isEmpty();
    }

    @Test
    void whoStandsInTakesOverWhatTheyCouldClaimThemselves() {
        UUID caseId = house.submitted().applicationId();
        house.examine(house.examineTask(caseId), DUO, true, List.of("address"));
        Inbox.Row task = house.decideTask(caseId);
        house.claim(task, CARL);
        assertThat(takeOver(task, OMNI, OMNI)).as("nobody is away").isEqualTo(new Inbox.Claim.TakenBy("carl"));

        enter(CARL, draft(CARL, 0, 1, DUO));
        assertThat(takeOver(task, DUO, DUO))
                .as("the examiner stays out of the decision")
                .isEqualTo(new Inbox.Claim.NotAllowed("four-eyes"));
        assertThat(takeOver(task, OMNI, OMNI)).as("another stands in").isEqualTo(new Inbox.Claim.TakenBy("carl"));
        everybodyIsBack();

        enter(CARL, draft(CARL, 0, 1, OMNI));
        assertThat(house.part(Inbox.class).heldBy("carl", "omni", OMNI.roles()))
                .extracting(Inbox.Row::taskKey)
                .containsExactly(task.taskKey());
        assertThat(house.part(Inbox.class).heldBy("carl", "anne", ANNE.roles()))
                .as("tasks of other groups stay unseen")
                .isEmpty();
        assertThat(takeOver(task, OMNI, DUO))
                .as("the substitute takes tasks and gives none away")
                .isEqualTo(new Inbox.Claim.TakenBy("carl"));
        assertThat(takeOver(task, OMNI, OMNI)).isInstanceOf(Inbox.Claim.Claimed.class);
        assertThat(house.book(caseId)).contains("task-assigned");
    }

    @Test
    void anAbsenceThatBeginsLaterGivesNothingAway() {
        UUID caseId = house.submitted().applicationId();
        Inbox.Row task = house.examineTask(caseId);
        house.claim(task, ANNE);

        enter(ANNE, draft(ANNE, 1, 2, BERT));

        assertThat(takeOver(task, BERT, BERT)).isEqualTo(new Inbox.Claim.TakenBy("anne"));
        assertThat(takeOver(task, BOSS, BERT)).as("a manager may in any case").isInstanceOf(Inbox.Claim.Claimed.class);
    }
}
