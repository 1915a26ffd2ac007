package org.toroku.profile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.ca.profile.CertificateProfile;
import org.toroku.profile.ProfileDesk.State;
import org.toroku.profile.ProfileDesk.Version;

/** Versions of profiles; every change is an entry of the book under one id for all. Joins the caller's transaction. */
@Component
class ProfileLedger {
    /** Stands for all profiles where the book asks for a case: so no row of any of them goes missing unseen. */
    static final UUID BOOK_ID = UUID.fromString("70726f66-696c-4573-8000-000000000001");

    /** Any number; it only has to be the same on every node. */
    private static final long BEGINNING = 0x70726f66696c65L;

    private static final Actor INSTALLATION = new Actor.Service("installation");

    private final JdbcClient jdbc;
    private final Book book;
    private final Clock clock;

    ProfileLedger(JdbcClient jdbc, Book book, Clock clock) {
        this.jdbc = jdbc;
        this.book = book;
        this.clock = clock;
    }

    /** Every version of every profile, the newest of each first. */
    List<Version> versions() {
        return jdbc.sql("SELECT * FROM profile_version ORDER BY profile, number DESC")
                .query(ProfileLedger::version)
                .list();
    }

    /**
     * Whether nothing was ever recorded, neither here nor in the book, and the book was never cut off and begun anew; others wait
     * until the transaction ends.
     */
    boolean neverBegun() {
        holdToChange();
        return jdbc.sql("SELECT NOT EXISTS (SELECT 1 FROM profile_version)"
                        + " AND NOT EXISTS (SELECT 1 FROM audit_entry WHERE case_id = ? OR action = 'heads-begun')")
                .param(BOOK_ID)
                .query(Boolean.class)
                .single();
    }

    /** Until the caller's transaction ends nothing is proposed or decided; any number may hold them so. */
    void holdAsTheyAre() {
        held("pg_advisory_xact_lock_shared");
    }

    /** Before whatever changes them: nobody holds them as they are until the caller's transaction ends. */
    void holdToChange() {
        held("pg_advisory_xact_lock");
    }

    private void held(String lock) {
        jdbc.sql("SELECT " + lock + "(?)").param(BEGINNING).query((row, n) -> 0).single();
    }

    Optional<Version> lock(UUID id) {
        return jdbc.sql("SELECT * FROM profile_version WHERE id = ? FOR UPDATE")
                .param(id)
                .query(ProfileLedger::version)
                .optional();
    }

    /** What was there when the review of profiles began. */
    void release(CertificateProfile profile) {
        insert(profile, State.RELEASED, null, null)
                .ifPresent(id -> record(INSTALLATION, "profile-released", id, profile.id(), profile.sha256()));
    }

    /** Empty where another proposal waits. */
    Optional<UUID> propose(String officer, CertificateProfile profile, String reason) {
        Optional<UUID> inserted = insert(profile, State.PROPOSED, officer, reason);
        inserted.ifPresent(
                id -> record(new Actor.Human(officer), "profile-proposed", id, profile.id(), profile.sha256()));
        return inserted;
    }

    private Optional<UUID> insert(
            CertificateProfile profile, State state, @Nullable String officer, @Nullable String reason) {
        UUID id = UUID.randomUUID();
        int inserted = jdbc.sql("""
                        INSERT INTO profile_version (id, book_id, profile, number, state, sha256, content, reason,
                            proposed_by, proposed_at)
                        VALUES (:id, :book, :profile,
                            (SELECT coalesce(max(number), 0) + 1 FROM profile_version WHERE profile = :profile),
                            :state, :sha, :content, :reason, :officer, :now)
                        ON CONFLICT DO NOTHING""")
                .param("id", id)
                .param("book", BOOK_ID)
                .param("profile", profile.id())
                .param("state", state.name())
                .param("sha", profile.sha256())
                .param("content", profile.canonical())
                .param("reason", reason, Types.VARCHAR)
                .param("officer", officer, Types.VARCHAR)
                .param("now", now())
                .update();
        return inserted == 0 ? Optional.empty() : Optional.of(id);
    }

    /** @param state that ends it */
    void decide(String officer, Version version, State state, Optional<String> note) {
        jdbc.sql("UPDATE profile_version SET state = :state, decided_by = :officer, decided_at = :now, note = :note"
                        + " WHERE id = :id")
                .param("state", state.name())
                .param("officer", officer)
                .param("now", now())
                .param("note", note.orElse(null), Types.VARCHAR)
                .param("id", version.id())
                .update();
        String action = switch (state) {
            case APPROVED -> "profile-approved";
            case REJECTED -> "profile-rejected";
            case WITHDRAWN -> "profile-withdrawn";
            case RELEASED, PROPOSED -> throw new IllegalArgumentException("ends nothing: " + state);
        };
        record(new Actor.Human(officer), action, version.id(), version.profile(), version.sha256());
    }

    /** What people type is in the row; the book names profile, version and digest. */
    private void record(Actor actor, String action, UUID id, String profile, String sha256) {
        book.record(Book.Entry.of(
                actor,
                action,
                BOOK_ID,
                Map.of("profile", profile, "version", id.toString(), "sha256", sha256),
                new Book.Row(ProtectedTable.PROFILE_VERSION, id.toString())));
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Version version(ResultSet row, int index) throws SQLException {
        return new Version(
                row.getObject("id", UUID.class),
                row.getString("profile"),
                row.getInt("number"),
                State.valueOf(row.getString("state")),
                row.getString("sha256"),
                row.getString("content"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("proposed_by")),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("decided_by")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("note")));
    }
}
