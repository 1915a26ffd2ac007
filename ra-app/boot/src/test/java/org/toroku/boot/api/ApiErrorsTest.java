package org.toroku.boot.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;

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
}
