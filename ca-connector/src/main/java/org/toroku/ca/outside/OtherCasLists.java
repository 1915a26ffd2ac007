package org.toroku.ca.outside;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.outside.Fetch.Fetched;
import org.toroku.pki.Der;

/** The lists that another CA publishes, fetched and verified as by a verifier, to learn since when they tell of a revocation. Thread-safe. */
public final class OtherCasLists implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OtherCasLists.class);
    /** Every revocation that waits asks; the other CA's server is asked by none more often than this. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Fetch fetch = new Fetch();
    private final List<URI> addresses;
    private final X509Certificate issuer;
    private final Clock clock;
    private Optional<Look> last = Optional.empty();

    private record Look(Instant at, Optional<Instant> made) {}

    /**
     * @param addresses all of them: which a certificate names is not known here
     * @throws IllegalArgumentException without any, or if {@code issuer} is no certificate
     */
    public OtherCasLists(List<URI> addresses, Der issuer, Clock clock) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("another CA without a list");
        }
        this.addresses = List.copyOf(addresses);
        this.clock = clock;
        try {
            this.issuer = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(issuer.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    /** When the oldest of the lists that are published was made; empty where one cannot be had or relied on. */
    public synchronized Optional<Instant> made() {
        Instant now = clock.instant();
        if (last.filter(look -> now.isBefore(look.at().plus(KEPT))).isEmpty()) {
            last = Optional.of(new Look(now, look(now)));
        }
        return last.orElseThrow().made();
    }

    private Optional<Instant> look(Instant now) {
        List<Instant> made = new ArrayList<>();
        for (URI address : addresses) {
            Optional<Instant> one = one(address, now);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            made.add(one.get());
        }
        return made.stream().min(Comparator.naturalOrder());
    }

    private Optional<Instant> one(URI address, Instant now) {
        return switch (fetch.get(address)) {
            case Fetched.Nothing(var why) -> refused(address, why);
            case Fetched.Body(var bytes) ->
                PublishedList.read(bytes.toByteArray())
                        .map(list -> list.objection(issuer, file(address), now, Optional.of(Duration.ZERO))
                                .map(why -> refused(address, why))
                                .orElseGet(() ->
                                        Optional.of(list.list().getThisUpdate().toInstant())))
                        .orElseGet(() -> refused(address, "malformed"));
        };
    }

    private static String file(URI address) {
        String path = address.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Optional<Instant> refused(URI address, String why) {
        LOG.atError()
                .addKeyValue("alarm", "other-list-unreliable")
                .addKeyValue("address", address)
                .addKeyValue("reason", why)
                .log("A list of the other CA cannot be relied on; revocations stay unconfirmed meanwhile");
        return Optional.empty();
    }

    @Override
    public void close() {
        fetch.close();
    }
}
