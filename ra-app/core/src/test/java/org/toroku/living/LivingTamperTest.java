package org.toroku.living;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.issuance.CardHouse;
import org.toroku.testkit.pki.OcspBehaviour;

/** Whoever alters a consent or a fact is named by the book, and nobody is asked about upon a consent that was altered. */
class LivingTamperTest {
    private static LivingHouse living;

    @BeforeAll
    static void open() {
        living = new LivingHouse();
    }

    @AfterAll
    static void close() {
        living.close();
    }

    @Test
    void namesTheRow() {
        CardHouse house = living.house();
        Access access = living.issued(house.card(), true);
        house.status().behave(OcspBehaviour.REVOKED);
        living.due(access);
        living.watch().sweep();
        house.status().behaveNormally();
        RowSweep sweep =
                new RowSweep(house.sql(), house.part(TransactionTemplate.class), house.part(BookVerifier.class));
        for (ProtectedTable table : new ProtectedTable[] {ProtectedTable.LIVING_CONSENT, ProtectedTable.FOUND_FACT}) {
            sweep.each(
                    table,
                    "application_id = '" + access.applicationId() + "'",
                    found -> found.isNotEmpty()
                            .allSatisfy(where -> assertThat(where).startsWith(table.table() + " ")));
        }
    }

    /** Whoever undoes a withdrawal in the database has nobody asked about. */
    @Test
    void uponAConsentThatWasAlteredNothingIsAsked() {
        Access access = living.issued(living.house().card(), true);
        living.desk().withdraw(access);
        living.house()
                .sql()
                .sql("UPDATE living_consent SET withdrawn_at = NULL, withdrawn_how = NULL WHERE application_id = ?")
                .param(access.applicationId())
                .update();
        living.due(access);
        long before = living.house().status().requests();

        living.watch().sweep();

        assertThat(living.house().status().requests()).isEqualTo(before);
    }
}
