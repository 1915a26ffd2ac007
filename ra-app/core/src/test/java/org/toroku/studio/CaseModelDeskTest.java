package org.toroku.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.studio.StudioHouse.ANN;
import static org.toroku.studio.StudioHouse.ENROL;
import static org.toroku.studio.StudioHouse.EXAMINER;
import static org.toroku.studio.StudioHouse.edited;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;
import org.toroku.studio.CaseModelDesk.Followed;
import org.toroku.studio.PublicationDesk.Publication;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;

class CaseModelDeskTest {
    private final StudioHouse house = new StudioHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private Followed followed(UUID caseId) {
        return house.part(CaseModelDesk.class).of(EXAMINER, caseId).orElseThrow();
    }

    private static Optional<UUID> id(Optional<Publication> publication) {
        return publication.map(Publication::id);
    }

    @Test
    void showsEachCaseByTheModelsThatItBeganWithAndSaysThatNewerOnesAreInForce() {
        UUID beganWithRelease = house.begunCase();
        assertThat(followed(beganWithRelease))
                .isEqualTo(new Followed(Optional.empty(), Models.processes(), true, Optional.empty(), true));

        ModelFile first = edited(ENROL, "first");
        UUID one = house.live("first", first);
        UUID beganWithOne = house.begunCase();
        ModelFile second = edited(ENROL, "second");
        UUID two = house.live("second", second);
        UUID beganWithTwo = house.begunCase();

        Followed release = followed(beganWithRelease);
        assertThat(release.publication()).isEmpty();
        assertThat(release.models()).isEqualTo(Models.processes());
        assertThat(release.exact()).isTrue();
        assertThat(release.newest()).isFalse();
        assertThat(id(release.newer())).contains(two);

        Followed older = followed(beganWithOne);
        assertThat(id(older.publication())).contains(one);
        assertThat(older.models()).contains(first).doesNotContain(second);
        assertThat(older.newest()).isFalse();
        assertThat(id(older.newer())).contains(two);

        Followed newest = followed(beganWithTwo);
        assertThat(id(newest.publication())).contains(two);
        assertThat(newest.models()).contains(second);
        assertThat(newest.newest()).isTrue();
        assertThat(newest.newer()).isEmpty();

        assertThat(house.part(LiveDesk.class)
                        .track(ANN, house.caseNumber(beganWithOne))
                        .orElseThrow()
                        .followed())
                .isEqualTo(older);
    }

    @Test
    void saysWhereTheReleaseThatACaseBeganWithIsNotTheOneOfToday() {
        UUID caseId = house.begunCase();
        house.world().release = Models.all().stream()
                .map(model -> model.resource().equals(ENROL) ? edited(ENROL, "next release") : model)
                .toList();
        house.restart();

        assertThat(followed(caseId).exact()).isFalse();
    }

    @Test
    void tellsNobodyOfTheirOwnCase() {
        UUID caseId = house.begunCase();
        house.part(OfficerRegister.class)
                .save(new OfficerAccount("hanako", "山田 花子", "{noop}x", true, Set.of(Roles.EXAMINER)));

        CaseModelDesk desk = house.part(CaseModelDesk.class);
        assertThat(desk.of("hanako", caseId)).isEmpty();
        assertThat(desk.of("nobody", caseId)).isEmpty();
        assertThat(desk.of(ANN, caseId)).isPresent();
    }
}
