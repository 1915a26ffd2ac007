package org.toroku.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.issuance.CardHouse;

/** A note put under another's name, moved, or taken away is named by the book. */
class NoteTamperTest {
    @Test
    void namesTheRow() {
        try (CardHouse house = new CardHouse()) {
            UUID caseId = house.submitted().applicationId();
            assertThat(house.part(CaseNotes.class).write(CardHouse.ANNE, caseId, "返事待ち"))
                    .isEqualTo(new CaseNotes.Written.Done());
            RowSweep sweep = new RowSweep(
                    house.part(JdbcClient.class),
                    house.part(TransactionTemplate.class),
                    house.part(BookVerifier.class));
            sweep.each(
                    ProtectedTable.NOTE_ACT,
                    "kind = 'WRITTEN'",
                    found -> found.isNotEmpty()
                            .allSatisfy(where -> assertThat(where).startsWith("note_act ")));
            house.assertBookIntact();
        }
    }
}
