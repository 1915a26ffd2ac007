package org.toroku.boot.api;

import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Requests that reach no controller: a wrong address, method or media type. {@link ApiErrors} speaks for the controllers
 * of its package only and is never asked about these. Pages have their own answers: Vaadin serves every address but
 * those of the API (vaadin.exclude-urls).
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnservedRequests {
    private final ApiMessages messages;

    UnservedRequests(ApiMessages messages) {
        this.messages = messages;
    }

    @ExceptionHandler(NoResourceFoundException.class)
    ResponseEntity<Object> unknown(NoResourceFoundException e, Locale locale) {
        return messages.problem(HttpStatus.NOT_FOUND, "no-such-address", locale);
    }

    /** RFC 9110, 15.5.6: the answer names the methods that the address has. */
    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    ResponseEntity<Object> method(HttpRequestMethodNotSupportedException e, Locale locale) {
        ResponseEntity<Object> problem = messages.problem(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", locale);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .headers(e.getHeaders())
                .body(problem.getBody());
    }

    @ExceptionHandler(HttpMediaTypeNotSupportedException.class)
    ResponseEntity<Object> mediaType(HttpMediaTypeNotSupportedException e, Locale locale) {
        return messages.problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type-unsupported", locale);
    }

    @ExceptionHandler(HttpMediaTypeNotAcceptableException.class)
    ResponseEntity<Object> notAcceptable(HttpMediaTypeNotAcceptableException e, Locale locale) {
        return messages.problem(HttpStatus.NOT_ACCEPTABLE, "media-type-unsupported", locale);
    }
}
