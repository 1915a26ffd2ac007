package org.toroku.boot.api;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.toroku.boot.api.ApplicationBodies.Content;
import org.toroku.boot.api.ApplicationBodies.Created;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Consent;
import org.toroku.enrolment.EnrolmentDesk.FieldProblem;

/** What whoever hands a form in is answered, whichever way they come. */
@Component
class FormAnswers {
    private final EnrolmentDesk desk;
    private final ApiMessages messages;

    FormAnswers(EnrolmentDesk desk, ApiMessages messages) {
        this.desk = desk;
        this.messages = messages;
    }

    ResponseEntity<Object> answer(EnrolmentDesk.Applied answer, Locale locale) {
        return switch (answer) {
            case EnrolmentDesk.Applied.Accepted(var access, var caseNumber, var content) ->
                ResponseEntity.created(URI.create("/api/v1/applications/" + access.applicationId()))
                        .body(new Created(
                                access.applicationId().toString(), access.token(), caseNumber, Content.of(content)));
            case EnrolmentDesk.Applied.Invalid(var problems) -> invalid(problems, locale);
            case EnrolmentDesk.Applied.ProxyStops() -> messages.problem(HttpStatus.CONFLICT, "proxy-stops", locale);
            case EnrolmentDesk.Applied.TooMany(var after) -> messages.later(after, "too-many-applications", locale);
        };
    }

    /** The caller learns of everything at once. */
    ResponseEntity<Object> invalid(List<FieldProblem> missing, ApplicationForm form, Consent consent, Locale locale) {
        Set<String> fields = missing.stream().map(FieldProblem::field).collect(Collectors.toSet());
        return invalid(
                Stream.concat(
                                desk.problems(form, consent).stream()
                                        .filter(problem -> !fields.contains(problem.field())),
                                missing.stream())
                        .toList(),
                locale);
    }

    private ResponseEntity<Object> invalid(List<FieldProblem> problems, Locale locale) {
        return messages.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "fields-invalid",
                locale,
                Map.of("fields", messages.fields(problems, locale)));
    }
}
