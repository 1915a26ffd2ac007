package org.toroku.boot.api;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Problem details (RFC 9457) in the caller's language; Japanese unless English is asked for. */
@Component
class ApiMessages {
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    ApiMessages() {
        texts.setBasename("api");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setUseCodeAsDefaultMessage(false);
    }

    static Locale language(Locale asked) {
        return asked.getLanguage().equals("en") ? Locale.ENGLISH : Locale.JAPANESE;
    }

    /** {@code code} is stable for programs; the sentence is for people. */
    ResponseEntity<Object> problem(HttpStatus status, String code, Locale locale) {
        return problem(status, code, locale, Map.of());
    }

    ResponseEntity<Object> problem(HttpStatus status, String code, Locale locale, Map<String, Object> more) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setTitle(text("status." + status.value(), locale));
        problem.setDetail(text(code, locale));
        problem.setProperty("code", code);
        more.forEach(problem::setProperty);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** Not now, but after a while. */
    ResponseEntity<Object> later(Duration after, String code, Locale locale) {
        ResponseEntity<Object> problem = problem(HttpStatus.TOO_MANY_REQUESTS, code, locale);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .header(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds()))
                .body(problem.getBody());
    }

    /** A faulty field with its sentence. */
    record Field(String field, String code, String message) {}

    List<Field> fields(List<org.toroku.enrolment.EnrolmentDesk.FieldProblem> problems, Locale locale) {
        return problems.stream()
                .map(p -> new Field(p.field(), p.code(), text("field." + p.code(), locale)))
                .toList();
    }

    String text(String code, Locale locale) {
        Locale language = language(locale);
        String general = texts.getMessage("unknown-code", null, code, language);
        return java.util.Objects.requireNonNull(texts.getMessage(code, null, general, language));
    }
}
