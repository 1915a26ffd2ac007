package org.toroku.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;

/** Whoever writes into absences or rules is named by the book. */
class AssignmentTamperTest {
    private static CardHouse house;

    @BeforeAll
    static void enterOne() {
        house = new CardHouse();
        LocalDate day = LocalDate.ofInstant(house.part(Clock.class).instant(), ZoneId.of("Asia/Tokyo"));
        assertThat(house.part(AbsenceDesk.class)
                        .enter(
                                CardHouse.ANNE,
                                new AbsenceDesk.Draft("anne", day, day, Optional.empty(), Optional.of("bert"))))
                .isEqualTo(new AbsenceDesk.Act.Done());
        OfficerRegister register = house.part(OfficerRegister.class);
        register.save(new OfficerRegister.OfficerAccount("boss", "統括", "{noop}x", true, Set.of(Roles.MANAGER)));
        assertThat(house.part(RuleDesk.class).change(new Officer("boss", Set.of(Roles.MANAGER)), 0, List.of(), "はじめ"))
                .isEqualTo(new RuleDesk.Change.Done(1));
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"ABSENCE", "ASSIGNMENT_RULES"})
    void namesTheRow(ProtectedTable table) {
        RowSweep sweep = new RowSweep(
                house.part(JdbcClient.class), house.part(TransactionTemplate.class), house.part(BookVerifier.class));
        sweep.each(
                table,
                "ctid = (SELECT min(ctid) FROM " + table.table() + ")",
                found ->
                        found.isNotEmpty().allSatisfy(where -> assertThat(where).startsWith(table.table() + " ")));
    }
}
