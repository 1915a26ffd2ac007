package org.toroku.ca.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.journal.LogJournal;
import org.toroku.ca.log.LogFailPoint.Step;
import org.toroku.pki.Der;
import org.toroku.pki.timestamp.Timestamp;
import org.toroku.pki.timestamp.TimestampAuthority;
import org.toroku.pki.timestamp.TimestampJudge;

/** Has the newest head stamped where that is due; a timestamp is outside of the database before it is on record. */
final class HeadStamper {
    static final String LATE = "log-unstamped";

    private static final Logger LOG = LoggerFactory.getLogger(HeadStamper.class);

    private final Stamping settings;
    private final LogJournal journal;
    private final HeadFolder folder;
    private final TimestampAuthority authority;
    private final TimestampJudge judge;
    private final Clock clock;
    private final LogFailPoint failPoint;
    private Instant notBefore = Instant.MIN;

    HeadStamper(Stamping settings, LogJournal journal, HeadFolder folder, Clock clock, LogFailPoint failPoint) {
        this.settings = settings;
        this.journal = journal;
        this.folder = folder;
        this.authority = new TimestampAuthority(settings.authority(), clock);
        this.judge = new TimestampJudge(settings.authority().trust());
        this.clock = clock;
        this.failPoint = failPoint;
    }

    /** Whether a head has waited longer for a timestamp than it may. */
    Optional<String> late() {
        Instant now = clock.instant();
        return journal.oldestUnstamped()
                .filter(head -> head.at()
                        .plus(settings.every())
                        .plus(settings.alarmAfter())
                        .isBefore(now))
                .map(head -> LATE);
    }

    void stamp() throws IOException {
        Instant now = clock.instant();
        boolean due = journal.oldestUnstamped().isPresent()
                && !now.isBefore(notBefore)
                && journal.newestStamp()
                        .map(stamp -> !now.isBefore(stamp.at().plus(settings.every())))
                        .orElse(true);
        if (due) {
            LogJournal.Head head = journal.newestHead().orElseThrow();
            byte[] note = head.note().getBytes(StandardCharsets.UTF_8);
            Optional<Timestamp.Good> exported = exported(head.size(), note);
            if (exported.isPresent()) {
                record(head.size(), exported.get());
            } else {
                stamp(head.size(), note);
            }
        }
    }

    /** One that somebody exported and did not live to record. */
    private Optional<Timestamp.Good> exported(long size, byte[] note) throws IOException {
        return folder.stamp(size)
                .map(response -> judge.judge(response, note, Optional.empty()))
                .filter(Timestamp.Good.class::isInstance)
                .map(Timestamp.Good.class::cast);
    }

    private void stamp(long size, byte[] note) throws IOException {
        switch (authority.stamp(note)) {
            case Timestamp.Good good -> {
                failPoint.reached(Step.STAMPED);
                folder.writeStamp(size, good.response());
                failPoint.reached(Step.STAMP_EXPORTED);
                record(size, good);
                failPoint.reached(Step.STAMP_RECORDED);
            }
            case Timestamp.Bad(Timestamp.Flaw flaw) -> {
                LOG.warn("head {} of the log is not stamped: {}", size, flaw);
                notBefore = clock.instant().plus(settings.retry());
            }
        }
    }

    private void record(long size, Timestamp.Good good) {
        Der response = good.response();
        journal.record(new LogJournal.Stamp(size, good.at().truncatedTo(ChronoUnit.MICROS), response));
    }
}
