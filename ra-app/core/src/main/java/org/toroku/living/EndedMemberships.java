package org.toroku.living;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;
import org.toroku.issuance.IssuanceRecord;
import org.toroku.pki.x509.CertificateContents;
import org.toroku.revocation.FoundFact;
import org.toroku.revocation.FoundFacts;

/**
 * Finds certificates whose organisation took the holder's affiliation back, whether after they were issued or while they were
 * being issued. Nobody is asked anything for it: the house's own sealed rows say so.
 */
@Component
class EndedMemberships {
    private static final Logger LOG = LoggerFactory.getLogger(EndedMemberships.class);
    private static final int MOST = 100;
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ORGANISATION = "O";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final FoundFacts facts;
    private final StatusWatch.House house;
    private final LivingSettings settings;
    private final IssuanceRecord issued;

    /** Organisations of which it was told that members wait, and until when it is not told again. */
    private final Map<UUID, Instant> told = new ConcurrentHashMap<>();

    /** Cases that are not looked at before then: nobody needs the same alarm each minute. */
    private final Map<UUID, Instant> resting = new ConcurrentHashMap<>();

    EndedMemberships(
            JdbcClient jdbc,
            FoundFacts facts,
            StatusWatch.House house,
            LivingSettings settings,
            IssuanceRecord issued) {
        this.issued = issued;
        this.settings = settings;
        this.jdbc = jdbc;
        this.facts = facts;
        this.house = house;
    }

    private record Ended(UUID caseId, UUID invitation, UUID organisation, Instant since) {}

    /**
     * One look at all of them; answers how many were found. One that fails stops no other, and waits itself. What one organisation
     * reports beyond what a day may bring is not found yet: it is in the organisation's sealed rows, and waits there.
     */
    int sweep() {
        Instant now = house.clock().instant();
        Map<UUID, Integer> today = foundWithin(now.minus(DAY));
        Map<UUID, Integer> waiting = new HashMap<>();
        told.values().removeIf(until -> !until.isAfter(now));
        resting.values().removeIf(until -> !until.isAfter(now));
        int found = 0;
        Optional<Ended> last = Optional.empty();
        List<Ended> page;
        do {
            page = after(last, now);
            for (Ended ended : page) {
                last = Optional.of(ended);
                if (resting.containsKey(ended.caseId())) {
                    continue;
                }
                if (today.getOrDefault(ended.organisation(), 0) >= settings.membersPerDay()) {
                    waiting.merge(ended.organisation(), 1, Integer::sum);
                } else if (looked(ended, now)) {
                    found++;
                    today.merge(ended.organisation(), 1, Integer::sum);
                }
            }
        } while (page.size() == MOST);
        waiting.forEach((organisation, count) -> tell(organisation, count, now));
        return found;
    }

    /** Once a day for an organisation, however many they are. */
    private void tell(UUID organisation, int count, Instant now) {
        if (told.putIfAbsent(organisation, now.plus(DAY)) == null) {
            LOG.atError()
                    .addKeyValue("alarm", "living-members-waiting")
                    .addKeyValue("organisation", organisation)
                    .addKeyValue("waiting", count)
                    .log("An organisation reports more members who left than a day may bring; the rest waits");
        }
    }

    private Map<UUID, Integer> foundWithin(Instant since) {
        Map<UUID, Integer> found = new HashMap<>();
        jdbc.sql("""
                        SELECT i.organisation_id, count(*)
                          FROM found_fact f JOIN invitation i ON i.id::text = f.mark
                         WHERE f.kind = 'MEMBERSHIP_ENDED' AND f.found_at > ? AND f.found_at <= now()
                         GROUP BY i.organisation_id""")
                .param(since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> found.put(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
        return found;
    }

    private boolean looked(Ended ended, Instant now) {
        try {
            if (!namesOrganisation(ended.caseId())) {
                // nothing that was certified has ended, and a certificate never says anything else
                resting.put(ended.caseId(), now.plus(settings.interval()));
                return false;
            }
            return found(ended);
        } catch (RowAlteredException altered) {
            resting.put(ended.caseId(), now.plus(settings.interval()));
            LOG.atError()
                    .addKeyValue("alarm", "living-case-altered")
                    .addKeyValue("case", ended.caseId())
                    .log(
                            "An affiliation that ended, or its case, is not what the book sealed; nothing is opened upon it");
        } catch (RuntimeException failed) {
            resting.put(ended.caseId(), now.plus(settings.retryFirst()));
            // what it says of may be a person; its kind is not
            LOG.atError()
                    .addKeyValue("alarm", "living-membership-failed")
                    .addKeyValue("case", ended.caseId())
                    .addKeyValue("kind", failed.getClass().getName())
                    .log("An affiliation that ended could not be looked at; it is tried again");
        }
        return false;
    }

    /** By what was issued, whatever the settings were then or are now; the row is held before anything is opened upon it. */
    private boolean namesOrganisation(UUID caseId) {
        return issued.of(caseId)
                .filter(each -> CertificateContents.of(each.certificate()).subject().stream()
                        .anyMatch(part -> part.type().equals(ORGANISATION)))
                .isPresent();
    }

    private List<Ended> after(Optional<Ended> last, Instant now) {
        return jdbc.sql("""
                        SELECT m.application_id, i.id, i.organisation_id, i.since
                          FROM membership m JOIN invitation i ON i.id = m.invitation_id
                          JOIN application_state s ON s.application_id = m.application_id
                          JOIN issued_certificate c ON c.application_id = m.application_id
                         WHERE i.state = 'WITHDRAWN' AND s.state IN ('ISSUED', 'DELIVERED') AND c.not_after > :now
                           AND m.application_id > :after
                           AND NOT EXISTS (SELECT 1 FROM found_fact f WHERE f.application_id = m.application_id
                                            AND f.kind = 'MEMBERSHIP_ENDED' AND f.mark = i.id::text)
                         ORDER BY m.application_id LIMIT :most""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("after", last.map(Ended::caseId).orElse(BEFORE_ALL))
                .param("most", MOST)
                .query((row, _) -> new Ended(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    private boolean found(Ended ended) {
        return Boolean.TRUE.equals(house.transaction().execute(_ -> {
            FoundFacts.Told told = facts.found(
                    ended.caseId(),
                    new FoundFacts.Fact(
                            FoundFact.Kind.MEMBERSHIP_ENDED,
                            ended.invitation().toString(),
                            Optional.of(ended.since()),
                            OptionalInt.empty(),
                            Optional.empty(),
                            Optional.empty()));
            house.book()
                    .hold(new Book.Row(ProtectedTable.MEMBERSHIP, ended.caseId().toString()));
            house.book()
                    .hold(new Book.Row(
                            ProtectedTable.INVITATION, ended.invitation().toString()));
            return told instanceof FoundFacts.Told.Opened || told instanceof FoundFacts.Told.Beside;
        }));
    }
}
