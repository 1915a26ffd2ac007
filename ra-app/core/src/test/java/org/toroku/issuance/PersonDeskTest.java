package org.toroku.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.decision.PersonDesk;
import org.toroku.decision.PersonDesk.Likeness;
import org.toroku.decision.PersonDesk.Other;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;

/** What else the house has of an applicant, for the officers on the case. */
class PersonDeskTest {
    private CardHouse house;
    private PersonDesk desk;

    @BeforeEach
    void open() {
        house = new CardHouse();
        desk = house.part(PersonDesk.class);
    }

    @AfterEach
    void close() {
        house.assertBookIntact();
        house.close();
    }

    private String number(UUID caseId) {
        return house.sql()
                .sql("SELECT case_number FROM application WHERE id = ?")
                .param(caseId)
                .query(String.class)
                .single();
    }

    @Test
    void showsTheCertificateThatTheSameCardGotAndWhatTheSameNameOnlyStated() {
        UUID certified = house.issued().applicationId();
        UUID again = house.submitted().applicationId();
        house.examineTask(again);
        UUID stated = house.applied().access().applicationId();
        UUID draft = house.applied().access().applicationId();
        house.sql()
                .sql("UPDATE application_state SET state = 'AWAITING_DOCUMENTS' WHERE application_id = ?")
                .param(stated)
                .update();

        List<Other> others = desk.others(CardHouse.ANNE, again);

        assertThat(others)
                .extracting(Other::caseNumber)
                .as("what is proven comes first, and nobody is flooded by what was never handed in")
                .containsExactly(number(certified), number(stated))
                .doesNotContain(number(draft));
        Other unproven = others.getLast();
        assertThat(unproven.likeness()).isEqualTo(Likeness.STATED);
        assertThat(unproven.certificate()).isEmpty();
        Other proven = others.getFirst();
        assertThat(proven.likeness()).isEqualTo(Likeness.CARD);
        assertThat(proven.state()).isEqualTo(ApplicationState.ISSUED);
        assertThat(proven.route()).isEqualTo(Routes.MY_NUMBER_CARD);
        assertThat(proven.certificate().orElseThrow().serial())
                .isEqualTo(house.sql()
                        .sql("SELECT serial FROM issued_certificate WHERE application_id = ?")
                        .param(certified)
                        .query(String.class)
                        .single());
        // the book says so too
        house.sql()
                .sql("UPDATE application_state SET state = 'AWAITING_SIGNATURE' WHERE application_id = ?")
                .param(stated)
                .update();
    }

    @Test
    void showsNothingToWhoMayNotLookNorOfTheOfficersOwnCase() {
        house.issued();
        UUID again = house.submitted().applicationId();
        house.examineTask(again);
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("hanako", "山田 花子", "{noop}x", true, Set.of(Roles.EXAMINER)));

        assertThat(desk.others(CardHouse.ANNE, again)).hasSize(1);
        assertThat(desk.others(new Officer("anne", Set.of(Roles.POST_ROOM)), again))
                .isEmpty();
        assertThat(desk.others(new Officer("nobody", Set.of(Roles.EXAMINER)), again))
                .isEmpty();
        assertThat(desk.others(new Officer("hanako", Set.of(Roles.EXAMINER)), again))
                .isEmpty();
    }
}
