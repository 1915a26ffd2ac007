package org.toroku.officers;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Book;
import org.toroku.audit.BookEntries;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowSeals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The officer register in PostgreSQL; each change is one row and one entry of the book. */
@Component
class StoredOfficers implements OfficerRegister {
    private static final Logger LOG = LoggerFactory.getLogger(StoredOfficers.class);
    private static final Actor REGISTER = new Actor.Service("officer-register");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Book book;
    private final BookEntries entries;
    private final RowSeals seals;
    private final Clock clock;
    private final Namesakes namesakes;
    private final JsonMapper json = JsonMapper.builder().build();

    StoredOfficers(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Book book,
            BookEntries entries,
            RowSeals seals,
            Clock clock,
            Namesakes namesakes) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.book = book;
        this.entries = entries;
        this.seals = seals;
        this.clock = clock;
        this.namesakes = namesakes;
    }

    @Override
    public Optional<OfficerAccount> find(String username) {
        return jdbc.sql("SELECT * FROM officer WHERE username = ?")
                .param(username)
                .query(StoredOfficers::account)
                .optional();
    }

    @Override
    public Optional<OfficerAccount> vouched(String username) {
        return switch (seals.officer(username)) {
            case RowSeals.Sealed.NoSuchRow() -> Optional.empty();
            case RowSeals.Sealed.Agrees(var row) -> Optional.of(read(json.readTree(row)));
            case RowSeals.Sealed.Disagrees() -> {
                LOG.atError()
                        .addKeyValue("alarm", "officer-altered")
                        .addKeyValue("officer", username)
                        .log("An officer's row is not what the book sealed; they are refused");
                yield Optional.empty();
            }
        };
    }

    private static OfficerAccount read(JsonNode row) {
        Set<String> roles = new TreeSet<>();
        row.path("roles").forEach(role -> roles.add(role.asString()));
        return new OfficerAccount(
                row.path("username").asString(),
                row.path("display_name").asString(),
                row.path("password_hash").asString(),
                row.path("enabled").asBoolean(),
                roles);
    }

    /** Without what the identity provider took away from whoever acts; of others it said nothing. */
    @Override
    public Set<String> rolesInForce(String username) {
        Set<String> roles = new TreeSet<>(OfficerRegister.super.rolesInForce(username));
        roles.removeAll(taken(username, Set.copyOf(roles)));
        return roles;
    }

    /** With a first password one chooses another, and does nothing else, by whatever page that is open. */
    private static boolean isOnly(Authentication login) {
        return login.getAuthorities().stream()
                .anyMatch(each -> ("ROLE_" + AccountDesk.ONLY).equals(each.getAuthority()));
    }

    private static Set<String> taken(String username, Set<String> all) {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        if (login == null || !login.getName().equals(username)) {
            return Set.of();
        }
        if (isOnly(login)) {
            return all;
        }
        return login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(Objects::nonNull)
                .filter(authority -> authority.startsWith(OfficerIdentities.TAKEN))
                .map(authority -> authority.substring(OfficerIdentities.TAKEN.length()))
                .collect(Collectors.toSet());
    }

    @Override
    public void save(OfficerAccount account) {
        if (account.roles().contains(Roles.ORGANISATION_ADMIN)
                && !account.roles().equals(Set.of(Roles.ORGANISATION_ADMIN))) {
            throw new IllegalArgumentException("who administers an organisation holds no role of the house");
        }
        transaction.executeWithoutResult(status -> {
            // every start saves the configured officers; what did not change must not fill the book
            if (!find(account.username()).equals(Optional.of(account))) {
                refuseSecondOfName(account);
                write(account);
            }
        });
    }

    @Override
    public boolean add(OfficerAccount account) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // whoever enters the same name at this moment waits here, and finds it taken
            namesakes.lock();
            if (find(account.username()).isPresent()) {
                return false;
            }
            save(account);
            return true;
        }));
    }

    /**
     * One person with two accounts would be both pairs of eyes. Two that are there from before stay, so that nothing keeps
     * their house from starting: {@link Persons} takes them for one.
     */
    private void refuseSecondOfName(OfficerAccount account) {
        namesakes.lock();
        boolean asBefore = find(account.username())
                .filter(before -> Namesakes.serves(before) && Namesakes.haveOneName(before, account))
                .isPresent();
        if (Namesakes.serves(account) && !asBefore) {
            namesakes.of(account, all()).ifPresent(other -> {
                throw new NamesakeException(account.username(), other);
            });
        }
    }

    private void write(OfficerAccount account) {
        String[] roles = new TreeSet<>(account.roles()).toArray(String[]::new);
        jdbc.sql("""
                        INSERT INTO officer (username, display_name, password_hash, enabled, roles, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (username) DO UPDATE SET
                            display_name = excluded.display_name, password_hash = excluded.password_hash,
                            enabled = excluded.enabled, roles = excluded.roles, changed_at = excluded.changed_at
                        """)
                .params(
                        account.username(),
                        account.displayName(),
                        account.passwordHash(),
                        account.enabled(),
                        roles,
                        utc(clock.instant()))
                .update();
        record(
                "officer-saved",
                Map.of("officer", account.username(), "enabled", account.enabled(), "roles", List.of(roles)),
                new Book.Row(ProtectedTable.OFFICER, account.username()));
    }

    /**
     * By the holder of the account.
     *
     * @return false where the account is another one than {@code before} by now
     */
    boolean changePassword(OfficerAccount before, String hash) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            String username = before.username();
            int changed = jdbc.sql("UPDATE officer SET password_hash = ?, changed_at = ?"
                            + " WHERE username = ? AND password_hash = ? AND enabled")
                    .params(hash, utc(clock.instant()), username, before.passwordHash())
                    .update();
            if (changed != 1) {
                return false;
            }
            book.record(new Book.Entry(
                    new Actor.Human(username),
                    "password-changed",
                    Optional.empty(),
                    Map.of("officer", username),
                    List.of(new Book.Row(ProtectedTable.OFFICER, username))));
            return true;
        }));
    }

    /** Something that was tried with an account and changes nothing of it. */
    void note(String username, String action) {
        transaction.executeWithoutResult(status -> book.record(
                new Book.Entry(REGISTER, action, Optional.empty(), Map.of("officer", username), List.of())));
    }

    @Override
    public List<OfficerAccount> all() {
        return jdbc.sql("SELECT * FROM officer ORDER BY username")
                .query(StoredOfficers::account)
                .list();
    }

    @Override
    public Optional<String> responsibleOfficer(String rule, Instant at) {
        try {
            return entries.appointments().stream()
                    .map(entry -> Appointment.of(entry.detail()))
                    .filter(appointed ->
                            appointed.rule().equals(rule) && !appointed.from().isAfter(at))
                    // of those from the same instant on, the one that was said last
                    .reduce((former, later) -> later.from().isBefore(former.from()) ? former : later)
                    .map(Appointment::officer);
        } catch (BookEntries.EntryAlteredException altered) {
            LOG.atError()
                    .addKeyValue("alarm", "appointment-altered")
                    .addKeyValue("rule", rule)
                    .log("An appointment in the book is not what was written; nobody answers for the rule");
            return Optional.empty();
        }
    }

    private record Appointment(String rule, String officer, Instant from) {
        static Appointment of(Map<String, Object> detail) {
            return new Appointment(
                    String.valueOf(detail.get("rule")),
                    String.valueOf(detail.get("officer")),
                    Instant.parse(String.valueOf(detail.get("from"))).truncatedTo(ChronoUnit.MICROS));
        }
    }

    @Override
    public Optional<String> holdResponsibleOfficer(String rule, Instant at) {
        lock("pg_advisory_xact_lock_shared", rule);
        return responsibleOfficer(rule, at);
    }

    /** Whoever appoints waits for those who rest on an appointment, and they for them. */
    private void lock(String function, String rule) {
        jdbc.sql("SELECT 1 FROM (SELECT " + function + "(hashtextextended(?, 0))) AS held")
                .param("responsible-officer " + rule)
                .query(Integer.class)
                .single();
    }

    /** @throws IllegalArgumentException where the officer is not in the register or is disabled */
    @Override
    public void appoint(String rule, String username, Instant from) {
        transaction.executeWithoutResult(status -> {
            lock("pg_advisory_xact_lock", rule);
            if (find(username).filter(OfficerAccount::enabled).isEmpty()) {
                throw new IllegalArgumentException("only a registered, enabled officer can answer for " + rule);
            }
            UUID id = UUID.randomUUID();
            jdbc.sql("""
                            INSERT INTO responsible_officer (id, rule, username, effective_at, appointed_at)
                            VALUES (?, ?, ?, ?, ?)
                            """)
                    .params(id, rule, username, utc(from), utc(clock.instant()))
                    .update();
            record(
                    BookEntries.RESPONSIBLE_OFFICER_APPOINTED,
                    Map.of("rule", rule, "officer", username, "from", from.toString()),
                    new Book.Row(ProtectedTable.RESPONSIBLE_OFFICER, id.toString()));
        });
    }

    private void record(String action, Map<String, Object> detail, Book.Row row) {
        book.record(new Book.Entry(REGISTER, action, Optional.empty(), detail, List.of(row)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static OfficerAccount account(ResultSet rs, int index) throws SQLException {
        Array roles = rs.getArray("roles");
        return new OfficerAccount(
                rs.getString("username"),
                rs.getString("display_name"),
                rs.getString("password_hash"),
                rs.getBoolean("enabled"),
                Set.copyOf(Arrays.asList((String[]) roles.getArray())));
    }
}
