package org.toroku.chaos;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.toroku.chaos.Act.Expected;
import org.toroku.chaos.Act.Kind;
import org.toroku.chaos.Caller.Answer;
import org.toroku.pki.Der;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.Holder;
import org.toroku.testkit.pki.Newcomers;
import org.toroku.testkit.pki.OwnKey;
import org.toroku.testkit.pki.SigningCard;
import org.toroku.testkit.pki.TestCard;
import org.toroku.testkit.pki.TestNationalPki;
import org.toroku.testkit.rest.ApplicationBody;
import tools.jackson.databind.JsonNode;

/** People who apply, receive and revoke; one after the other, as its random numbers say. */
final class Applicants {
    private static final String PASSPHRASE = "correct horse battery";
    private static final int SUPERSEDED_CARD = 4;
    private static final Duration LOOK = Duration.ofMillis(300);

    /** Longer than a recovery may take; a request that the rule leaves to people has no end here. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String url;
    private final TestNationalPki pki;
    private final History history;
    private final Clock clock;
    private final RandomGenerator random;
    private final BooleanSupplier over;

    /** @param over whether the campaign has ended and nobody asks any more */
    Applicants(
            String url,
            TestNationalPki pki,
            History history,
            Clock clock,
            RandomGenerator random,
            BooleanSupplier over) {
        this.url = url;
        this.pki = pki;
        this.history = history;
        this.clock = clock;
        this.random = random;
        this.over = over;
    }

    /** How a person's application goes. */
    private enum Plan {
        BY_CARD,
        BY_CARD_AND_REVOKED,
        WITH_OWN_KEY,
        WITH_OWN_KEY_AND_REVOKED,
        ABANDONED,
        CARD_REVOKED,
        NAME_UNREADABLE
    }

    private static final List<Plan> DRAWN = List.of(
            Plan.BY_CARD,
            Plan.BY_CARD,
            Plan.BY_CARD,
            Plan.BY_CARD,
            Plan.BY_CARD_AND_REVOKED,
            Plan.WITH_OWN_KEY,
            Plan.WITH_OWN_KEY,
            Plan.WITH_OWN_KEY,
            Plan.WITH_OWN_KEY_AND_REVOKED,
            Plan.WITH_OWN_KEY_AND_REVOKED,
            Plan.ABANDONED,
            Plan.CARD_REVOKED,
            Plan.NAME_UNREADABLE);

    private record Mine(String id, String token, Der content) {}

    /** The key that a certificate was issued for, as something that signs. */
    private record Held(OwnKey key, X509Certificate certificate) implements SigningCard {
        @Override
        public byte[] signature(byte[] content) {
            try {
                Signature signature = Signature.getInstance("SHA384withECDSA");
                signature.initSign(key.privateKey());
                signature.update(content);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a key on P-256 can sign", e);
            }
        }
    }

    /** The next person, from the form to whatever is the end. */
    void next() {
        play(DRAWN.get(random.nextInt(DRAWN.size())));
    }

    /** Somebody undoubted, to the certificate; whether it was seen. */
    boolean issued() {
        return play(Plan.BY_CARD);
    }

    private boolean play(Plan plan) {
        Newcomers newcomers = new Newcomers(random);
        Holder holder = plan == Plan.NAME_UNREADABLE ? newcomers.holder().withSubstituteInName(0) : newcomers.holder();
        TestCard card = newcomers.card(pki, holder, clock.instant());
        if (plan == Plan.CARD_REVOKED) {
            pki.revoke(card.certificate().getSerialNumber(), SUPERSEDED_CARD, clock.instant());
        }
        Optional<OwnKey> own = plan.name().startsWith("WITH_OWN_KEY") ? Optional.of(OwnKey.p256()) : Optional.empty();
        boolean sound = switch (plan) {
            case BY_CARD, BY_CARD_AND_REVOKED, WITH_OWN_KEY, WITH_OWN_KEY_AND_REVOKED -> true;
            case ABANDONED, CARD_REVOKED, NAME_UNREADABLE -> false;
        };
        try (Caller caller = new Caller(url, random, over)) {
            Optional<Mine> mine = applied(caller, holder, own, sound ? Expected.CERTIFICATE : Expected.NONE);
            if (mine.isEmpty() || plan == Plan.ABANDONED || !submitted(caller, card, mine.get()) || !sound) {
                return false;
            }
            Optional<X509Certificate> certificate = certificate(caller, mine.get());
            if (certificate.isEmpty()) {
                return false;
            }
            if (own.isEmpty()) {
                insisted(caller, mine.get(), "pick-up", Map.of("passphrase", PASSPHRASE));
            }
            if (insisted(caller, mine.get(), "receipt", Map.of())) {
                history.add(Kind.RECEIPT_TAKEN, mine.get().id(), "");
            }
            if (plan == Plan.BY_CARD_AND_REVOKED || plan == Plan.WITH_OWN_KEY_AND_REVOKED) {
                SigningCard signer = own.<SigningCard>map(key -> new Held(key, certificate.get()))
                        .orElse(card);
                revoke(caller, mine.get(), signer, serial(certificate.get()));
            }
            return true;
        }
    }

