package org.toroku.enrolment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.process.CaseEnds;

/** The case of an application is over once the application has reached a state that none follows. */
@Component
class ApplicationEnds implements CaseEnds {
    private final Applications applications;

    ApplicationEnds(Applications applications) {
        this.applications = applications;
    }

    @Override
    public Optional<Boolean> over(UUID caseId) {
        return applications.find(caseId).map(known -> applications.state(caseId).isFinal());
    }
}
