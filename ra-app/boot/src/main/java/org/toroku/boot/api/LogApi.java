package org.toroku.boot.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.ca.log.LogShelf;

/** Signed heads of the CA's log, for whoever keeps them where this house cannot reach. */
@RestController
@StatusIsHere
class LogApi {
    private static final MediaType NOTE = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType PEM = MediaType.parseMediaType("application/x-pem-file");
    /** RFC 3161 section 3.4. */
    private static final MediaType STAMP = MediaType.parseMediaType("application/timestamp-reply");

    private final LogShelf shelf;
    private final ApiMessages messages;

    LogApi(LogShelf shelf, ApiMessages messages) {
        this.shelf = shelf;
        this.messages = messages;
    }

    @GetMapping("/repository/log/checkpoint")
    ResponseEntity<Object> newest(Locale locale) {
        return shelf.newest()
                .map(note -> answer(NOTE, note))
                .orElseGet(() -> messages.problem(HttpStatus.SERVICE_UNAVAILABLE, "not-now", locale));
    }

    @GetMapping("/repository/log/checkpoint/{size:[0-9]{1,18}}")
    ResponseEntity<Object> head(@PathVariable long size, Locale locale) {
        return there(() -> shelf.head(size).map(note -> answer(NOTE, note)), locale);
    }

    @GetMapping("/repository/log/checkpoint/{size:[0-9]{1,18}}.tsr")
    ResponseEntity<Object> stamp(@PathVariable long size, Locale locale) {
        return there(() -> shelf.stamp(size).map(response -> answer(STAMP, response.toByteArray())), locale);
    }

    @GetMapping("/repository/log/key.pem")
    ResponseEntity<Object> key() {
        return answer(PEM, shelf.keyPem());
    }

    /** A file that may be there. */
    @FunctionalInterface
    private interface Looking {
        Optional<ResponseEntity<Object>> look() throws IOException;
    }

    private ResponseEntity<Object> there(Looking looking, Locale locale) {
        try {
            return looking.look().orElseGet(() -> ResponseEntity.notFound().build());
        } catch (IOException e) {
            return messages.problem(HttpStatus.SERVICE_UNAVAILABLE, "not-now", locale);
        }
    }

    private static ResponseEntity<Object> answer(MediaType type, Object body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .body(body);
    }
}
