package org.toroku.decision;

import java.text.Normalizer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.Applications;
import org.toroku.officers.OfficerRegister;
import org.toroku.process.CaseSubjects;

/** I02: an officer may not process their own certificate; namesakes are kept out as well, which costs little. */
@Component
public class OwnCase {
    private final Applications applications;
    private final OfficerRegister officers;
    private final ObjectProvider<CaseSubjects> subjects;

    OwnCase(Applications applications, OfficerRegister officers, ObjectProvider<CaseSubjects> subjects) {
        this.applications = applications;
        this.officers = officers;
        this.subjects = subjects;
    }

    /** A request about somebody's certificate is as much their own case as the application was. */
    private UUID subject(UUID caseId) {
        return subjects.stream().findFirst().map(each -> each.of(caseId)).orElse(caseId);
    }

    /** True also where the officer is unknown. */
    public boolean of(UUID caseId, String officer) {
        return officers.find(officer)
                .map(account -> folded(account.displayName())
                        .equals(folded(applications.get(subject(caseId)).form().fullName())))
                .orElse(true);
    }

    /** How the officer's name is compared; empty for who is unknown, to whom every case is their own. */
    Optional<String> nameOf(String officer) {
        return officers.find(officer).map(account -> folded(account.displayName()));
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replace(" ", "");
    }
}
