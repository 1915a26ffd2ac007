package org.toroku.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.ErrorEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;

@ExtendWith(OutputCaptureExtension.class)
class FaultNoticeTest {
    @Test
    void saysThatTryingAgainDoesNotHelpWhereARecordWasAltered() {
        RowAlteredException altered = new RowAlteredException(new Book.Row(ProtectedTable.OFFICER, "canary"));

        assertThat(FaultNotice.text(new IllegalStateException(altered))).isEqualTo("fault.altered");
        assertThat(FaultNotice.text(new IllegalStateException())).isEqualTo("fault.text");
    }

    @Test
    void logsWhereAPageFailedAndNotWhatAnExceptionQuotes(CapturedOutput output) {
        Exception quoting = new IllegalStateException("Key (name)=(山田　花子)", new RuntimeException("霞が関"));

        new FaultNotice().error(new ErrorEvent(quoting));

        assertThat(output.getAll())
                .contains("a page failed", "java.lang.IllegalStateException", "java.lang.RuntimeException")
                .contains("FaultNoticeTest.logsWhereAPageFailed")
                .doesNotContain("山田", "霞が関");
    }
}
