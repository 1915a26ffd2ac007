package org.toroku.boot.api;

import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.toroku.ca.CaConnector;
import org.toroku.ca.status.StatusShelf;

/** What verifiers fetch (則6(9), 則6(11)): the issuing CA's certificate and its CRL, where certificates say they are. */
@RestController
class RepositoryApi {
    private final CaConnector ca;
    private final Optional<Shelf> shelf;
    private final ApiMessages messages;
    private final Clock clock;

    /** What this house publishes, and for how long caches may give it out. */
    private record Shelf(StatusShelf lists, CachedStatus caches) {}

    /** @param shelf none where another CA issues and publishes */
    RepositoryApi(
            CaConnector ca,
            ObjectProvider<StatusShelf> shelf,
            ObjectProvider<CachedStatus> caches,
            ApiMessages messages,
            Clock clock) {
        this.ca = ca;
        this.shelf = Optional.ofNullable(shelf.getIfAvailable()).map(lists -> new Shelf(lists, caches.getObject()));
        this.messages = messages;
        this.clock = clock;
    }

    /** {@code ca.crt} is the address in certificates (authority information access). */
    @GetMapping({"/repository/ca.cer", "/repository/ca.crt", "/api/v1/ca-certificate"})
    ResponseEntity<Object> caCertificate(
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return CertificateAnswers.of(ca.caCertificate(), accept);
    }

    /** The list of all certificates; the address in certificates (CRL distribution point) where there are no shards. */
    @GetMapping("/repository/ca.crl")
    ResponseEntity<Object> crl(Locale locale) {
        return shelf.map(here -> answer(here, here.lists().list(), locale)).orElseGet(() -> elsewhere(locale));
    }

    /** The address in certificates where there are shards. */
    @GetMapping("/repository/ca-{shard:[0-9]{1,3}}.crl")
    ResponseEntity<Object> shard(@PathVariable int shard, Locale locale) {
        return shelf.map(here -> shard(here, shard, locale)).orElseGet(() -> elsewhere(locale));
    }

    private ResponseEntity<Object> elsewhere(Locale locale) {
        return messages.problem(HttpStatus.NOT_FOUND, "published-elsewhere", locale);
    }

    private ResponseEntity<Object> shard(Shelf here, int shard, Locale locale) {
        Optional<StatusShelf.PublishedList> list = here.lists().shard(shard);
        return list.isEmpty() && shard >= here.lists().shards()
                ? ResponseEntity.notFound().build()
                : answer(here, list, locale);
    }

    private ResponseEntity<Object> answer(Shelf here, Optional<StatusShelf.PublishedList> published, Locale locale) {
        return published
                .map(list -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType("application/pkix-crl"))
                        .lastModified(list.thisUpdate())
                        .eTag('"' + HexFormat.of().formatHex(list.sha256().toByteArray()) + '"')
                        .header(HttpHeaders.CACHE_CONTROL, here.caches().control(list.nextUpdate(), clock.instant()))
                        .headers(headers -> headers.setExpires(list.nextUpdate().toEpochMilli()))
                        .<Object>body(new FileSystemResource(list.file())))
                .orElseGet(() -> messages.problem(HttpStatus.SERVICE_UNAVAILABLE, "not-now", locale));
    }
}
