package org.toroku.paper;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.Deadline;
import org.toroku.post.CaseLetters;

/** What letters say of cases on paper. */
@Component
class PaperLetters implements CaseLetters {
    private final FileLedger files;
    private final JdbcClient jdbc;
    private final PickupCodes codes;
    private final PaperSettings settings;
    private final Clock clock;

    PaperLetters(FileLedger files, JdbcClient jdbc, PickupCodes codes, PaperSettings settings, Clock clock) {
        this.files = files;
        this.jdbc = jdbc;
        this.codes = codes;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<Facts> facts(UUID caseId) {
        return files.find(caseId)
                .map(file -> new Facts(
                        file.caseCode(),
                        file.letterLanguage().locale(),
                        file.documentsDeadline(),
                        file.replyDeadline(),
                        Deadline.endOfDayOf(Moment.now(clock).plus(settings.replyWithin()))
                                .at()));
    }

    @Override
    public List<Original> wentBack(UUID caseId, String tracking) {
        return jdbc.sql("""
                        SELECT coalesce((SELECT n.kind FROM paper_entry n WHERE n.enclosure_id = e.id
                                         ORDER BY n.seq DESC LIMIT 1), e.kind), e.quarantined
                        FROM custody_event c JOIN paper_enclosure e ON e.id = c.enclosure_id
                        WHERE c.application_id = ? AND c.event = 'RETURNED'
                          AND regexp_replace(c.location, '[[:space:]-]', '', 'g') = ?
                        ORDER BY e.seq
                        """)
                .params(caseId, tracking.replaceAll("[\\s-]", ""))
                .query((rs, n) -> new Original(rs.getString(1), rs.getBoolean(2)))
                .list();
    }

    @Override
    public void codeSpoiled(UUID caseId, UUID mailId, Actor by) {
        codes.makeVoid(caseId, mailId, by);
        codes.issue(caseId, by);
    }
}
