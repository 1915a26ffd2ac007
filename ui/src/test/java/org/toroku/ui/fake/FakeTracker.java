package org.toroku.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.counter.TrackerDesk;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Deadline;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Milestone;
import org.toroku.enrolment.EnrolmentDesk.Status;
import org.toroku.enrolment.Pace;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.MailState;

/** Tells of the fake counter's applications what a test wants told. */
public final class FakeTracker implements TrackerDesk {
    public static final Pace.Known PACE = new Pace.Known(Duration.ofHours(3), Duration.ofDays(5), 240, 90);

    private final FakeCounter counter;
    private final Map<UUID, Track> told = new HashMap<>();
    private final Map<UUID, List<Event>> sent = new HashMap<>();
    private Pace pace = PACE;

    public FakeTracker(FakeCounter counter) {
        this.counter = counter;
    }

    public void tell(UUID id, Track track) {
        told.put(id, track);
    }

    public void sent(UUID id, Event.Sent event) {
        sent.computeIfAbsent(id, first -> new ArrayList<>()).add(event);
    }

    public void pace(Pace others) {
        pace = others;
    }

    @Override
    public Optional<Track> track(Access access) {
        return counter.status(access).map(status -> told.getOrDefault(access.applicationId(), track(status)));
    }

    private Track track(Status status) {
        boolean paper = status.milestones().stream().anyMatch(m -> m.state() == ApplicationState.AWAITING_DOCUMENTS);
        List<Step> steps = new ArrayList<>();
        Step.Kind now = kind(status.state());
        for (Step.Kind kind : List.of(
                paper ? Step.Kind.POST : Step.Kind.SIGN, Step.Kind.EXAMINE, Step.Kind.ISSUE, Step.Kind.PICK_UP)) {
            if (kind.compareTo(now) < 0 || status.state() == ApplicationState.DELIVERED) {
                steps.add(new Step(kind, Step.Progress.DONE));
            } else if (!status.state().isFinal()) {
                steps.add(new Step(kind, kind == now ? Step.Progress.NOW : Step.Progress.TO_COME));
            } else if (kind == now) {
                steps.add(new Step(kind, Step.Progress.ENDED));
            }
        }
        return new Track(asked(status), Optional.empty(), steps, expected(status));
    }

    private static Step.Kind kind(ApplicationState state) {
        return switch (state) {
            case AWAITING_SIGNATURE -> Step.Kind.SIGN;
            case AWAITING_DOCUMENTS -> Step.Kind.POST;
            case AWAITING_KEY -> Step.Kind.CODE;
            case AWAITING_REPLY -> Step.Kind.REPLY;
            case ACCEPTED -> Step.Kind.ISSUE;
            case ISSUED, DELIVERED, REVOKED, REVOKED_UNRECEIVED -> Step.Kind.PICK_UP;
            default -> Step.Kind.EXAMINE;
        };
    }

    private static Asked asked(Status status) {
        Instant later = status.since().plus(Duration.ofDays(14));
        return switch (status.state()) {
            case AWAITING_SIGNATURE -> new Asked(Asked.What.SIGN, Optional.of(later));
            case AWAITING_DOCUMENTS ->
                new Asked(
                        Asked.What.POST_DOCUMENTS,
                        Optional.of(Deadline.endOf(LocalDate.of(2026, 12, 10)).at()));
            case AWAITING_KEY -> new Asked(Asked.What.SEND_KEY, Optional.of(later));
            case AWAITING_REPLY -> new Asked(Asked.What.WAIT_FOR_LETTER, Optional.empty());
            case ISSUED -> new Asked(Asked.What.PICK_UP, status.receiptDeadline());
            default ->
                new Asked(status.state().isFinal() ? Asked.What.NOTHING_MORE : Asked.What.WAIT, Optional.empty());
        };
    }

    private Expected expected(Status status) {
        if (status.state().isFinal() || status.state() == ApplicationState.ISSUED) {
            return new Expected.Over();
        }
        return switch (pace) {
            case Pace.Unknown unknown -> new Expected.NotKnown(unknown);
            case Pace.Known known when asked(status).ofApplicant() -> new Expected.AfterApplicant(known);
            case Pace.Known known ->
                new Expected.Between(
                        status.since().plus(known.median()), status.since().plus(known.ninetieth()), known);
        };
    }

    @Override
    public Optional<List<Event>> history(Access access) {
        return counter.status(access).map(status -> {
            List<Event> events = new ArrayList<>(sent.getOrDefault(access.applicationId(), List.of()));
            for (Milestone milestone : status.milestones().reversed()) {
                if (milestone.state() == ApplicationState.ISSUED) {
                    events.add(mail(milestone.at()));
                }
                events.add(new Event.Reached(milestone.state(), milestone.at()));
            }
            return events;
        });
    }

    private static Event.Sent mail(Instant at) {
        return new Event.Sent(
                LetterKind.NOTICE,
                Channel.EMAIL,
                MailState.SENT,
                at,
                at.plusSeconds(2),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Pace pace(String route) {
        return pace;
    }
}
