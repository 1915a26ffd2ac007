package org.toroku.ui.assistance;

import java.util.List;
import java.util.Optional;
import org.toroku.assistance.AttendanceDesk;
import org.toroku.assistance.AttendanceDesk.Act;
import org.toroku.assistance.AttendanceDesk.Observed;
import org.toroku.assistance.AttendanceDesk.Opening;
import org.toroku.assistance.AttendanceDesk.Shown;
import org.toroku.assistance.AttendanceDesk.Start;
import org.toroku.assistance.AttendanceDesk.State;
import org.toroku.assistance.AttendanceDesk.StopReason;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.ui.staff.Said;

/** The officer's session as it is now, and what may be done with it. */
final class AttendanceViewModel {
    private final AttendanceDesk desk;
    private final Officer officer;
    private Optional<Shown> current = Optional.empty();
    private Optional<String> code = Optional.empty();

    AttendanceViewModel(AttendanceDesk desk, Officer officer) {
        this.desk = desk;
        this.officer = officer;
        look();
    }

    /** Whether anything is another than was shown. */
    boolean look() {
        Optional<Shown> now = desk.current(officer);
        boolean changed = !now.equals(current);
        current = now;
        // whoever has typed it needs it no more, and nobody else ever did
        code = code.filter(shown ->
                now.filter(session -> session.state() == State.CODE_OPEN).isPresent());
        return changed;
    }

    Optional<Shown> current() {
        return current;
    }

    /** The code of a session that this page has just opened; it is shown nowhere else, and not again. */
    Optional<String> code() {
        return code;
    }

    List<Shown> recent() {
        return desk.recent(officer);
    }

    Said open(Start start) {
        return switch (desk.open(officer, start)) {
            case Opening.Opened opened -> {
                code = Optional.of(opened.code());
                look();
                yield Said.done("attend.opened");
            }
            case Opening.Refused(var reason) -> new Said("attend.refused." + reason, "", false);
        };
    }

    Said state(Observed observed) {
        return said("attend.stated", current.map(session -> desk.state(officer, session.id(), observed)));
    }

    Said stop(StopReason reason) {
        return said("attend.stopped", current.map(session -> desk.stop(officer, session.id(), reason)));
    }

    private Said said(String done, Optional<Act> answer) {
        Said said = switch (answer.orElseGet(() -> new Act.Refused("over"))) {
            case Act.Done() -> Said.done(done);
            case Act.Refused(var reason) -> new Said("attend.refused." + reason, "", false);
        };
        look();
        return said;
    }
}
