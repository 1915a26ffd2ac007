package org.toroku.counter;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationIntake;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Milestone;
import org.toroku.enrolment.Pace;
import org.toroku.enrolment.RoutePaces;
import org.toroku.enrolment.StandingDesk;
import org.toroku.enrolment.StandingDesk.Standing;
import org.toroku.issuance.Handover;
import org.toroku.paper.PaperTerms;
import org.toroku.post.SentToApplicant;
import org.toroku.process.HaltedSteps;
import org.toroku.subjectkey.CodeTerms;

/** Tells applicants how far their cases are; nobody without the application's token is told. */
@Component
class CaseTracker implements TrackerDesk {
    private final ApplicationIntake intake;
    private final StandingDesk standings;
    private final RoutePaces paces;
    private final Clock clock;
    private final Beside beside;

    CaseTracker(ApplicationIntake intake, StandingDesk standings, RoutePaces paces, Clock clock, Beside beside) {
        this.intake = intake;
        this.standings = standings;
        this.paces = paces;
        this.clock = clock;
        this.beside = beside;
    }

    /** What other modules know of a case. */
    @Component
    record Beside(HaltedSteps halted, Handover handover, PaperTerms paper, CodeTerms codes, SentToApplicant sent) {}

    @Override
    public Optional<Track> track(Access access) {
        if (!intake.admits(access)) {
            return Optional.empty();
        }
        UUID id = access.applicationId();
        Standing standing = standings.of(id);
        Optional<Instant> still =
                standing.state().isFinal() ? Optional.empty() : beside.halted().standsStill(id);
        boolean inquiry =
                beside.paper().of(id).filter(PaperTerms.Terms::inquiry).isPresent();
        List<ApplicationState> reached =
                standing.milestones().stream().map(Milestone::state).toList();
        WhoseTurn turn = new WhoseTurn(standing, still.isPresent());
        Asked asked = turn.asked(terms(id));
        return Optional.of(new Track(
                asked,
                still,
                new CourseOfCase(standing.route(), inquiry, reached).steps(still.isPresent()),
                turn.expected(asked, () -> paces.of(standing.route()), clock.instant())));
    }

    private TermsOfCase terms(UUID id) {
        return new TermsOfCase() {
            @Override
            public Optional<Instant> documents() {
                return beside.paper().of(id).map(PaperTerms.Terms::documents);
            }

            @Override
            public Optional<Instant> reply() {
                return beside.paper().of(id).flatMap(PaperTerms.Terms::reply);
            }

            @Override
            public Optional<Instant> code() {
                return beside.codes().of(id);
            }

            @Override
            public Optional<Instant> receipt() {
                return beside.handover().receiptDeadline(id);
            }
        };
    }

    @Override
    public Optional<List<Event>> history(Access access) {
        if (!intake.admits(access)) {
            return Optional.empty();
        }
        UUID id = access.applicationId();
        List<Event> events = new ArrayList<>();
        standings.of(id).milestones().forEach(each -> events.add(new Event.Reached(each.state(), each.at())));
        beside.sent().of(id).forEach(piece -> events.add(sent(piece)));
        events.sort(Comparator.comparing(Event::at).reversed());
        return Optional.of(List.copyOf(events));
    }

    private static Event sent(SentToApplicant.Piece piece) {
        return new Event.Sent(
                piece.kind(),
                piece.channel(),
                piece.state(),
                piece.orderedAt(),
                piece.since(),
                piece.postedAt(),
                piece.tracking());
    }

    @Override
    public Pace pace(String route) {
        return paces.of(route);
    }
}
