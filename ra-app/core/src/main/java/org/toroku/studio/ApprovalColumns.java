package org.toroku.studio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.toroku.studio.PublicationDesk.ChangeApproval;

/** On what a change rests, as three columns of which either the first two or the last are filled. */
final class ApprovalColumns {
    private ApprovalColumns() {}

    /** Fills {@code :reference}, {@code :date} and {@code :exception}. */
    static StatementSpec fill(StatementSpec statement, ChangeApproval approval) {
        @Nullable String reference = null;
        @Nullable LocalDate date = null;
        @Nullable String exception = null;
        switch (approval) {
            case ChangeApproval.Approved approved -> {
                reference = approved.reference();
                date = approved.date();
            }
            case ChangeApproval.Exempt exempt -> exception = exempt.reason();
        }
        return statement
                .param("reference", reference, Types.VARCHAR)
                .param("date", date, Types.DATE)
                .param("exception", exception, Types.VARCHAR);
    }

    static ChangeApproval read(ResultSet row) throws SQLException {
        @Nullable String reference = row.getString("approval_reference");
        @Nullable String exception = row.getString("exception_reason");
        return reference != null
                ? new ChangeApproval.Approved(reference, row.getObject("approval_date", LocalDate.class))
                : new ChangeApproval.Exempt(exception == null ? "" : exception);
    }
}
