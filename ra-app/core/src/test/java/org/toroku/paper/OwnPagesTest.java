package org.toroku.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.paper.PaperHouse.HANAKO;
import static org.toroku.paper.PaperHouse.POST;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperFiles.ArrivalPurpose;
import org.toroku.paper.PostRoomDesk.Uploaded;

/** Nobody handles pages of their own application, wherever these lie, nor with a role that they no longer hold. */
@ExtendWith(SharedHouse.class)
class OwnPagesTest {
    private final PaperHouse house;

    OwnPagesTest(PaperHouse house) {
        this.house = house;
    }

    private Uploaded uploaded(Officer officer, Optional<UUID> arrival, ScanExaminer.ExaminedPage page) {
        byte[] scan = house.part(StandInExaminer.class)
                .scan("scan " + UUID.randomUUID(), new ScanExaminer.Examined.Pages(List.of(page)));
        return house.postRoom().upload(officer, scan, arrival);
    }

    private UUID page(Uploaded uploaded) {
        return house.sql()
                .sql("SELECT id FROM scan_page WHERE scan_id = ?")
                .param(((Uploaded.Done) uploaded).scanId())
                .query((rs, n) -> rs.getObject(1, UUID.class))
                .single();
    }

    @Test
    void nobodyFilesToTheirOwnCaseByItsPrint() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).entered();

        assertThat(uploaded(
                        HANAKO,
                        Optional.empty(),
                        StandInExaminer.page("own " + paper.code(), List.of("TOROKU:" + paper.code() + ":1"))))
                .isEqualTo(new Uploaded.Refused("own-case"));
    }

    @Test
    void nobodySeesClearsOrErasesAPageThatCameInTheirOwnEnvelope() {
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).entered();
        UUID page = page(uploaded(
                POST,
                Optional.of(paper.arrival(ArrivalPurpose.DOCUMENTS)),
                StandInExaminer.unread("env " + paper.code(), List.of("TOROKU:P-2026-999999-0:1"))));
        UnreadPages unread = house.part(UnreadPages.class);

        assertThat(house.part(PaperFiles.class).image(HANAKO, page)).isEqualTo(new PaperFiles.Image.Withheld("role"));
        assertThat(unread.waiting(HANAKO)).noneMatch(waiting -> waiting.pageId().equals(page));
        assertThat(unread.waiting(POST)).anyMatch(waiting -> waiting.pageId().equals(page));
        assertThat(unread.noMyNumberSeen(HANAKO, page)).isEqualTo(new Act.Refused("own-case"));
        assertThat(house.postRoom().quarantine(HANAKO, page)).isEqualTo(new Act.Refused("own-case"));
    }

    @Test
    void aRoleThatWasTakenAwayShowsNothingInASessionThatStillClaimsIt() {
        Officer rita = new Officer("rita", Set.of(Roles.POST_ROOM, Roles.EXAMINER));
        house.register(new Officer("rita", Set.of(Roles.EXAMINER)), "職員　rita");
        PaperCase paper = house.apply(ProofMethod.SEAL_CERTIFICATE).entered();
        UUID page = page(uploaded(
                POST,
                Optional.empty(),
                StandInExaminer.unread("u " + paper.code(), List.of("TOROKU:" + paper.code() + ":1"))));

        assertThat(house.part(PaperFiles.class).image(rita, page))
                .isEqualTo(new PaperFiles.Image.Withheld("not-searched"));
    }
}
