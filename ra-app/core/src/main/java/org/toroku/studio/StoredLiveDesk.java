package org.toroku.studio;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.toroku.process.CaseFigures;

/** Figures for whoever the register of officers lets read them. */
@Component
class StoredLiveDesk implements LiveDesk {
    private final Owners owners;
    private final CaseFigures figures;
    private final StoredCaseModelDesk models;
    private final Clock clock;

    StoredLiveDesk(Owners owners, CaseFigures figures, StoredCaseModelDesk models, Clock clock) {
        this.owners = owners;
        this.figures = figures;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public Optional<Picture> picture(String officer, Instant since, Optional<String> process) {
        if (!owners.mayRead(officer)) {
            return Optional.empty();
        }
        CaseFigures.Flow flow = figures.flow(since, process);
        return Optional.of(new Picture(
                clock.instant(),
                flow.begun(),
                flow.ended(),
                flow.open(),
                figures.passed(since, process).stream()
                        .map(each ->
                                new Passed(each.elementId(), each.times(), each.cases(), each.median(), each.slow()))
                        .toList(),
                shown(figures.standing(process))));
    }

    @Override
    public Optional<Track> track(String officer, String caseNumber) {
        return figures.track(caseNumber.strip())
                .filter(track -> owners.mayFollow(officer, track.caseId()))
                .map(this::shown);
    }

    private Track shown(CaseFigures.Track track) {
        return new Track(
                track.caseNumber(),
                track.process(),
                track.openedAt(),
                track.endedAt(),
                track.outcomes().stream()
                        .map(each -> new Step(each.elementId(), each.occurrence(), each.at()))
                        .toList(),
                shown(track.standing()),
                models.followed(track.caseId()));
    }

    static List<Standing> shown(List<CaseFigures.Standing> standing) {
        return standing.stream()
                .map(each -> new Standing(
                        Place.valueOf(each.place().name()),
                        each.elementId(),
                        each.reason(),
                        each.cases(),
                        each.overdue(),
                        each.oldest()))
                .toList();
    }
}
