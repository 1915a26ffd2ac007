package org.toroku.boot.api;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.toroku.audit.RowAlteredException;
import org.toroku.audit.Silenced;

/** The API's one error mapper: bad input is a 4xx with a sentence; internal detail stays inside. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    private final ApiMessages messages;

    ApiErrors(ApiMessages messages) {
        this.messages = messages;
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Object> unreadable(HttpMessageNotReadableException e, Locale locale) {
        return messages.problem(HttpStatus.BAD_REQUEST, "body-unreadable", locale);
    }

    /** An id that is no UUID is an application that does not exist. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    ResponseEntity<Object> unknown(MethodArgumentTypeMismatchException e, Locale locale) {
        return messages.problem(HttpStatus.NOT_FOUND, "no-such-application", locale);
    }

    /** Nothing was accepted, and trying again helps only once people have put the row right; the alarm was raised already. */
    @ExceptionHandler(RowAlteredException.class)
    ResponseEntity<Object> altered(RowAlteredException e, Locale locale) {
        return messages.problem(HttpStatus.SERVICE_UNAVAILABLE, "records-altered", locale);
    }

    /** Something of ours is away: nothing was acknowledged, so the caller may simply try again. */
    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> failed(Exception e, Locale locale) {
        log.atError().setCause(Silenced.of(e)).log("a request could not be served");
        return messages.problem(HttpStatus.SERVICE_UNAVAILABLE, "not-now", locale);
    }
}
