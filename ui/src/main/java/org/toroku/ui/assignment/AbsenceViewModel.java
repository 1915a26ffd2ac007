package org.toroku.ui.assignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toroku.assignment.AbsenceDesk;
import org.toroku.assignment.AbsenceDesk.Absence;
import org.toroku.assignment.AbsenceDesk.Act;
import org.toroku.assignment.AbsenceDesk.Draft;
import org.toroku.assignment.AbsenceDesk.Kind;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.ui.staff.Said;
import org.toroku.ui.text.Moments;

/** Absences as an officer sees, enters and ends them. */
final class AbsenceViewModel {
    private final AbsenceDesk desk;
    private final Officer officer;
    private final Clock clock;

    AbsenceViewModel(AbsenceDesk desk, Officer officer, Clock clock) {
        this.desk = desk;
        this.officer = officer;
        this.clock = clock;
    }

    List<Absence> current() {
        return desk.current(officer);
    }

    List<String> mayEnter() {
        return desk.mayEnter(officer);
    }

    List<String> substitutes(String absent) {
        return desk.substitutes(absent);
    }

    LocalDate today() {
        return Moments.day(clock.instant());
    }

    boolean mayEnd(Absence absence) {
        return mayEnter().contains(absence.officer());
    }

    Said enter(
            @Nullable String absent,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable Kind kind,
            @Nullable String substitute) {
        if (absent == null || first == null || last == null) {
            return Said.refused("absence-incomplete");
        }
        return said(
                desk.enter(
                        officer,
                        new Draft(absent, first, last, Optional.ofNullable(kind), Optional.ofNullable(substitute))),
                "absence.entered");
    }

    Said end(Absence absence) {
        return said(desk.end(officer, absence.id()), "absence.ended");
    }

    private static Said said(Act answer, String done) {
        return switch (answer) {
            case Act.Done _ -> Said.done(done);
            case Act.Refused(var reason) ->
                reason.equals("gone") ? new Said("absence.gone", "", false) : Said.refused(reason);
        };
    }
}
