package org.toroku.halted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.OfficerRegister.OfficerAccount;
import org.toroku.officers.Roles;

/** Nobody reads that their own case stands still, and why. */
class OwnHaltTest {
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = CardHouse.with("org.toroku.halted");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void anOfficersOwnCaseIsNeitherListedNorCounted() {
        UUID mine = house.submitted().applicationId();
        house.examineTask(mine);
        house.sql()
                .sql(
                        "INSERT INTO halted_step SELECT case_id, 'store-documents', 9, run_id, 1, 'out-of-order', now(), NULL"
                                + " FROM case_run WHERE case_id = ? AND current")
                .param(mine)
                .update();
        HaltDesk desk = house.part(HaltDesk.class);
        save("hanako", "山\u200B田　花子");
        save("manager", "統括 一");

        assertThat(desk.list("manager", 0, 10))
                .extracting(HaltDesk.Halt::caseId)
                .containsExactly(mine);
        assertThat(desk.count("manager")).isEqualTo(1);
        assertThat(desk.list("hanako", 0, 10)).isEmpty();
        assertThat(desk.count("hanako")).isZero();
        assertThat(desk.list("nobody", 0, 10)).isEmpty();
    }

    private static void save(String username, String name) {
        house.part(OfficerRegister.class)
                .save(new OfficerAccount(username, name, "{noop}x", true, Set.of(Roles.MANAGER)));
    }
}
