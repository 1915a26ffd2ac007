package org.toroku.assistance;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.decision.OwnCase;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Persons;

/** What the register says now of officers who opened sessions. */
@Component
class Attendants {
    private final OfficerRegister officers;
    private final OwnCase own;
    private final Persons persons;

    Attendants(OfficerRegister officers, OwnCase own, Persons persons) {
        this.officers = officers;
        this.own = own;
        this.persons = persons;
    }

    /** False once the officer was disabled or lost the role: nobody attends any more. */
    boolean serve(AssistedSession session) {
        return officers.rolesInForce(session.officer()).stream().anyMatch(AttendanceDesk.ATTENDANTS::contains);
    }

    boolean mayBe(String officer, String attendant) {
        return persons.areOne(officer, attendant);
    }

    boolean attendsOwn(AssistedSession session, UUID application) {
        return own.of(application, session.officer());
    }
}
