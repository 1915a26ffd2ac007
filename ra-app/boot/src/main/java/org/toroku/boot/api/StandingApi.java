package org.toroku.boot.api;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.counter.TrackerDesk;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;

/** Where an application stands, and what was sent to its applicant. */
@RestController
@RequestMapping("/api/v1")
class StandingApi {
    private final EnrolmentDesk desk;
    private final TrackerDesk tracker;
    private final ApiMessages messages;

    StandingApi(EnrolmentDesk desk, TrackerDesk tracker, ApiMessages messages) {
        this.desk = desk;
        this.tracker = tracker;
        this.messages = messages;
    }

    @GetMapping("/applications/{id}")
    ResponseEntity<Object> status(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Locale locale) {
        Access access = ApplicationsApi.access(id, authorization);
        return desk.status(access)
                .flatMap(status -> tracker.track(access).map(track -> StandingBodies.Standing.of(status, track)))
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(() -> unknown(locale));
    }

    @GetMapping("/applications/{id}/history")
    ResponseEntity<Object> history(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Locale locale) {
        return tracker.history(ApplicationsApi.access(id, authorization))
                .<ResponseEntity<Object>>map(events -> ResponseEntity.ok(StandingBodies.History.of(events)))
                .orElseGet(() -> unknown(locale));
    }

    private ResponseEntity<Object> unknown(Locale locale) {
        return messages.problem(HttpStatus.NOT_FOUND, "no-such-application", locale);
    }
}
