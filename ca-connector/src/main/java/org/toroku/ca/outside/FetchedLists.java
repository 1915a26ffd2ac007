package org.toroku.ca.outside;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toroku.ca.outside.Fetch.Fetched;
import org.toroku.ca.outside.RepositoryCheck.ListSeen;

/** The lists of one look, by their names in the repository: each is fetched and judged once. */
final class FetchedLists {
    /** The list of all certificates. */
    static final String WHOLE = "ca.crl";

    private final Fetch fetch;
    private final URI repository;
    private final X509Certificate issuer;
    private final Clock clock;
    private final Optional<Duration> least;
    private final List<Finding> findings;
    private final Map<String, Optional<Found>> lists = new LinkedHashMap<>();

    /** A list to be relied on, or one that only ends soon. */
    private record Found(PublishedList list, Fetched.Body bytes) {}

    FetchedLists(
            Fetch fetch,
            URI repository,
            X509Certificate issuer,
            Clock clock,
            Optional<Duration> least,
            List<Finding> findings) {
        this.fetch = fetch;
        this.repository = repository;
        this.issuer = issuer;
        this.clock = clock;
        this.least = least;
        this.findings = findings;
    }

    static String where(String name) {
        return name.equals(WHOLE) ? "crl" : "crl " + name;
    }

    /** Empty where there is none to be relied on; why is among the findings. */
    Optional<PublishedList> list(String name) {
        return lists.computeIfAbsent(name, this::fetched).map(Found::list);
    }

    private Optional<Found> fetched(String name) {
        return switch (fetch.get(repository.resolve(name))) {
            case Fetched.Body body -> judged(name, body);
            case Fetched.Nothing nothing -> {
                findings.add(new Finding(where(name), nothing.why()));
                yield Optional.empty();
            }
        };
    }

    private Optional<Found> judged(String name, Fetched.Body body) {
        Optional<PublishedList> list = PublishedList.read(body.bytes().toByteArray());
        if (list.isEmpty()) {
            findings.add(new Finding(where(name), "malformed"));
            return Optional.empty();
        }
        Optional<String> objection = list.get().objection(issuer, name, clock.instant(), least);
        objection.ifPresent(what -> findings.add(new Finding(where(name), what)));
        return objection.isEmpty() || objection.get().equals("ends-soon")
                ? Optional.of(new Found(list.get(), body))
                : Optional.empty();
    }

    /** As it is published by now, however little time it has left. */
    Optional<PublishedList> again(String name) {
        return fetch.get(repository.resolve(name)) instanceof Fetched.Body body
                ? PublishedList.read(body.bytes().toByteArray())
                        .filter(newer -> newer.objection(issuer, name, clock.instant(), Optional.of(Duration.ZERO))
                                .isEmpty())
                : Optional.empty();
    }

    /** All that can be relied on, the whole one first. */
    List<ListSeen> seen() {
        return lists.entrySet().stream()
                .flatMap(each -> each.getValue().flatMap(found -> seen(each.getKey(), found)).stream())
                .toList();
    }

    private static Optional<ListSeen> seen(String name, Found found) {
        var entries = found.list().list().getRevokedCertificates();
        return found.list()
                .number()
                .map(number -> new ListSeen(
                        name,
                        number,
                        found.bytes().bytes().sha256Hex(),
                        entries == null ? 0 : entries.size(),
                        found.list().list().getNextUpdate().toInstant()));
    }
}