    private static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private Optional<Mine> applied(Caller caller, Holder holder, Optional<OwnKey> own, Expected expected) {
        Optional<JsonNode> explanation =
                caller.insist(caller.get("/explanation", "")).map(Answer::json);
        if (explanation.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> consent = ApplicationBody.consent(
                explanation.get().get("version").asString(),
                explanation
                        .get()
                        .get("items")
                        .valueStream()
                        .map(item -> item.get("id").asString())
                        .toList(),
                explanation.get().get("phrase").asString());
        consent.put("shownAt", clock.instant().minusSeconds(30).toString());
        Map<String, Object> body = new HashMap<>();
        body.put("form", ApplicationBody.form(holder));
        body.put("consent", consent);
        own.ifPresent(key -> body.put("key", Map.of("request", base64(key.request()), "madeIn", "APP")));
        // a lost answer leaves an application that nobody knows: nothing was acknowledged, and nothing may come of it;
        // the next
        // try is a new device's, since rules refer who makes several applications on one
        Optional<Answer> answer = caller.insist(() -> {
            body.put("deviceId", Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
            return caller.post("/applications", "", body).get();
        });
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        if (answer.get().status() != 201) {
            history.add(
                    Kind.GAVE_UP, "-", "apply was answered with " + answer.get().status());
            return Optional.empty();
        }
        JsonNode made = answer.get().json();
        Mine mine = new Mine(
                made.get("id").asString(),
                made.get("token").asString(),
                Der.of(Base64.getDecoder()
                        .decode(made.get("content").get("bytes").asString())));
        history.add(Kind.APPLIED, mine.id(), expected.name());
        return Optional.of(mine);
    }

    private boolean submitted(Caller caller, TestCard card, Mine mine) {
        byte[] cms = CardSigner.cms(card, mine.content().toByteArray());
        String digest = Der.of(cms).sha256Hex();
        Supplier<Optional<Answer>> question =
                caller.post("/applications/" + mine.id() + "/signature", mine.token(), Map.of("cms", base64(cms)));
        history.add(Kind.SUBMISSION_SENT, mine.id(), digest);
        boolean twins = random.nextInt(4) == 0;
        if (twins) {
            // sent twice at the same moment, as a program does that lost its patience
            Thread twin = Thread.ofVirtual().start(() -> took(question.get(), mine, digest));
            took(question.get(), mine, digest);
            join(twin);
        }
        Optional<Answer> answer = caller.insist(question);
        boolean taken = took(answer, mine, digest);
        if (taken && random.nextInt(4) == 0) {
            return took(caller.insist(question), mine, digest);
        }
        return taken;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean took(Optional<Answer> answer, Mine mine, String digest) {
        boolean taken = answer.isPresent()
                && (answer.get().status() == 202 || answer.get().status() == 200);
        if (taken) {
            history.add(Kind.SUBMITTED, mine.id(), digest);
        } else if (answer.isPresent() && !answer.get().isTemporary()) {
            history.add(
                    Kind.GAVE_UP,
                    mine.id(),
                    "submission was answered with " + answer.get().status());
        }
        return taken;
    }

    private Optional<X509Certificate> certificate(Caller caller, Mine mine) {
        String state = "";
        while (!over.getAsBoolean()) {
            Optional<Answer> answer = caller.insist(caller.get("/applications/" + mine.id(), mine.token()));
            state = answer.filter(each -> each.status() == 200)
                    .map(each -> each.json().get("state").asString())
                    .orElse(state);
            if (state.equals("ISSUED")) {
                Optional<X509Certificate> certificate = caller.insist(
                                caller.get("/applications/" + mine.id() + "/certificate", mine.token()))
                        .filter(each -> each.status() == 200)
                        .map(each -> read(each.body().toByteArray()));
                certificate.ifPresent(each -> history.add(Kind.CERTIFICATE_SEEN, mine.id(), serial(each)));
                return certificate;
            }
            if (List.of("REJECTED", "REFERRED", "CANCELLED").contains(state)) {
                break;
            }
            Pause.of(LOOK);
        }
        history.add(Kind.GAVE_UP, mine.id(), "a certificate, when it was " + state);
        return Optional.empty();
    }

    private static X509Certificate read(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was handed out is no certificate", e);
        }
    }

    private boolean insisted(Caller caller, Mine mine, String what, Map<String, Object> body) {
        Optional<Answer> answer =
                caller.insist(caller.post("/applications/" + mine.id() + "/" + what, mine.token(), body));
        boolean done = answer.isPresent() && answer.get().status() == 200;
        if (!done) {
            history.add(
                    Kind.GAVE_UP,
                    mine.id(),
                    what
                            + answer.map(each -> " was answered with " + each.status())
                                    .orElse(" was not answered"));
        }
        return done;
    }

    private void revoke(Caller caller, Mine mine, SigningCard signer, String serial) {
        Optional<JsonNode> text = caller.insist(caller.post(
                        "/signed-revocations/text", "", Map.of("serial", serial, "reason", "cessationOfOperation")))
                .filter(each -> each.status() == 200)
                .map(Answer::json);
        if (text.isEmpty()) {
            history.add(Kind.GAVE_UP, mine.id(), "the text of a revocation");
            return;
        }
        byte[] cms = CardSigner.cms(
                signer, Base64.getDecoder().decode(text.get().get("content").asString()));
        Supplier<Optional<Answer>> question = caller.post(
                "/signed-revocations",
                "",
                Map.of("ticket", text.get().get("ticket").asString(), "cms", base64(cms)));
        history.add(Kind.REVOCATION_SENT, mine.id(), serial);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!over.getAsBoolean() && System.nanoTime() < end) {
            Optional<Answer> answer = caller.insist(question);
            if (answer.isEmpty()) {
                break;
            }
            if (answer.get().status() == 200) {
                history.add(Kind.REVOKED, mine.id(), serial);
                return;
            }
            if (answer.get().status() != 202) {
                history.add(
                        Kind.GAVE_UP,
                        mine.id(),
                        "revocation was answered with " + answer.get().status());
                return;
            }
            history.add(Kind.REVOCATION_TAKEN, mine.id(), serial);
            Pause.of(LOOK);
        }
        history.add(Kind.GAVE_UP, mine.id(), "the end of a revocation");
    }
}
