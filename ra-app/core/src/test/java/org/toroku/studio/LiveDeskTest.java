package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.ENROL_ID;
import static org.toroku.studio.StudioHouse.EXAMINER;
import static org.toroku.studio.StudioHouse.MANAGER;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;

class LiveDeskTest {
    private final StudioHouse house = new StudioHouse();

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void showsTheReleasedModelsCasesToOwnersAndManagersAndToNobodyElse() {
        UUID caseId = house.begunCase();
        LiveDesk desk = house.part(LiveDesk.class);
        String number = house.caseNumber(caseId);

        LiveDesk.Picture seen =
                desk.picture(ANN, Instant.EPOCH, Optional.of(ENROL_ID)).orElseThrow();
        assertThat(seen.open()).isEqualTo(1);
        assertThat(seen.standing()).hasSize(1);
        assertThat(desk.picture(MANAGER, Instant.EPOCH, Optional.of("enrol-paper"))
                        .orElseThrow()
                        .open())
                .isZero();
        assertThat(desk.picture(EXAMINER, Instant.EPOCH, Optional.empty())).isEmpty();
        assertThat(desk.track(ANN, " " + number + " ").orElseThrow().process()).isEqualTo(ENROL_ID);
        assertThat(desk.track(EXAMINER, number)).as("works on cases").isPresent();
        assertThat(desk.track("nobody", number)).isEmpty();
        assertThat(desk.track(ANN, "no such number")).isEmpty();
    }

    @Test
    void showsNobodyTheWayOfTheirOwnCase() {
        UUID caseId = house.begunCase();
        LiveDesk desk = house.part(LiveDesk.class);
        String number = house.caseNumber(caseId);
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("hanako", "山田 花子", "{noop}x", true, Set.of(Roles.PROCESS_OWNER)));

        assertThat(desk.track("hanako", number)).isEmpty();
        assertThat(desk.picture("hanako", Instant.EPOCH, Optional.empty())).isPresent();
        assertThat(house.publications().runs("hanako", caseId)).isEmpty();
        assertThat(desk.track(ANN, number)).isPresent();
        assertThat(house.publications().runs(ANN, caseId)).hasSize(1);
    }
}
