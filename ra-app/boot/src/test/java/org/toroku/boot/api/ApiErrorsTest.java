package org.toroku.boot.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;

@ExtendWith(OutputCaptureExtension.class)
class ApiErrorsTest {
    /** Nobody is told to try the same again, and nobody learns which row it is. */
    @Test
    void saysThatAlteredRecordsStoppedTheCall() {
        RowAlteredException altered =
                new RowAlteredException(new Book.Row(ProtectedTable.ORGANISATION_ADMIN, "canary"));

        var answer = new ApiErrors(new ApiMessages()).altered(altered, Locale.ENGLISH);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getBody()).isInstanceOfSatisfying(ProblemDetail.class, problem -> {
            assertThat(problem.getProperties()).isEqualTo(Map.of("code", "records-altered"));
            assertThat(problem.getDetail()).contains("Nothing was accepted").doesNotContain("canary", "again");
        });
    }

    /** What a caller wrote is in the words of many an exception, and with line breaks it would pass for lines of the log. */
    @Test
    void logsWhereACallFailedAndNotWhatAnExceptionQuotes(CapturedOutput output) {
        Exception quoting = new IllegalStateException("Key (name)=(山田　花子)", new RuntimeException("霞が関\nERROR forged"));

        var answer = new ApiErrors(new ApiMessages()).failed(quoting, Locale.ENGLISH);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(output.getAll())
                .contains(
                        "a request could not be served",
                        "java.lang.IllegalStateException",
                        "java.lang.RuntimeException")
                .contains("ApiErrorsTest.logsWhereACallFailed")
                .doesNotContain("山田", "霞が関", "forged");
    }
}
