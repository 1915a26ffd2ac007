package org.toroku.automaton;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.identity.Identities;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;

/** The list in PostgreSQL; a row that is added or taken away without an entry of the book is named by the verifier. */
@Component
class StoredDenyList implements DenyList {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Identities identities;
    private final OfficerRegister officers;
    private final Book book;
    private final Clock clock;

    StoredDenyList(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Identities identities,
            OfficerRegister officers,
            Book book,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.identities = identities;
        this.officers = officers;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public Answer add(UUID caseId, String officer, String reason) {
        if (!officers.rolesInForce(officer).contains(Roles.MANAGER)) {
            return new Answer.Refused("role");
        }
        if (reason.isBlank()) {
            return new Answer.Refused("reason-missing");
        }
        Optional<String> person = identities.latest(caseId).flatMap(Identities.Verification::personSha256);
        return person.map(hash -> Objects.requireNonNull(
                        transaction.execute(status -> add(caseId, hash, officer, reason.strip()))))
                .orElseGet(() -> new Answer.Refused("identity-not-verified"));
    }

    private Answer add(UUID caseId, String person, String officer, String reason) {
        int added = jdbc.sql("INSERT INTO deny_list (person_sha256, reason, listed_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(
                        person,
                        reason,
                        clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        if (added == 0) {
            return new Answer.Refused("listed-already");
        }
        book.record(Book.Entry.of(
                new Actor.Human(officer),
                "person-deny-listed",
                caseId,
                Map.of(),
                new Book.Row(ProtectedTable.DENY_LIST, person)));
        return new Answer.Listed();
    }
}
