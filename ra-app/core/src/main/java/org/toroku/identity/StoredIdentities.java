package org.toroku.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.identity.Identities.Verification;
import org.toroku.pki.identity.BasicFourItems;
import org.toroku.process.CaseIndex;

/** Rows of identity verifications, one for each attempt; none is ever changed. */
@Component
class StoredIdentities {
    static final Actor ACTOR = new Actor.Service("identity-verification");

    private final JdbcClient jdbc;
    private final Book book;
    private final ObjectProvider<CaseIndex> index;

    StoredIdentities(JdbcClient jdbc, Book book, ObjectProvider<CaseIndex> index) {
        this.jdbc = jdbc;
        this.book = book;
        this.index = index;
    }

    Optional<Verification> latest(UUID caseId) {
        return newest(caseId, "");
    }

    Optional<Verification> latestVerified(UUID caseId) {
        return newest(caseId, " AND result = 'VERIFIED'");
    }

    private Optional<Verification> newest(UUID caseId, String condition) {
        return jdbc.sql("SELECT * FROM identity_verification WHERE application_id = ?" + condition
                        + " ORDER BY attempt DESC LIMIT 1")
                .param(caseId)
                .query(StoredIdentities::verification)
                .optional();
    }

    int attempts(UUID caseId) {
        return jdbc.sql("SELECT count(*) FROM identity_verification WHERE application_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    /** Adds the row and enters it, sealed, into the book. */
    void add(UUID caseId, Verification verification, UUID reportDocument, Instant at, Act act) {
        jdbc.sql("""
                        INSERT INTO identity_verification
                            (application_id, attempt, result, reason, checks, items, signer_sha256, person_sha256,
                             report_document, verified_at)
                        VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?)
                        """)
                .param(caseId)
                .param(verification.attempt())
                .param(verification.result())
                .param(verification.reason().orElse(null))
                .param(VerificationJson.MAPPER.writeValueAsString(VerificationJson.checks(verification.checks())))
                .param(verification
                        .items()
                        .map(VerificationJson::items)
                        .map(VerificationJson.MAPPER::writeValueAsString)
                        .orElse(null))
                .param(verification.signerSha256().orElse(null))
                .param(verification.personSha256().orElse(null))
                .param(reportDocument)
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
        // the card's name is one more that the case is found by, and that keeps its holder from it
        index.forEach(words -> words.renamed(caseId));
        book.record(Book.Entry.of(
                ACTOR,
                act.action(),
                caseId,
                act.detail(),
                new Book.Row(ProtectedTable.IDENTITY_VERIFICATION, caseId + "|" + verification.attempt())));
    }

    /** Enters an act that changed no verification; nothing is sealed again, lest a tampered row look right. */
    void record(UUID caseId, Act act) {
        book.record(Book.Entry.of(ACTOR, act.action(), caseId, act.detail()));
    }

    /** What the book says of an act. */
    record Act(String action, Map<String, Object> detail) {}

    private static Verification verification(ResultSet rs, int index) throws SQLException {
        Optional<BasicFourItems> items =
                Optional.ofNullable(rs.getString("items")).map(VerificationJson::readItems);
        return new Verification(
                rs.getInt("attempt"),
                rs.getString("result"),
                Optional.ofNullable(rs.getString("reason")),
                VerificationJson.readChecks(rs.getString("checks")),
                items,
                Optional.ofNullable(rs.getString("signer_sha256")),
                Optional.ofNullable(rs.getString("person_sha256")));
    }
}
