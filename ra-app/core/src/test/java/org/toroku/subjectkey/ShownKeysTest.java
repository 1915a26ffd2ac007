package org.toroku.subjectkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.Roles;
import org.toroku.pki.Der;
import org.toroku.subjectkey.KeyInput.Origin;
import org.toroku.testkit.pki.OwnKey;

/** Who is shown an applicant's key: its applicant, and officers who may look at the case. */
class ShownKeysTest {
    private static final OwnKey KEY = OwnKey.p256();

    private static CardHouse house;
    private static Access access;

    @BeforeAll
    static void open() {
        house = new CardHouse(Map.of());
        access = ((Applied.Accepted) house.part(KeyCounter.class)
                        .apply(
                                CardHouse.form(),
                                house.consent(),
                                house.newcomer(),
                                new KeyInput(Der.of(KEY.request()), Origin.BROWSER, Optional.empty())))
                .access();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Optional<KeyDesk.Shown> shown(Officer officer, UUID caseId) {
        return house.part(KeyDesk.class).of(officer, caseId);
    }

    @Test
    void anExaminerSeesWhatTheKeyIsAndHowItCame() {
        assertThat(shown(CardHouse.ANNE, access.applicationId())).hasValueSatisfying(key -> {
            assertThat(key.algorithm()).isEqualTo("EC P-256");
            assertThat(key.sha256()).isEqualTo(Der.of(KEY.spki()).sha256Hex());
            assertThat(key.origin()).isEqualTo(Origin.BROWSER);
            assertThat(key.submission()).isEqualTo(SubjectKeyRow.Submission.SIGNED);
            assertThat(key.state()).isEqualTo(SubjectKeyRow.State.PRESENTED);
        });
    }

    @Test
    void nobodyWithoutARoleInForceSeesAKey() {
        assertThat(shown(new Officer("anne", Set.of(Roles.POST_ROOM)), access.applicationId()))
                .isEmpty();
        assertThat(shown(new Officer("anne", Set.of(Roles.MANAGER)), access.applicationId()))
                .as("a role that only the session remembers")
                .isEmpty();
        assertThat(shown(new Officer("nobody", Set.of(Roles.EXAMINER)), access.applicationId()))
                .isEmpty();
    }

    @Test
    void anApplicationWithoutAKeyHasNoneToShow() {
        Access other = house.applied().access();

        assertThat(shown(CardHouse.ANNE, other.applicationId())).isEmpty();
        assertThat(house.part(KeyCounter.class).ownKey(other)).isEmpty();
    }

    @Test
    void onlyTheApplicantLearnsOfTheKeyAtTheCounter() {
        KeyCounter counter = house.part(KeyCounter.class);

        assertThat(counter.ownKey(access).map(KeyCounter.Key::sha256))
                .contains(Der.of(KEY.spki()).sha256Hex());
        assertThat(counter.ownKey(new Access(access.applicationId(), "another token")))
                .isEmpty();
    }
}
