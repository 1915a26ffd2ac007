package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.decision.CaseSearch;
import org.toroku.decision.CaseSearch.Found;
import org.toroku.decision.CaseSearch.Query;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.OwnCase;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;

/** Officers find every case that was handed in, open, decided or closed; and none that is their own. */
class CaseSearchTest {
    private CardHouse house;
    private CaseSearch search;

    @BeforeEach
    void open() {
        house = new CardHouse();
        search = house.part(CaseSearch.class);
    }

    @AfterEach
    void close() {
        house.assertBookIntact();
        house.close();
    }

    private static Query text(String typed) {
        return new Query(typed, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private List<UUID> found(Officer officer, Query query) {
        List<Found> found = search.find(officer, query, 0, 50);
        assertThat(search.count(officer, query)).isEqualTo(found.size());
        return found.stream().map(Found::caseId).toList();
    }

    private List<UUID> found(String typed) {
        return found(CardHouse.ANNE, text(typed));
    }

    private String of(UUID caseId, String sql) {
        return house.sql().sql(sql).param(caseId).query(String.class).single();
    }

    private String number(UUID caseId) {
        return of(caseId, "SELECT case_number FROM application WHERE id = ?");
    }

    private void state(UUID caseId, String state) {
        house.sql()
                .sql("UPDATE application_state SET state = ? WHERE application_id = ?")
                .params(state, caseId)
                .update();
    }

    @Test
    void findsAnIssuedCaseByNumberNameAndSerialHoweverTheyAreWritten() {
        UUID issued = house.issued().applicationId();
        String serial = of(issued, "SELECT serial FROM issued_certificate WHERE application_id = ?");

        assertThat(found("")).containsExactly(issued);
        for (String typed : List.of(
                number(issued),
                number(issued).toLowerCase(java.util.Locale.ROOT),
                "山田",
                "花子　山田",
                "やまだ",
                "ﾔﾏﾀﾞ",
                "yamada",
                serial,
                serial.toUpperCase(java.util.Locale.ROOT),
                "0" + serial,
                "00:" + serial.replaceAll("..(?!$)", "$0:"))) {
            assertThat(found(typed)).as(typed).containsExactly(issued);
        }
        for (String typed : List.of("鈴木", "%", "_", "M-2026-999999", "'; --", "山田 suzuki", serial.substring(2))) {
            assertThat(found(typed)).as(typed).isEmpty();
        }
        assertThat(found("\0 \u3000")).as("nothing typed").containsExactly(issued);
        Found shown = search.find(CardHouse.ANNE, Query.ALL, 0, 1).getFirst();
        assertThat(shown.state()).isEqualTo(ApplicationState.ISSUED);
        assertThat(shown.serial()).contains(serial);
        assertThat(shown.task()).isEmpty();
    }

    @Test
    void tellsCasesApartByStateRouteAndDayOfApplyingInJapan() {
        UUID issued = house.issued().applicationId();
        UUID open = house.submitted().applicationId();
        Inbox.Row task = house.examineTask(open);
        LocalDate today = LocalDate.ofInstant(house.part(Clock.class).instant(), ZoneId.of("Asia/Tokyo"));

        assertThat(found(CardHouse.ANNE, Query.ALL)).as("the newest first").containsExactly(open, issued);
        assertThat(found(CardHouse.ANNE, query(Optional.of(ApplicationState.ISSUED), Optional.empty(), today, today)))
                .containsExactly(issued);
        assertThat(found(CardHouse.ANNE, query(Optional.empty(), Optional.of(Routes.PAPER), today, today)))
                .isEmpty();
        assertThat(found(CardHouse.ANNE, query(Optional.empty(), Optional.empty(), today.plusDays(1), today)))
                .isEmpty();
        assertThat(found(CardHouse.ANNE, query(Optional.empty(), Optional.empty(), today, today.minusDays(1))))
                .isEmpty();
        assertThat(search.find(CardHouse.ANNE, Query.ALL, 1, 50))
                .extracting(Found::caseId)
                .containsExactly(issued);
        assertThat(search.find(CardHouse.ANNE, Query.ALL, CaseSearch.MOST, 50))
                .as("behind the end")
                .isEmpty();
        assertThat(search.find(CardHouse.ANNE, Query.ALL, 0, 1).getFirst().task())
                .as("leads to the task")
                .contains(new CaseSearch.Task(task.taskKey(), task.elementId()));
        assertThat(search.find(CardHouse.CARL, Query.ALL, 0, 1).getFirst().task())
                .as("a task of others is not theirs to open")
                .isEmpty();
    }

    private static Query query(
            Optional<ApplicationState> state, Optional<String> route, LocalDate from, LocalDate until) {
        return new Query("", state, route, Optional.of(from), Optional.of(until));
    }

    @Test
    void whatWasNeverHandedInIsNeitherFoundNorOpened() {
        UUID draft = house.applied().access().applicationId();

        assertThat(found("")).isEmpty();
        assertThat(search.open(CardHouse.ANNE, draft)).isEmpty();
    }

    @Test
    void anOfficersOwnCaseIsNeitherFoundNorCountedNorOpened() {
        UUID issued = house.issued().applicationId();
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("hanako", "山田 花子", "{noop}x", true, Set.of(Roles.EXAMINER)));
        Officer hanako = new Officer("hanako", Set.of(Roles.EXAMINER));

        assertThat(found(hanako, Query.ALL)).isEmpty();
        assertThat(found(hanako, text(number(issued)))).isEmpty();
        assertThat(search.open(hanako, issued)).isEmpty();
        for (Officer stranger :
                List.of(new Officer("anne", Set.of(Roles.POST_ROOM)), new Officer("nobody", Set.of(Roles.EXAMINER)))) {
            assertThat(found(stranger, Query.ALL)).isEmpty();
            assertThat(search.open(stranger, issued)).isEmpty();
        }
    }

    /** The card's name is what the certificate will say, whatever the applicant typed. */
    @Test
    void anotherWayOfWritingIsStillTheOfficersOwnCase() {
        UUID mine = house.submitted().applicationId();
        Inbox.Row task = house.examineTask(mine);
        OwnCase own = house.part(OwnCase.class);
        Inbox inbox = house.part(Inbox.class);
        for (String written : List.of("山\uFE00田\u1680花子", "山\u200B田花\uDB40\uDD00子", "ﾔﾏﾀﾞ花子", "山田花子")) {
            house.part(OfficerRegister.class)
                    .save(new OfficerAccount("hanako", written, "{noop}x", true, Set.of(Roles.EXAMINER)));
            Officer hanako = new Officer("hanako", Set.of(Roles.EXAMINER));
            boolean mineToo = !written.startsWith("ﾔ");

            assertThat(own.of(mine, "hanako")).as(written).isEqualTo(mineToo);
            assertThat(found(hanako, Query.ALL)).as(written).hasSize(mineToo ? 0 : 1);
            Inbox.Filter all = new Inbox.Filter("", Optional.empty(), false, "hanako", 0, 50);
            assertThat(inbox.list(all, hanako.roles())).as(written).hasSize(mineToo ? 0 : 1);
            assertThat(inbox.count(all, hanako.roles())).as(written).isEqualTo(mineToo ? 0 : 1);
            assertThat(inbox.among(all, hanako.roles(), Set.of(task.taskKey())))
                    .as(written)
                    .hasSize(mineToo ? 0 : 1);
        }
        house.claim(task, CardHouse.ANNE);
        assertThat(inbox.heldBy("anne", "hanako", Set.of(Roles.EXAMINER))).isEmpty();
        assertThat(inbox.heldBy("anne", "carl", Set.of(Roles.EXAMINER))).hasSize(1);
        assertThat(inbox.list(new Inbox.Filter("", Optional.empty(), false, "nobody", 0, 50), Set.of(Roles.EXAMINER)))
                .as("to whom every case is their own")
                .isEmpty();
    }

    /** A search shows names: who looked, and by what kind of thing, can be told; what they typed is a name and cannot. */
    @Test
    void theBookSaysThatSomebodySearchedAndNotForWhom() {
        UUID issued = house.issued().applicationId();
        Officer anne = CardHouse.ANNE;
        int before = searches().size();

        found(anne, Query.ALL);
        found(anne, Query.ALL);
        search.count(anne, Query.ALL);
        found(anne, text("山田"));
        found(anne, text(number(issued)));
        found(anne, text("5f:3a:9c:00:11"));
        found(
                anne,
                new Query(
                        "",
                        Optional.of(ApplicationState.ISSUED),
                        Optional.of(Routes.PAPER),
                        Optional.empty(),
                        Optional.empty()));
        found(new Officer("nobody", Set.of(Roles.EXAMINER)), text("山田"));

        List<String> said = searches().subList(before, searches().size());
        assertThat(said)
                .hasSize(5)
                .allMatch(entry -> entry.startsWith("anne "))
                .noneMatch(entry -> entry.contains("山田"));
        assertThat(said.get(0))
                .contains(
                        "\"by\":\"nothing\"",
                        "\"found\":" + found(anne, Query.ALL).size());
        assertThat(said.get(1)).contains("\"by\":\"words\"");
        assertThat(said.get(2)).contains("\"by\":\"number\"", "\"found\":1").doesNotContain(number(issued));
        assertThat(said.get(3)).contains("\"by\":\"serial\"", "\"found\":0");
        assertThat(said.get(4)).contains("\"by\":\"nothing\"", "state", "route", "\"found\":0");
    }

    private List<String> searches() {
        return house.sql()
                .sql("SELECT actor || ' ' || detail FROM audit_entry WHERE action = 'cases-searched' ORDER BY seq")
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    @Test
    void aNameThatIsToBeKeyedUnseenIsNeitherShownNorFoundUntilTheCaseIsOver() {
        UUID paper = house.submitted().applicationId();
        house.examineTask(paper);
        String route = of(paper, "SELECT route FROM application WHERE id = ?");
        String state = of(paper, "SELECT state FROM application_state WHERE application_id = ?");
        house.sql().sql("UPDATE application SET route = 'paper'").update();

        assertThat(found("山田")).isEmpty();
        assertThat(found(number(paper))).containsExactly(paper);
        assertThat(search.find(CardHouse.ANNE, Query.ALL, 0, 1).getFirst().applicantName())
                .isEmpty();
        assertThat(found(CardHouse.CARL, text("山田")))
                .as("a decider keys nothing")
                .containsExactly(paper);
        state(paper, "REJECTED");
        assertThat(found("山田")).containsExactly(paper);

        // the book says so too
        state(paper, state);
        house.sql().sql("UPDATE application SET route = ?").param(route).update();
    }

    @Test
    void theBookSaysWhoOpenedACase() {
        UUID issued = house.issued().applicationId();

        assertThat(search.open(CardHouse.CARL, issued).orElseThrow().caseNumber())
                .isEqualTo(number(issued));

        assertThat(house.sql()
                        .sql("SELECT count(*) FROM audit_entry WHERE case_id = ? AND action = 'case-looked-up'"
                                + " AND actor = 'carl'")
                        .param(issued)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
