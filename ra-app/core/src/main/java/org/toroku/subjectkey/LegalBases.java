package org.toroku.subjectkey;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which legal basis of simultaneous submission is in force; empty means none, and then nothing is presumed. */
@Component
public class LegalBases {
    private final SubjectKeySettings settings;
    private final Clock clock;

    LegalBases(SubjectKeySettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Optional<LegalBasis> inForce() {
        var now = clock.instant();
        return settings.legalBases().stream()
                .filter(basis -> basis.inForce(now))
                .findFirst();
    }
}
