package org.toroku.ca.apart;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.toroku.ca.CaConnector;
import org.toroku.ca.Health;
import org.toroku.ca.JournalHeads;
import org.toroku.ca.Revocation;
import org.toroku.ca.Submission;
import org.toroku.ca.SubscriberKeys;
import org.toroku.ca.Voiding;
import org.toroku.ca.journal.JournalUnavailable;
import org.toroku.ca.pkcs11.SignatureVerifier;
import org.toroku.pki.Der;

/** Carries out, in the CA's room, what was fetched; trusts nobody who brought it. Thread-safe. */
final class AskHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AskHandler.class);
    /** How long a signed request counts, and how far ahead the clock of who signed may be. */
    private static final Duration COUNTS = Duration.ofMinutes(5);

    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Parts parts;
    private final Map<String, SignatureVerifier> orderKeys;
    private final Der ca;
    private final Clock clock;

    /** What answers. */
    record Parts(CaConnector ca, SubscriberKeys keys, JournalHeads heads, Supplier<Answer> published) {}

    /** @param orderKeys SubjectPublicKeyInfos of the RA order keys that are trusted, no others */
    AskHandler(Parts parts, Set<Der> orderKeys, Clock clock) {
        this.parts = parts;
        this.ca = Der.of(parts.ca().caCertificate().sha256());
        this.clock = clock;
        this.orderKeys = orderKeys.stream()
                .collect(Collectors.toUnmodifiableMap(Der::sha256Hex, SignatureVerifier::new, (a, b) -> a));
    }

    /** The reply to a letter; empty where it is none that could be answered. */
    Optional<Reply> answer(Der bytes) {
        Optional<Letter> letter = Letter.read(bytes);
        Optional<Letter.Request> request = letter.flatMap(Letter::opened);
        if (request.isEmpty()) {
            LOG.warn("what was fetched is no request; {} octets", bytes.length());
            return Optional.empty();
        }
        Answer answer = objection(letter.get(), request.get())
                .<Answer>map(why -> {
                    LOG.atError()
                            .addKeyValue("alarm", "ca-request-refused")
                            .addKeyValue("reason", why)
                            .log("A request to the CA was refused");
                    return new Answer.Not(why);
                })
                .orElseGet(() -> carriedOut(request.get().ask()));
        return Optional.of(Reply.to(request.get().id(), bytes, answer));
    }

    private Optional<String> objection(Letter letter, Letter.Request request) {
        if (!request.ca().equals(ca)) {
            return Optional.of("other-ca");
        }
        if (!request.ask().needsSignature()) {
            return Optional.empty();
        }
        if (letter.seal().isEmpty()) {
            return Optional.of("request-not-signed");
        }
        Letter.Seal seal = letter.seal().get();
        SignatureVerifier key = orderKeys.get(seal.keyId());
        if (key == null) {
            return Optional.of("request-key-unknown");
        }
        if (!key.verifies(Letter.toSign(letter.request()), seal.signature().toByteArray())) {
            return Optional.of("request-signature-invalid");
        }
        Instant now = clock.instant();
        if (request.madeAt().isAfter(now.plus(SKEW))) {
            return Optional.of("request-from-the-future");
        }
        return request.madeAt().plus(COUNTS).isAfter(now) ? Optional.empty() : Optional.of("request-too-old");
    }

    private Answer carriedOut(Ask ask) {
        try {
            return perform(ask);
        } catch (JournalUnavailable e) {
            LOG.error("journal away", e);
            return new Answer.Not("journal-away");
        } catch (RuntimeException e) {
            // whoever asked is told that there is no answer, and no more
            LOG.error("a request failed: {}", ask.getClass().getSimpleName(), e);
            return new Answer.Not("failed-at-the-ca");
        }
    }

    private Answer perform(Ask ask) {
        return switch (ask) {
            case Ask.Submit(var order, var key) -> of(parts.ca().submit(order, key));
            case Ask.Query(var id) -> parts.ca().query(id).map(AskHandler::of).orElseGet(Answer.Unknown::new);
            case Ask.Cancel(var order, var by) -> of(parts.ca().cancel(order, by));
            case Ask.Revoke(var serial, var reason, var by) -> of(parts.ca().revoke(serial, reason, by));
            case Ask.PackageKey(var id, var passphrase) -> packaged(id, passphrase);
            case Ask.DestroyKey(var id, var reason) -> of(parts.keys().destroy(id, reason));
            case Ask.HeldKey(var id) ->
                parts.keys().held(id).<Answer>map(Answer.YesOrNo::new).orElseGet(Answer.Unknown::new);
            case Ask.TakesRules(var sha256) -> new Answer.YesOrNo(parts.ca().takesRules(sha256));
            case Ask.Look() -> of(parts.ca().health());
            case Ask.NewestHead() -> {
                JournalHeads.Head head = parts.heads().newest();
                yield new Answer.HeadIs(head.seq(), head.hash());
            }
            case Ask.HeadAt(var seq) ->
                parts.heads()
                        .at(seq)
                        .<Answer>map(hash -> new Answer.HeadIs(seq, hash))
                        .orElseGet(Answer.Unknown::new);
            case Ask.Published() -> parts.published().get();
        };
    }

    private static Answer of(Submission answer) {
        return switch (answer) {
            case Submission.Issued(var certificate, var serial, var from, var to) ->
                new Answer.Issued(certificate, serial, from, to);
            case Submission.Revoked(var serial, var at, var reason) -> new Answer.Revoked(serial, at, reason);
            case Submission.Unavailable(var reason) -> new Answer.Not(reason);
            case Submission.Refused(var field, var reason) -> new Answer.Refused(field, reason);
        };
    }

    private static Answer of(Voiding answer) {
        return switch (answer) {
            case Voiding.Voided() -> new Answer.Voided();
            case Voiding.Refused(var field, var reason) -> new Answer.Refused(field, reason);
            case Voiding.Unavailable(var reason) -> new Answer.Not(reason);
        };
    }

    private static Answer of(Revocation answer) {
        return switch (answer) {
            case Revocation.Revoked(var serial, var at, var reason) -> new Answer.Revoked(serial, at, reason);
            case Revocation.UnknownSerial(var serial) -> new Answer.Unknown();
            case Revocation.Unavailable(var reason) -> new Answer.Not(reason);
        };
    }

    private Answer packaged(UUID id, Der passphrase) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(passphrase.toByteArray()));
        char[] chars = Arrays.copyOf(decoded.array(), decoded.limit());
        Arrays.fill(decoded.array(), '\0');
        // who packages overwrites it
        return switch (parts.keys().packageFor(id, chars)) {
            case SubscriberKeys.Packaging.Packaged(var pkcs12) -> new Answer.Packaged(pkcs12);
            case SubscriberKeys.Packaging.Gone(var reason) -> new Answer.Gone(reason);
            case SubscriberKeys.Packaging.Unavailable(var reason) -> new Answer.Not(reason);
        };
    }

    private static Answer of(SubscriberKeys.Destruction answer) {
        return switch (answer) {
            case SubscriberKeys.Destruction.Destroyed(var at) -> new Answer.Destroyed(at);
            case SubscriberKeys.Destruction.NeverMade() -> new Answer.Unknown();
            case SubscriberKeys.Destruction.Unavailable(var reason) -> new Answer.Not(reason);
        };
    }

    private static Answer of(Health health) {
        return switch (health) {
            case Health.Ready() -> new Answer.Ready();
            case Health.Degraded(var reason) -> new Answer.Degraded(reason);
            case Health.Down(var reason) -> new Answer.Not(reason);
        };
    }
}
