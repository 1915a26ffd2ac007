package org.toroku.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.organisation.InvitationDesk.Filter;
import org.toroku.organisation.InvitationDesk.Item;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail;

/** Invitations in the database. Every change is an entry of the book under the invitation; so is its e-mail. */
@Component
class InvitationLedger {
    /** How far it got, as the organisation is told. */
    private static final String SHOWN = """
            CASE WHEN i.state = 'WITHDRAWN' THEN 'WITHDRAWN'
                WHEN i.state = 'REFUSED' THEN 'CLOSED'
                WHEN i.state = 'OPEN' AND i.expires_at <= :now THEN 'EXPIRED'
                WHEN i.state = 'OPEN' THEN 'INVITED'
                WHEN s.state IN ('ISSUED', 'DELIVERED') THEN 'ISSUED'
                WHEN s.state IN ('REJECTED', 'REVOKED_UNRECEIVED', 'REVOKED', 'CANCELLED', 'EXPIRED', 'WITHDRAWN')
                    THEN 'CLOSED'
                WHEN s.state = 'AWAITING_SIGNATURE' AND a.content_expires_at <= :now THEN 'CLOSED'
                ELSE 'APPLIED' END""";

    private static final String FROM = """
             FROM invitation i LEFT JOIN application_state s ON s.application_id = i.application_id
            LEFT JOIN application a ON a.id = i.application_id
            WHERE i.organisation_id = :organisation AND (:text = ''
                OR position(:text IN lower(i.family_name || ' ' || i.given_name || ' ' || i.email)) > 0)
            """;

    private final JdbcClient jdbc;
    private final OutgoingMail mail;
    private final InvitationTokens tokens;
    private final OrganisationSettings settings;
    private final Book book;
    private final Clock clock;

