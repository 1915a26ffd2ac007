package org.toroku.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.receipt.ReceiptHouse.by;
import static org.toroku.receipt.ReceiptHouse.refused;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.BookVerifier;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSweep;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.issuance.CardHouse;
import org.toroku.receipt.SignedReceiptDesk.Prepared;

/** Whoever alters what was signed is named by the book, and nobody signs for a case that was altered. */
class ReceiptTamperTest {
    private static ReceiptHouse scene;

    @BeforeAll
    static void open() {
        scene = new ReceiptHouse();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @Test
    void namesTheRow() {
        Access access = scene.pickedUp();
        scene.assertConfirmed(access, scene.byKey(access));
        CardHouse house = scene.house();
        RowSweep sweep =
                new RowSweep(house.sql(), house.part(TransactionTemplate.class), house.part(BookVerifier.class));
        sweep.each(
                ProtectedTable.SIGNED_RECEIPT,
                "application_id = '" + access.applicationId() + "'",
                found ->
                        found.isNotEmpty().allSatisfy(where -> assertThat(where).startsWith("signed_receipt ")));
    }

    /** Neither what it says is shown nor, where it was taken away, a click. */
    @Test
    void officersAreToldThatARowIsNotWhatTheBookSealed() {
        Access access = scene.pickedUp();
        scene.assertConfirmed(access, scene.byKey(access));
        assertThat(how(access)).isInstanceOf(ReceiptDesk.Signed.class);

        change(access, "CREATE TABLE kept AS SELECT * FROM signed_receipt WHERE application_id = '%s'");
        change(access, "UPDATE signed_receipt SET rule = 'another' WHERE application_id = '%s'");
        assertThat(how(access)).isEqualTo(new ReceiptDesk.How.Altered());
        change(access, "DELETE FROM signed_receipt WHERE application_id = '%s'");
        assertThat(how(access)).isEqualTo(new ReceiptDesk.How.Altered());
        change(access, "INSERT INTO signed_receipt SELECT * FROM kept WHERE application_id = '%s'");
        assertThat(how(access)).isInstanceOf(ReceiptDesk.Signed.class);
    }

    private static ReceiptDesk.How how(Access access) {
        return scene.house()
                .part(ReceiptDesk.class)
                .of(CardHouse.OMNI, access.applicationId())
                .orElseThrow()
                .how();
    }

    private static void change(Access access, String sql) {
        scene.house().sql().sql(sql.formatted(access.applicationId())).update();
    }

    @Test
    void aCertificateThatIsNotWhatTheBookSealedIsNotReceived() {
        Access access = scene.pickedUp();
        Prepared.Text text = scene.text(access);
        setDeadline(access, "receipt_deadline + interval '1 day'");
        try {
            assertThat(scene.submit(access, text, by(scene.key(access), text.content())))
                    .isEqualTo(refused("for-people"));
            scene.assertWaiting(access);
        } finally {
            setDeadline(access, "receipt_deadline - interval '1 day'");
        }
        scene.assertConfirmed(access, scene.submit(access, text, by(scene.key(access), text.content())));
    }

    private static void setDeadline(Access access, String to) {
        scene.house()
                .sql()
                .sql("UPDATE issued_certificate SET receipt_deadline = " + to + " WHERE application_id = ?")
                .param(access.applicationId())
                .update();
    }
}
