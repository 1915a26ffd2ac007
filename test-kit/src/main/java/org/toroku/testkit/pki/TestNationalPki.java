package org.toroku.testkit.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.toroku.testkit.pki.StandardCards.Standard;

/**
 * A national PKI for tests, shaped like JPKI: one self-signed signing CA, a delegated OCSP responder and a set of test
 * cards. Created once in a folder and reloaded afterwards, so that cards stay valid over restarts.
 *
 * <p>Nothing in it is secret: the keys of the authority lie in the same folder under a known password.
 */
public final class TestNationalPki {

    private static final Duration AGE_OF_ANCHOR = Duration.ofDays(6 * 365);

    private final Clock clock;
    private final Authorities authorities;
    private final CardCertificate profile;
    private final Register register;
    private final CardStore store;
    private final Map<String, TestCard> cards = new ConcurrentSkipListMap<>();

    private TestNationalPki(Path folder, Clock clock) throws IOException {
        this.clock = clock;
        this.authorities = Authorities.openOrCreate(folder, clock.instant().minus(AGE_OF_ANCHOR));
        this.profile = new CardCertificate(authorities.anchor(), authorities.lookAlike());
        this.register = new Register(folder.resolve("register.tsv"));
        this.store = new CardStore(folder.resolve("cards"));
    }

    /**
     * Opens the PKI in {@code folder}, creating what is missing of it. Several processes may do so at once.
     *
     * @param clock tells the dates of cards, CRL and OCSP answers
     */
    public static synchronized TestNationalPki openOrCreate(Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel is closed
                TestNationalPki pki = new TestNationalPki(folder, clock);
                pki.open();
                return pki;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() {
        Instant now = clock.instant();
        new StandardCards(now)
                .all().parallelStream()
                        .filter(standard -> !store.has(standard.request().name()))
                        .forEach(standard -> issue(standard, now));
    }

    /** The signing CA every verifier pins. */
    public X509Certificate anchor() {
        return authorities.anchor().certificate();
    }

    /** The delegated responder, with {@code id-kp-OCSPSigning} and {@code id-pkix-ocsp-nocheck}. */
    public X509Certificate ocspResponder() {
        return authorities.responder().certificate();
    }

    /** All cards, standard and issued later, by name. */
    public List<TestCard> cards() {
        return store.names().parallelStream().map(this::card).toList();
    }

    /**
     * The card of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public TestCard card(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no test card is called " + name));
    }

    /** The card of that name, if there is one. */
    public Optional<TestCard> find(String name) {
        TestCard known = cards.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        // on demand: opening all of them takes a second of key derivation
        store.load(name).ifPresent(card -> cards.putIfAbsent(name, card));
        return Optional.ofNullable(cards.get(name));
    }

    /** Opens a card with a password a person typed; empty if it is not the card's, or there is no such card. */
    public Optional<TestCard> unlock(String name, String password) {
        return store.load(name, password);
    }

    /**
     * Issues another card and keeps it in place of any of the same name. It is expected to be accepted, to wait where its only defect is being unknown to
     * the status service, and to be rejected with any other defect.
     */
    public TestCard issue(CardRequest request) {
        return make(request, request.name(), expected(request.defects()));
    }

    /** Revokes for good; a second revocation of the same serial changes nothing. */
    public void revoke(BigInteger serial, int reasonCode, Instant when) {
        register.revoked(serial, reasonCode, when);
    }

    /** A complete CRL as of now, DER, valid for one day. */
    public byte[] crl() {
        return crl(CrlBehaviour.NORMAL);
    }

    byte[] crl(CrlBehaviour behaviour) {
        return new RevocationList(authorities, register).at(clock.instant(), behaviour);
    }

    Authorities authorities() {
        return authorities;
    }

    Register register() {
        return register;
    }

    private static Expectation expected(Set<CardDefect> defects) {
        if (Set.of(CardDefect.UNKNOWN_ITEM).containsAll(defects)) {
            return Expectation.ACCEPTED;
        }
        return Set.of(CardDefect.UNKNOWN_ITEM, CardDefect.UNKNOWN_TO_OCSP).containsAll(defects)
                ? Expectation.PENDING
                : Expectation.REJECTED;
    }

    private void issue(Standard standard, Instant now) {
        TestCard card = make(standard.request(), standard.title(), standard.expected());
        standard.revocation()
                .ifPresent(
                        reason -> revoke(card.certificate().getSerialNumber(), reason, now.minus(Duration.ofDays(7))));
    }

    private TestCard make(CardRequest request, String title, Expectation expected) {
        KeyPair pair = request.key().generate();
        BigInteger serial = SerialNumbers.next();
        TestCard card = new TestCard(
                request.name(),
                title,
                profile.issue(request, serial, pair.getPublic()),
                pair.getPrivate(),
                store.pkcs12(request.name()),
                StandardCards.PASSWORD,
                request.holder(),
                expected);
        if (!request.has(CardDefect.UNKNOWN_TO_OCSP)) {
            register.issued(serial);
        }
        store.save(card, authorities.anchor());
        cards.put(card.name(), card);
        return card;
    }
}
