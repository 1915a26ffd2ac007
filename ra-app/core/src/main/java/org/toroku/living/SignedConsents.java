package org.toroku.living;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.Applications;
import org.toroku.identity.WhenVerified;

/** Enters a consent into the register in the transaction in which the card's signature over it was found to verify. */
@Component
class SignedConsents implements WhenVerified {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
    /** JPKI則35の2. */
    private static final int LONGEST_YEARS = 10;

    private final Applications applications;
    private final ConsentLedger consents;
    private final WatchLedger watches;
    private final LivingSettings settings;

    SignedConsents(Applications applications, ConsentLedger consents, WatchLedger watches, LivingSettings settings) {
        this.applications = applications;
        this.consents = consents;
        this.watches = watches;
        this.settings = settings;
    }

    @Override
    public void verified(ApplicationRecord application) {
        // a step that is repeated must not bring back what was withdrawn
        if (consents.of(application.id()).isPresent()) {
            return;
        }
        applications.statusWatchAsSigned(application).ifPresent(signed -> {
            Instant givenAt = application.submittedAt().orElseThrow();
            Instant endsAt = givenAt.atZone(JAPAN).plusYears(LONGEST_YEARS).toInstant();
            consents.insert(application.id(), signed, application.contentSha256(), givenAt, endsAt);
            watches.begin(application.id(), givenAt.plus(somewhereIn(settings.interval())));
        });
    }

    /** Spread, so that who applied on one morning is not asked about at one moment for years. */
    static Duration somewhereIn(Duration span) {
        return Duration.of(ThreadLocalRandom.current().nextLong(span.toMillis()) + 1, ChronoUnit.MILLIS);
    }
}
