package org.toroku.living;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;
import org.toroku.audit.RowSweep;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.issuance.CardHouse;
import org.toroku.revocation.FoundFact;
import org.toroku.revocation.FoundFacts;
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

    /** Whoever alters the row takes no right from the holder. */
    @Test
    void aWithdrawalCountsThoughTheRowWasAltered() {
        CardHouse house = living.house();
        Access access = living.issued(house.card(), true);
        UUID caseId = access.applicationId();
        String kept = version(caseId, "2020-01-01.1");

        LivingDesk.Withdrawal first = living.desk().withdraw(access);
        assertThat(first).isInstanceOf(LivingDesk.Withdrawal.Done.class);
        assertThat(version(caseId, kept)).as("not touched").isEqualTo("2020-01-01.1");

        assertThat(living.desk().withdraw(access)).as("again").isEqualTo(first);
        assertThat(house.book(caseId)).containsOnlyOnce("consent-withdrawn");
        assertThat(living.desk().of(access).orElseThrow().withdrawn())
                .hasValueSatisfying(withdrawn -> assertThat(withdrawn.how()).isEqualTo(LivingDesk.How.HOLDER));
        living.due(access);
        long before = house.status().requests();
        living.watch().sweep();
        assertThat(house.status().requests()).as("of a row that is as it was").isEqualTo(before);
    }

    @Test
    void aFactThatWasAlteredIsNotKnown() {
        CardHouse house = living.house();
        Access access = living.issued(house.card(), true);
        UUID caseId = access.applicationId();
        house.status().behave(OcspBehaviour.REVOKED);
        living.due(access);
        living.watch().sweep();
        house.status().behaveNormally();
        String mark = house.sql()
                .sql("UPDATE found_fact SET code = code + 40 WHERE application_id = ? RETURNING mark")
                .param(caseId)
                .query(String.class)
                .single();
        FoundFacts.Fact same = new FoundFacts.Fact(
                FoundFact.Kind.CARD_REVOKED,
                mark,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
        TransactionTemplate transaction = house.part(TransactionTemplate.class);
        FoundFacts facts = house.part(FoundFacts.class);

        assertThatThrownBy(() -> transaction.execute(_ -> facts.found(caseId, same)))
                .isInstanceOf(RowAlteredException.class);
        house.sql()
                .sql("UPDATE found_fact SET code = code - 40 WHERE application_id = ?")
                .param(caseId)
                .update();
        assertThat(transaction.<FoundFacts.Told>execute(_ -> facts.found(caseId, same)))
                .as("as it was sealed")
                .isEqualTo(new FoundFacts.Told.Known());
    }

    private static String version(UUID caseId, String version) {
        String before = living.house()
                .sql()
                .sql("SELECT text_version FROM living_consent WHERE application_id = ?")
                .param(caseId)
                .query(String.class)
                .single();
        living.house()
                .sql()
                .sql("UPDATE living_consent SET text_version = ? WHERE application_id = ?")
                .params(version, caseId)
                .update();
        return before;
    }
}
