package org.toroku.boot.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toroku.counter.TrackerDesk.Event;
import org.toroku.counter.TrackerDesk.Expected;
import org.toroku.counter.TrackerDesk.Track;
import org.toroku.enrolment.EnrolmentDesk.Milestone;
import org.toroku.enrolment.EnrolmentDesk.Status;
import org.toroku.enrolment.Pace;

/** JSON of where an application stands and of what was sent; absent values are null here and nowhere behind. */
final class StandingBodies {
    private StandingBodies() {}

    record Standing(
            String caseNumber,
            String state,
            List<String> reasons,
            Instant since,
            @Nullable Instant receiptDeadline,
            List<Reached> milestones,
            Asked asked,
            @Nullable Instant standsStillSince,
            List<Step> steps,
            Finish expected) {
        static Standing of(Status status, Track track) {
            return new Standing(
                    status.caseNumber(),
                    status.state().name(),
                    status.reasons(),
                    status.since(),
                    status.receiptDeadline().orElse(null),
                    status.milestones().stream().map(Reached::of).toList(),
                    new Asked(
                            track.asked().what().name(),
                            track.asked().ofApplicant(),
                            track.asked().until().orElse(null)),
                    track.standsStill().orElse(null),
                    track.steps().stream()
                            .map(step ->
                                    new Step(step.kind().name(), step.progress().name()))
                            .toList(),
                    Finish.of(track.expected()));
        }
    }

    record Reached(String state, Instant at) {
        static Reached of(Milestone milestone) {
            return new Reached(milestone.state().name(), milestone.at());
        }
    }

    record Asked(String what, boolean ofApplicant, @Nullable Instant until) {}

    record Step(String step, String progress) {}

    /** What is not known is null: no figure stands in for it. */
    record Finish(
            String kind,
            @Nullable Instant half,
            @Nullable Instant nineOfTen,
            @Nullable Figures counted) {
        static Finish of(Expected expected) {
            return switch (expected) {
                case Expected.Over _ -> new Finish("OVER", null, null, null);
                case Expected.StandsStill _ -> new Finish("STANDS_STILL", null, null, null);
                case Expected.NotKnown _ -> new Finish("NOT_KNOWN", null, null, null);
                case Expected.AfterApplicant(var pace) -> new Finish("AFTER_APPLICANT", null, null, Figures.of(pace));
                case Expected.Between(var half, var nineOfTen, var pace) ->
                    new Finish("BETWEEN", half, nineOfTen, Figures.of(pace));
                case Expected.Late(var nineOfTen, var pace) -> new Finish("LATE", null, nineOfTen, Figures.of(pace));
            };
        }
    }

    record Figures(long medianSeconds, long ninetiethSeconds, int cases, int days) {
        static Figures of(Pace.Known pace) {
            return new Figures(pace.median().toSeconds(), pace.ninetieth().toSeconds(), pace.cases(), pace.days());
        }
    }

    record History(List<Happened> events) {
        static History of(List<Event> events) {
            return new History(events.stream().map(Happened::of).toList());
        }
    }

    /** Either {@code state} or {@code sent}. */
    record Happened(
            Instant at, @Nullable String state, @Nullable Sent sent) {
        static Happened of(Event event) {
            return switch (event) {
                case Event.Reached(var state, var at) -> new Happened(at, state.name(), null);
                case Event.Sent sent ->
                    new Happened(
                            sent.at(),
                            null,
                            new Sent(
                                    sent.kind().name(),
                                    sent.channel().name(),
                                    sent.state().name(),
                                    sent.since(),
                                    sent.postedAt().orElse(null),
                                    sent.tracking().orElse(null)));
            };
        }
    }

    record Sent(
            String kind,
            String channel,
            String state,
            Instant since,
            @Nullable Instant postedAt,
            @Nullable String tracking) {}
}
