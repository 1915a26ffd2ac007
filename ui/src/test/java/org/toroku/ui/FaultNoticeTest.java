package org.toroku.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.server.ErrorEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FaultNoticeTest {
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
