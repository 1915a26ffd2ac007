package org.toroku.assistance;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.decision.OwnCase;
import org.toroku.officers.OfficerRegister;

/** What the register says now of officers who opened sessions. */
@Component
class Attendants {
    private final OfficerRegister officers;
    private final OwnCase own;

    Attendants(OfficerRegister officers, OwnCase own) {
        this.officers = officers;
        this.own = own;
    }

    /** False once the officer was disabled or lost the role: nobody attends any more. */
    boolean serve(AssistedSession session) {
        return officers.rolesInForce(session.officer()).stream().anyMatch(AttendanceDesk.ATTENDANTS::contains);
    }

    boolean attendsOwn(AssistedSession session, UUID application) {
        return own.of(application, session.officer());
    }
}
