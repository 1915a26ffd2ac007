package org.toroku.decision;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.Applications;
import org.toroku.matching.PersonName;
import org.toroku.officers.OfficerRegister;
import org.toroku.process.CaseSubjects;
import org.toroku.process.OwnNames;

/**
 * I02: an officer may not process their own certificate; namesakes are kept out as well, which costs little. Names are one
 * where the matcher takes them for one, for the applicant chooses how the form writes theirs; the card's name counts too.
 */
@Component
public class OwnCase implements OwnNames {
    private final Applications applications;
    private final OfficerRegister officers;
    private final ObjectProvider<CaseSubjects> subjects;
    private final JdbcClient jdbc;

    OwnCase(
            Applications applications,
            OfficerRegister officers,
            ObjectProvider<CaseSubjects> subjects,
            JdbcClient jdbc) {
        this.applications = applications;
        this.officers = officers;
        this.subjects = subjects;
        this.jdbc = jdbc;
    }

    /** A request about somebody's certificate is as much their own case as the application was. */
    private UUID subject(UUID caseId) {
        return subjects.stream().findFirst().map(each -> each.of(caseId)).orElse(caseId);
    }

    /** True also where the officer is unknown. */
    public boolean of(UUID caseId, String officer) {
        return nameOf(officer)
                .map(own -> names(subject(caseId)).map(PersonName::folded).anyMatch(own::equals))
                .orElse(true);
    }

    @Override
    public Optional<String> nameOf(String officer) {
        return officers.find(officer).map(account -> PersonName.folded(account.displayName()));
    }

    /** As the form and the card write them; a former name with the given name and without it. */
    private Stream<String> names(UUID applicationId) {
        ApplicationForm form = applications.get(applicationId).form();
        Stream<String> stated = Stream.concat(
                Stream.of(form.fullName()),
                form.formerName().stream().flatMap(former -> Stream.of(former, former + form.givenName())));
        // each that was ever verified: whoever signed once with their card stays who they are
        Stream<String> certified = jdbc
                .sql("SELECT items ->> 'name' FROM identity_verification"
                        + " WHERE application_id = ? AND items ->> 'name' <> ''")
                .param(applicationId)
                .query((row, n) -> Objects.requireNonNull(row.getString(1)))
                .list()
                .stream();
        return Stream.concat(stated, certified);
    }
}
