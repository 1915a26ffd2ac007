package org.toroku.pki.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.toroku.pki.Der;
import org.toroku.pki.status.BoundedHttp;
import org.toroku.pki.status.HttpAnswer;
import org.toroku.pki.timestamp.Timestamp.Flaw;

/** Asks one authority over HTTP (RFC 3161 section 3.4), with a fresh nonce each time. */
public final class TimestampAuthority {
    private static final int LARGEST = 65_536;
    private static final int NONCE_BITS = 128;

    /**
     * How it is asked.
     *
     * @param timeout of the whole exchange
     * @param tolerance how far its time may be from this clock's
     */
    public record Settings(URI url, TimestampTrust trust, Duration timeout, Duration tolerance) {}

    private final Settings settings;
    private final TimestampJudge judge;
    private final BoundedHttp http;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public TimestampAuthority(Settings settings, Clock clock) {
        this.settings = settings;
        this.judge = new TimestampJudge(settings.trust());
        this.http = new BoundedHttp(settings.timeout(), LARGEST);
        this.clock = clock;
    }

    /** Has {@code content}'s SHA-256 stamped; the content itself does not leave. */
    public Timestamp stamp(byte[] content) {
        BigInteger nonce = new BigInteger(NONCE_BITS, random);
        Instant asked = clock.instant();
        HttpAnswer answer = http.exchange(HttpRequest.newBuilder(settings.url())
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(BodyPublishers.ofByteArray(query(content, nonce)))
                .build());
        return switch (answer) {
            case HttpAnswer.Body(Der body) -> within(judge.judge(body, content, Optional.of(nonce)), asked);
            case HttpAnswer.TimedOut _ -> new Timestamp.Bad(Flaw.TIMED_OUT);
            case HttpAnswer.Unreachable _ -> new Timestamp.Bad(Flaw.UNREACHABLE);
            case HttpAnswer.ServerError _ -> new Timestamp.Bad(Flaw.SERVER_ERROR);
            case HttpAnswer.Redirected _ -> new Timestamp.Bad(Flaw.REDIRECTED);
            case HttpAnswer.OtherStatus _ -> new Timestamp.Bad(Flaw.HTTP_STATUS);
            case HttpAnswer.TooLarge _ -> new Timestamp.Bad(Flaw.TOO_LARGE);
            case HttpAnswer.Interrupted _ -> new Timestamp.Bad(Flaw.INTERRUPTED);
        };
    }

    private byte[] query(byte[] content, BigInteger nonce) {
        TimeStampRequestGenerator query = new TimeStampRequestGenerator();
        query.setCertReq(true);
        settings.trust().policy().map(ASN1ObjectIdentifier::new).ifPresent(query::setReqPolicy);
        try {
            return query.generate(
                            NISTObjectIdentifiers.id_sha256, Der.of(content).sha256(), nonce)
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a short structure is encoded in memory", e);
        }
    }

    /** A question takes time; the authority's time lies between asking and the answer, give or take the clocks. */
    private Timestamp within(Timestamp judged, Instant asked) {
        if (judged instanceof Timestamp.Good(Der response, Instant at)
                && (at.isBefore(asked.minus(settings.tolerance()))
                        || at.isAfter(clock.instant().plus(settings.tolerance())))) {
            return new Timestamp.Bad(Flaw.OTHER_TIME);
        }
        return judged;
    }
}
