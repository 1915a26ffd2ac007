package org.toroku.ca.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.pki.timestamp.Timestamp;
import org.toroku.pki.timestamp.TimestampAuthority;
import org.toroku.pki.timestamp.TimestampJudge;

/** Has heads stamped that were brought from another room, which reaches no timestamp authority; the folder says which are. */
public final class BroughtStamps {
    private static final Logger LOG = LoggerFactory.getLogger(BroughtStamps.class);

    private final Stamping settings;
    private final HeadFolder folder;
    private final TimestampAuthority authority;
    private final TimestampJudge judge;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;
    private boolean late;

    /** @throws IllegalArgumentException where issuing is to wait for timestamps: it is done where they cannot be seen */
    public BroughtStamps(Stamping settings, Path folder, Clock clock) {
        if (settings.required()) {
            throw new IllegalArgumentException(
                    "toroku.log.tsa.required: a CA in a room of its own does not see whether its heads are stamped");
        }
        this.settings = settings;
        this.folder = new HeadFolder(folder);
        this.authority = new TimestampAuthority(settings.authority(), clock);
        this.judge = new TimestampJudge(settings.authority().trust());
        this.clock = clock;
    }

    /** One look; whatever goes wrong, there is a next one. */
    public void round() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.atError().addKeyValue("alarm", "log-not-stamped").setCause(e).log("Heads cannot be looked through");
        }
    }

    private void look() throws IOException {
        Instant now = clock.instant();
        long stamped = folder.newestStamp();
        Optional<SignedCheckpoint> oldest = folder.after(stamped, 1).stream().findFirst();
        Optional<SignedCheckpoint> newest = folder.newest().flatMap(HeadFolder.Found::head);
        tell(oldest.filter(head -> head.checkpoint()
                        .at()
                        .plus(settings.every())
                        .plus(settings.alarmAfter())
                        .isBefore(now))
                .isPresent());
        if (oldest.isEmpty() || newest.isEmpty() || now.isBefore(notBefore) || now.isBefore(due(stamped))) {
            return;
        }
        switch (authority.stamp(newest.get().octets())) {
            case Timestamp.Good good ->
                folder.writeStamp(newest.get().checkpoint().size(), good.response());
            case Timestamp.Bad(Timestamp.Flaw flaw) -> {
                LOG.warn(
                        "head {} of the log is not stamped: {}",
                        newest.get().checkpoint().size(),
                        flaw);
                notBefore = now.plus(settings.retry());
            }
        }
    }

    /** One that is none does not count as the last. */
    private Instant due(long stamped) throws IOException {
        Optional<SignedCheckpoint> head = folder.head(stamped);
        if (head.isEmpty()) {
            return Instant.MIN;
        }
        byte[] note = head.get().note().getBytes(StandardCharsets.UTF_8);
        return folder.stamp(stamped)
                .map(response -> judge.judge(response, note, Optional.empty()))
                .filter(Timestamp.Good.class::isInstance)
                .map(Timestamp.Good.class::cast)
                .map(good -> good.at().plus(settings.every()))
                .orElse(Instant.MIN);
    }

    /** Whether a head has waited longer than it may; as the last look found it. */
    boolean late() {
        return late;
    }

    private void tell(boolean now) {
        if (now && !late) {
            LOG.atError().addKeyValue("alarm", "log-unstamped").log("Heads of the CA's log wait for a timestamp");
        }
        late = now;
    }
}
