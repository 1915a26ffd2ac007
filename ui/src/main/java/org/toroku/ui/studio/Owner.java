package org.toroku.ui.studio;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.decision.DecisionDesk;
import org.toroku.officers.Roles;
import org.toroku.profile.ProfileDesk;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.LiveDesk;
import org.toroku.studio.MoveDesk;
import org.toroku.studio.PublicationDesk;
import org.toroku.studio.ReplayDesk;
import org.toroku.studio.RulesDesk;
import org.toroku.ui.staff.SignedInOfficer;

/** The desks of the studio, and who sits at them. */
@Component
class Owner {
    private final DraftDesk drafts;
    private final PublicationDesk publications;
    private final LiveDesk live;
    private final DraftNotices notices;
    private final Looks looks;
    private final SignedInOfficer officer;

    /** What changed models would do to cases that have ended, and to open ones; what rules would; profiles; and when. */
    @Component
    record Looks(ReplayDesk replays, MoveDesk moves, RulesDesk rules, ProfileDesk profiles, Clock clock) {}

    Owner(
            DraftDesk drafts,
            PublicationDesk publications,
            LiveDesk live,
            DraftNotices notices,
            Looks looks,
            SignedInOfficer officer) {
        this.drafts = drafts;
        this.publications = publications;
        this.live = live;
        this.notices = notices;
        this.looks = looks;
        this.officer = officer;
    }

    DraftDesk drafts() {
        return drafts;
    }

    PublicationDesk publications() {
        return publications;
    }

    LiveDesk live() {
        return live;
    }

    DraftNotices notices() {
        return notices;
    }

    ReplayDesk replays() {
        return looks.replays();
    }

    MoveDesk moves() {
        return looks.moves();
    }

    RulesDesk rules() {
        return looks.rules();
    }

    ProfileDesk profiles() {
        return looks.profiles();
    }

    DecisionDesk.Officer officer() {
        return officer.current();
    }

    Clock clock() {
        return looks.clock();
    }

    boolean holds(String role) {
        return officer.current().roles().contains(role);
    }

    String name() {
        return officer.current().username();
    }

    /** Managers and auditors read; the desks refuse them everything else. */
    boolean writes() {
        return holds(Roles.PROCESS_OWNER);
    }

    /**
     * Who saved a version of a draft, up to and with this one, in the order of their first. The desk lets none of them
     * approve it.
     */
    List<String> authors(UUID draft, int upTo) {
        return drafts.history(name(), draft).reversed().stream()
                .filter(version -> version.number() > 0 && version.number() <= upTo)
                .map(DraftDesk.Version::author)
                .distinct()
                .toList();
    }

    /** Who is another person than whoever proposed it or wrote of it. */
    List<String> approvers(PublicationDesk.Publication proposal) {
        return publications.approvers(name(), proposal.proposedBy(), proposal.draft());
    }

    boolean mayApprove(PublicationDesk.Publication proposal) {
        return approvers(proposal).contains(name());
    }

    Optional<DraftDesk.Draft> draft(UUID id) {
        return drafts.draft(name(), id);
    }

    Optional<PublicationDesk.Publication> publication(UUID id) {
        return publications.publication(name(), id);
    }
}
