package org.toroku.revocation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.toroku.ca.RevocationReason;

/** By when a request should be judged: the clock runs from when it was asked, not from when somebody entered it. */
@Component
class Terms {
    private final RevocationSettings settings;

    Terms(RevocationSettings settings) {
        this.settings = settings;
    }

    record Dates(Instant due, Instant limit) {}

    Dates of(RevocationReason reason, Instant askedAt) {
        Instant limit = askedAt.plus(settings.limit());
        if (reason == RevocationReason.KEY_COMPROMISE) {
            return new Dates(askedAt.plus(settings.compromiseWithin()), limit);
        }
        Instant endOfDay = askedAt.atZone(settings.zone())
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();
        // just before midnight nobody could be in time
        Instant soonest = askedAt.plus(settings.compromiseWithin());
        Instant due = endOfDay.isBefore(soonest) ? soonest : endOfDay;
        return new Dates(due.isBefore(limit) ? due : limit, limit);
    }
}
