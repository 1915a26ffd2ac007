package org.toroku.living;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Book;
import org.toroku.audit.ProtectedTable;
import org.toroku.audit.RowAlteredException;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.Applications;
import org.toroku.issuance.IssuanceRecord;

/**
 * Finds cards that should have been asked about and were not. The rows of the watch are not sealed, so that whoever writes the
 * database could silence it; here only the book and sealed rows say who consented and when a card was asked about.
 */
@Component
class SilenceCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceCheck.class);
    private static final int MOST = 100;
    private static final int NAMED = 20;
    /** Longer than the longest wait between two questions that go as they should. */
    private static final int INTERVALS = 3;

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final WatchLedger watches;
    private final ConsentLedger consents;
    private final StatusWatch watch;
    private final Parts parts;
    private Instant next = Instant.EPOCH;

    /** What says whether there is anything to ask. */
    @Component("silenceCheckParts")
    record Parts(Applications applications, IssuanceRecord issued, LivingSettings settings, StatusWatch.House house) {}

    SilenceCheck(JdbcClient jdbc, WatchLedger watches, ConsentLedger consents, StatusWatch watch, Parts parts) {
        this.jdbc = jdbc;
        this.watches = watches;
        this.consents = consents;
        this.watch = watch;
        this.parts = parts;
    }

    /** Soon after the start, and then at its own pace: also a process that is started every day looks. */
    synchronized void whenDue() {
        Instant now = parts.house().clock().instant();
        if (!now.isBefore(next)) {
            sweep();
            next = now.plus(parts.settings().check());
        }
    }

    private enum Found {
        NOTHING,
        NO_ROW,
        SILENT
    }

    /** @param recent whether it was asked about, or issued, within the intervals */
    private record Case(UUID id, boolean recent) {}

    /** Answers how many cards were found that had not been asked about. */
    int sweep() {
        Instant now = parts.house().clock().instant();
        List<UUID> silent = new ArrayList<>();
        List<UUID> withoutRow = new ArrayList<>();
        UUID last = BEFORE_ALL;
        List<Case> page;
        do {
            page = after(last, now);
            for (Case each : page) {
                last = each.id();
                Found found = looked(each, now);
                if (found == Found.SILENT) {
                    silent.add(each.id());
                } else if (found == Found.NO_ROW) {
                    withoutRow.add(each.id());
                }
            }
        } while (page.size() == MOST);
        alarm(
                "living-watch-missing",
                withoutRow,
                "Rows of the watch were gone though their cards are to be asked about; made again");
        alarm(
                "living-watch-silent",
                silent,
                "Cards were not asked about for three intervals, or nobody answered; they are asked about now");
        askAbout(silent, now);
        return silent.size();
    }

    /** Those behind one that nobody answers about are due, and left to the next looks. */
    private void askAbout(List<UUID> silent, Instant now) {
        for (UUID caseId : silent) {
            // before anything that could fail: whatever a stranger wrote into the watch, they are due
            watches.beginAnew(caseId, now);
        }
        for (UUID caseId : silent.subList(0, Math.min(parts.settings().mostPerLook(), silent.size()))) {
            watches.beginAnew(caseId, now.plus(LEASE));
            if (!watch.reached(new WatchLedger.Due(caseId, 0))) {
                watches.beginAnew(caseId, now);
                return;
            }
        }
    }

    private Found looked(Case each, Instant now) {
        try {
            return Objects.requireNonNull(parts.house()
                    .transaction()
                    .execute(_ -> toBeAsked(each.id(), now) ? found(each, now) : Found.NOTHING));
        } catch (RowAlteredException altered) {
            alteredAlarm(each.id(), "A consent or its case is not what the book sealed; nothing is asked upon it");
            return Found.NOTHING;
        }
    }

    private boolean toBeAsked(UUID caseId, Instant now) {
        // what says that it need not be asked about has to be what the book sealed
        parts.house().book().hold(new Book.Row(ProtectedTable.APPLICATION_STATE, caseId.toString()));
        parts.house().book().hold(new Book.Row(ProtectedTable.ISSUED_CERTIFICATE, caseId.toString()));
        ApplicationState state = parts.applications().lock(caseId);
        if (consents.lock(caseId).isEmpty()) {
            alteredAlarm(caseId, "A consent that the book says was given is not there; nothing is asked upon it");
            return false;
        }
        return StatusWatch.IN_FORCE.contains(state)
                && consents.lock(caseId).filter(consent -> consent.holds(now)).isPresent()
                && parts.issued()
                        .of(caseId)
                        .filter(issued -> now.isBefore(issued.notAfter()))
                        .isPresent();
    }

    private Found found(Case each, Instant now) {
        if (!each.recent()) {
            return Found.SILENT;
        }
        if (watches.has(each.id())) {
            return Found.NOTHING;
        }
        watches.beginAnew(
                each.id(), now.plus(SignedConsents.somewhereIn(parts.settings().interval())));
        return Found.NO_ROW;
    }

    /** By the book, who consented and did not withdraw, and whose card has something left to tell. */
    private List<Case> after(UUID last, Instant now) {
        return jdbc.sql("""
                        SELECT i.application_id,
                               EXISTS (SELECT 1 FROM audit_entry r WHERE r.case_id = i.application_id AND r.at > :since
                                          AND r.action IN (:asked, :not_asked, 'certificate-issued'))
                          FROM issued_certificate i
                         WHERE i.not_after > :now AND i.application_id > :last
                           AND EXISTS (SELECT 1 FROM audit_entry g
                                        WHERE g.case_id = i.application_id AND g.action = 'consent-given')
                           AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.case_id = i.application_id
                                              AND e.action IN ('consent-withdrawn', :over))
                         ORDER BY i.application_id LIMIT :most""")
                .param(
                        "since",
                        ConsentLedger.utc(now.minus(parts.settings().interval().multipliedBy(INTERVALS))))
                .param("asked", StatusWatch.ASKED)
                .param("not_asked", StatusWatch.NOT_ASKED)
                .param("over", StatusWatch.OVER)
                .param("now", ConsentLedger.utc(now))
                .param("last", last)
                .param("most", MOST)
                .query((row, _) -> new Case(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
    }

    private static void alarm(String alarm, List<UUID> cases, String what) {
        if (!cases.isEmpty()) {
            LOG.atError()
                    .addKeyValue("alarm", alarm)
                    .addKeyValue("count", cases.size())
                    .addKeyValue("cases", cases.subList(0, Math.min(NAMED, cases.size())))
                    .log(what);
        }
    }

    private static void alteredAlarm(UUID caseId, String what) {
        LOG.atError()
                .addKeyValue("alarm", "living-case-altered")
                .addKeyValue("case", caseId)
                .log(what);
    }
}
