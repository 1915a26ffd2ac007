package org.toroku.ca.cmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.toroku.ca.Submission;
import org.toroku.ca.elsewhere.CaElsewhere;
import org.toroku.ca.journal.JournalCheck.Verdict;
import org.toroku.ca.signing.CaBench;

/** The journal of a CA that is asked over CMP is that CA's, and no other's. */
class CmpJournalTest {
    @Test
    void opensNoJournalOfAnotherCa() {
        try (CaBench bench = new CaBench();
                CmpBench cmp = new CmpBench(bench)) {
            bench.open().close();

            assertThatThrownBy(cmp::open)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the journal of another CA");
        }
    }

    @Test
    void adoptsTheJournalThatItWroteBefore() {
        try (CaBench bench = new CaBench();
                CmpBench cmp = new CmpBench(bench)) {
            try (CaElsewhere ca = cmp.open()) {
                assertThat(cmp.request().submitTo(ca)).isInstanceOf(Submission.Issued.class);
            }
            bench.execute(
                    "SET session_replication_role = replica",
                    "DELETE FROM ca.issuer",
                    "SET session_replication_role = origin");

            assertThatThrownBy(bench::open).hasMessageContaining("did not issue");
            try (CaElsewhere ca = cmp.open()) {
                assertThat(ca.verifyJournal()).isInstanceOf(Verdict.Intact.class);
            }
        }
    }

    /** Two connectors look at the serial before either has written it. */
    @Test
    void takesBackACertificateWhoseSerialAnotherOrderGotMeanwhile() {
        try (CaBench bench = new CaBench();
                CmpBench cmp = new CmpBench(bench);
                CaElsewhere ca = cmp.open()) {
            assertThat(cmp.request().submitTo(ca)).isInstanceOf(Submission.Issued.class);
            String taken = bench.value("SELECT serial FROM ca.order_journal");
            bench.execute(
                    "CREATE FUNCTION ca.collide() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.serial := '" + taken
                            + "'; RETURN NEW; END $$",
                    "CREATE TRIGGER collide BEFORE UPDATE ON ca.order_journal FOR EACH ROW"
                            + " WHEN (NEW.state = 'RESERVED') EXECUTE FUNCTION ca.collide()");

            assertThat(cmp.request().submitTo(ca))
                    .isEqualTo(new Submission.Refused("certificate", "serial-already-assigned"));
            assertThat(bench.count("cmp_exchange", "state = 'TAKEN_BACK'")).isEqualTo("1");
        }
    }
}
