package org.toroku.counter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.toroku.counter.TrackerDesk.Step;
import org.toroku.counter.TrackerDesk.Step.Kind;
import org.toroku.counter.TrackerDesk.Step.Progress;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Routes;

/**
 * The steps of one case, from the states that it went through. A step that only some cases have is listed where the route
 * foresees it or where it happened; one that was foreseen and passed over is not told as done.
 */
final class CourseOfCase {
    private static final Set<Kind> ON_EVERY_WAY = EnumSet.of(Kind.EXAMINE, Kind.ISSUE, Kind.PICK_UP);

    private final Set<Kind> foreseen;
    private final Set<Kind> happened = EnumSet.noneOf(Kind.class);
    private final List<ApplicationState> reached;

    /**
     * @param inquiry whether the route foresees an inquiry
     * @param reached every state, oldest first
     */
    CourseOfCase(String route, boolean inquiry, List<ApplicationState> reached) {
        this.reached = reached;
        this.foreseen = EnumSet.copyOf(ON_EVERY_WAY);
        foreseen.add(route.equals(Routes.PAPER) ? Kind.POST : Kind.SIGN);
        if (inquiry) {
            foreseen.addAll(EnumSet.of(Kind.REPLY, Kind.DECIDE));
        }
        boolean replied = false;
        for (ApplicationState state : reached) {
            replied |= state == ApplicationState.AWAITING_REPLY;
            if (hasStep(state)) {
                happened.add(kind(state, replied));
            }
        }
        if (replied) {
            foreseen.add(Kind.DECIDE);
        }
    }

    /** @param standsStill whether a fault keeps the case from going on */
    List<Step> steps(boolean standsStill) {
        ApplicationState last = reached.getLast();
        if (last == ApplicationState.DELIVERED || !hasStep(last)) {
            return ended(last == ApplicationState.DELIVERED || reached.contains(ApplicationState.DELIVERED));
        }
        Kind now = kind(last, reached.contains(ApplicationState.AWAITING_REPLY));
        List<Step> steps = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind == now) {
                steps.add(new Step(kind, standsStill ? Progress.STANDS_STILL : Progress.NOW));
            } else if (kind.compareTo(now) > 0 && (foreseen.contains(kind) || happened.contains(kind))) {
                steps.add(new Step(kind, Progress.TO_COME));
            } else if (kind.compareTo(now) < 0 && passed(kind)) {
                steps.add(new Step(kind, Progress.DONE));
            }
        }
        return List.copyOf(steps);
    }

    /** What every case goes through before a later state is behind it; of the others only what happened. */
    private boolean passed(Kind kind) {
        return happened.contains(kind) || foreseen.contains(kind) && kind != Kind.REPLY && kind != Kind.DECIDE;
    }

    private List<Step> ended(boolean well) {
        ApplicationState before = reached.stream()
                .filter(CourseOfCase::hasStep)
                .reduce((first, second) -> second)
                .orElseThrow();
        Kind last = kind(before, reached.contains(ApplicationState.AWAITING_REPLY));
        List<Step> steps = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (kind == last) {
                steps.add(new Step(kind, well ? Progress.DONE : Progress.ENDED));
            } else if (kind.compareTo(last) < 0 && passed(kind)) {
                steps.add(new Step(kind, Progress.DONE));
            }
        }
        return List.copyOf(steps);
    }

    private static boolean hasStep(ApplicationState state) {
        return switch (state) {
            case AWAITING_SIGNATURE,
                    AWAITING_DOCUMENTS,
                    RECEIVED,
                    PENDING_STATUS,
                    REFERRED,
                    ON_HOLD,
                    AWAITING_REPLY,
                    AWAITING_KEY,
                    ACCEPTED,
                    ISSUED,
                    DELIVERED -> true;
            case REJECTED, REVOKED_UNRECEIVED, REVOKED, CANCELLED, EXPIRED, WITHDRAWN -> false;
        };
    }

    private static Kind kind(ApplicationState state, boolean replied) {
        return switch (state) {
            case AWAITING_SIGNATURE -> Kind.SIGN;
            case AWAITING_DOCUMENTS -> Kind.POST;
            case AWAITING_KEY -> Kind.CODE;
            case AWAITING_REPLY -> Kind.REPLY;
            case RECEIVED, PENDING_STATUS, REFERRED, ON_HOLD -> replied ? Kind.DECIDE : Kind.EXAMINE;
            case ACCEPTED -> Kind.ISSUE;
            case ISSUED, DELIVERED -> Kind.PICK_UP;
            case REJECTED, REVOKED_UNRECEIVED, REVOKED, CANCELLED, EXPIRED, WITHDRAWN ->
                throw new IllegalArgumentException("no step of a case: " + state);
        };
    }
}