    InvitationLedger(
            JdbcClient jdbc,
            OutgoingMail mail,
            InvitationTokens tokens,
            OrganisationSettings settings,
            Book book,
            Clock clock) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.tokens = tokens;
        this.settings = settings;
        this.book = book;
        this.clock = clock;
    }

    /** Invites, and has the e-mail sent; false where the address has an open invitation. Joins the caller's transaction. */
    boolean invite(UUID organisation, Member member, Actor by) {
        UUID id = UUID.randomUUID();
        int inserted = jdbc.sql("""
                        INSERT INTO invitation (id, organisation_id, family_name, given_name, family_name_kana,
                            given_name_kana, email, title, department, note, state, token_sha256, number, expires_at,
                            invited_by, invited_at, since)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, 1, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                .params(id, organisation, member.familyName(), member.givenName())
                .params(member.familyNameKana(), member.givenNameKana(), member.email())
                .param(member.title().orElse(null))
                .param(member.department().orElse(null))
                .params(member.note(), InvitationTokens.digest(tokens.token(id, 1)), expiry(), by.name(), now(), now())
                .update();
        if (inserted == 1) {
            record(by, "member-invited", id, Map.of("organisation", organisation.toString()));
            mail.order(id, LetterKind.INVITATION, OutgoingMail.Channel.EMAIL, List.of(), by);
        }
        return inserted == 1;
    }

    /**
     * How many links went to an address, in whatever invitations of the organisation, since anybody applied with one.
     *
     * @param beside an invitation that counts although somebody applied with it
     */
    int links(UUID organisation, String email, UUID beside) {
        return jdbc.sql("SELECT coalesce(sum(number), 0) FROM invitation WHERE organisation_id = ?"
                        + " AND lower(email) = lower(?) AND (application_id IS NULL OR id = ?)")
                .params(organisation, email, beside)
                .query(Integer.class)
                .single();
    }

    /** Lower-case addresses that {@code most} links or more went to without anybody applying. */
    Set<String> silentAddresses(UUID organisation, int most) {
        return Set.copyOf(jdbc.sql("SELECT lower(email) FROM invitation WHERE organisation_id = ?"
                        + " AND application_id IS NULL GROUP BY lower(email) HAVING sum(number) >= ?")
                .params(organisation, most)
                .query(String.class)
                .list());
    }

    /** Lower-case addresses that have an open invitation. */
    Set<String> openAddresses(UUID organisation) {
        return Set.copyOf(jdbc.sql("SELECT lower(email) FROM invitation WHERE organisation_id = ? AND state = 'OPEN'")
                .param(organisation)
                .query(String.class)
                .list());
    }

    /** A new link instead of the former; false where the address has another open invitation. */
    boolean renew(Invitation invitation, Actor by) {
        book.hold(sealedRow(invitation.id()));
        int number = invitation.number() + 1;
        try {
            jdbc.sql("UPDATE invitation SET state = 'OPEN', token_sha256 = ?, number = ?, expires_at = ?,"
                            + " application_id = NULL, since = ? WHERE id = ?")
                    .params(
                            InvitationTokens.digest(tokens.token(invitation.id(), number)),
                            number,
                            expiry(),
                            now(),
                            invitation.id())
                    .update();
        } catch (DuplicateKeyException _) {
            return false;
        }
        record(by, "invitation-renewed", invitation.id(), Map.of("number", number));
        mail.order(invitation.id(), LetterKind.INVITATION, OutgoingMail.Channel.EMAIL, List.of(), by);
        return true;
    }

    void end(Invitation invitation, Invitation.State state, Actor by) {
        book.hold(sealedRow(invitation.id()));
        jdbc.sql("UPDATE invitation SET state = ?, since = ? WHERE id = ?")
                .params(state.name(), now(), invitation.id())
                .update();
        record(
                by,
                state == Invitation.State.REFUSED ? "invitation-refused" : "invitation-withdrawn",
                invitation.id(),
                Map.of());
    }

    /** Uses the link up; false where somebody was faster. Joins the transaction that makes the application. */
    boolean use(Invitation invitation, UUID application) {
        book.hold(sealedRow(invitation.id()));
        int used = jdbc.sql("UPDATE invitation SET state = 'APPLIED', application_id = ?, since = ?"
                        + " WHERE id = ? AND state = 'OPEN' AND number = ?")
                .params(application, now(), invitation.id(), invitation.number())
                .update();
        if (used == 1) {
            record(
                    new Actor.Applicant(),
                    "invitation-used",
                    invitation.id(),
                    Map.of("application", application.toString()));
        }
        return used == 1;
    }

    Optional<Invitation> byToken(String token) {
        return jdbc.sql("SELECT * FROM invitation WHERE token_sha256 = ?")
                .param(InvitationTokens.digest(token))
                .query(InvitationLedger::invitation)
                .optional();
    }

    Optional<Invitation> find(UUID id) {
        return jdbc.sql("SELECT * FROM invitation WHERE id = ?")
                .param(id)
                .query(InvitationLedger::invitation)
                .optional();
    }

    Optional<Invitation> lock(UUID id) {
        return jdbc.sql("SELECT * FROM invitation WHERE id = ? FOR UPDATE")
                .param(id)
                .query(InvitationLedger::invitation)
                .optional();
    }

    InvitationDesk.State shown(UUID id, UUID organisation) {
        return InvitationDesk.State.valueOf(jdbc.sql("SELECT " + SHOWN + FROM + " AND i.id = :id")
                .param("now", now())
                .param("organisation", organisation)
                .param("text", "")
                .param("id", id)
                .query(String.class)
                .single());
    }

    List<Item> list(UUID organisation, Filter filter) {
        return jdbc.sql("SELECT * FROM (SELECT i.*, " + SHOWN + " AS shown,"
                        + " (SELECT m.state FROM outgoing_mail m WHERE m.application_id = i.id"
                        + " ORDER BY m.seq DESC LIMIT 1) AS mail" + FROM + ") x"
                        + " WHERE (:state = '' OR shown = :state) ORDER BY seq DESC LIMIT :limit OFFSET :offset")
                .param("now", now())
                .param("organisation", organisation)
                .param("text", filter.text().strip().toLowerCase(java.util.Locale.ROOT))
                .param("state", filter.state().map(Enum::name).orElse(""))
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query((rs, n) -> new Item(
                        rs.getObject("id", UUID.class),
                        member(rs),
                        InvitationDesk.State.valueOf(rs.getString("shown")),
                        rs.getString("mail"),
                        rs.getTimestamp("invited_at").toInstant(),
                        rs.getTimestamp("expires_at").toInstant()))
                .list();
    }

    int count(UUID organisation, Filter filter) {
        return jdbc.sql("SELECT count(*) FROM (SELECT " + SHOWN + " AS shown" + FROM + ") x"
                        + " WHERE :state = '' OR shown = :state")
                .param("now", now())
                .param("organisation", organisation)
                .param("text", filter.text().strip().toLowerCase(java.util.Locale.ROOT))
                .param("state", filter.state().map(Enum::name).orElse(""))
                .query(Integer.class)
                .single();
    }

    private void record(Actor by, String action, UUID id, Map<String, Object> detail) {
        book.record(Book.Entry.of(by, action, id, detail, sealedRow(id)));
    }

    private static Book.Row sealedRow(UUID id) {
        return new Book.Row(ProtectedTable.INVITATION, id.toString());
    }

    private OffsetDateTime expiry() {
        return utc(clock.instant().plus(settings.invitationValidFor()));
    }

    private OffsetDateTime now() {
        return utc(clock.instant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Invitation invitation(ResultSet rs, int index) throws SQLException {
        return new Invitation(
                rs.getObject("id", UUID.class),
                rs.getObject("organisation_id", UUID.class),
                member(rs),
                Invitation.State.valueOf(rs.getString("state")),
                rs.getInt("number"),
                rs.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(rs.getObject("application_id", UUID.class)));
    }

    private static Member member(ResultSet rs) throws SQLException {
        return new Member(
                rs.getString("family_name"),
                rs.getString("given_name"),
                rs.getString("family_name_kana"),
                rs.getString("given_name_kana"),
                rs.getString("email"),
                Optional.ofNullable(rs.getString("title")),
                Optional.ofNullable(rs.getString("department")),
                rs.getString("note"));
    }
}
