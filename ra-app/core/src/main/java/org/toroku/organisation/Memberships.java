package org.toroku.organisation;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.enrolment.OrganisationStatement;

/** What applications say of the organisation that invited their applicants; written once, with the application. */
@Component
class Memberships {
    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    Memberships(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    /** @param invitedName as the organisation wrote it */
    record Membership(UUID invitation, UUID organisation, OrganisationStatement statement, String invitedName) {
        @Override
        public String toString() {
            return "Membership[" + organisation + "]";
        }
    }

    void insert(UUID application, Invitation invitation, OrganisationStatement statement) {
        jdbc.sql("""
                        INSERT INTO membership (application_id, invitation_id, organisation_id, organisation,
                            corporate_number, department, title, invited_name, made_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(application, invitation.id(), invitation.organisation(), statement.organisation())
                .param(statement.corporateNumber())
                .param(statement.department().orElse(null))
                .param(statement.title().orElse(null))
                .param(invitation.member().fullName())
                .param(clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        book.record(Book.Entry.of(
                new Actor.Applicant(),
                "application-for-organisation",
                application,
                Map.of(
                        "organisation", invitation.organisation().toString(),
                        "invitation", invitation.id().toString()),
                new Book.Row(ProtectedTable.MEMBERSHIP, application.toString())));
    }

    Optional<Membership> find(UUID application) {
        return jdbc.sql("SELECT * FROM membership WHERE application_id = ?")
                .param(application)
                .query((rs, n) -> new Membership(
                        rs.getObject("invitation_id", UUID.class),
                        rs.getObject("organisation_id", UUID.class),
                        new OrganisationStatement(
                                rs.getString("organisation"),
                                rs.getString("corporate_number"),
                                Optional.ofNullable(rs.getString("department")),
                                Optional.ofNullable(rs.getString("title"))),
                        rs.getString("invited_name")))
                .optional();
    }
}
