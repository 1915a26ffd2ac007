package org.toroku.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.audit.RowAlteredException;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.SignatureInput;
import org.toroku.enrolment.EnrolmentDesk.Submitted;
import org.toroku.evidence.DocumentStore;
import org.toroku.issuance.CardHouse;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.partner.PartnerApi.Applied;
import org.toroku.partner.PartnerApi.Caller;
import org.toroku.partner.PartnerDesk.Act;
import org.toroku.partner.PartnerDesk.Proposal;
import org.toroku.pki.Der;
import org.toroku.post.OutgoingMail;
import org.toroku.subjectkey.KeyInput;
import org.toroku.subjectkey.KeyInput.Origin;
import org.toroku.testkit.pki.CardSigner;
import org.toroku.testkit.pki.OwnKey;

/** A partner applies for its users and can do nothing else. */
class PartnerTest {
    private static final Officer MARY = new Officer("mary", Set.of(Roles.MANAGER));
    private static final Officer MAX = new Officer("max", Set.of(Roles.MANAGER));
    private static CardHouse house;

    @BeforeAll
    static void open() {
        house = new CardHouse(Map.of(
                "toroku.enrolment.per-network-per-hour", "3",
                "toroku.subject-key.legal-bases[0].basis", "JPKI_26_5_I",
                "toroku.subject-key.legal-bases[0].reference", "届出 第1号",
                "toroku.subject-key.legal-bases[0].from", "2026-01-01"));
        for (Officer manager : List.of(MARY, MAX)) {
            house.part(OfficerRegister.class)
                    .save(new OfficerRegister.OfficerAccount(
                            manager.username(), "統括　" + manager.username(), "{noop}x", true, manager.roles()));
        }
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        house.close();
    }

    private static PartnerDesk desk() {
        return house.part(PartnerDesk.class);
    }

    private static PartnerApi api() {
        return house.part(PartnerApi.class);
    }

    private static UUID partner(String name, int perDay, int openMost) {
        assertThat(desk().propose(MARY, new Proposal(name, "契約 第2号", perDay, openMost)))
                .isEqualTo(new Act.Done());
        UUID id = id(name);
        assertThat(desk().confirm(MARY, id)).isEqualTo(new Act.Refused("same-person"));
        assertThat(desk().newSecret(MARY, id)).isEqualTo(new Act.Refused("wrong-state"));
        assertThat(desk().confirm(MAX, id)).isEqualTo(new Act.Done());
        return id;
    }

    private static UUID id(String name) {
        return desk().all(MARY).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static String secret(UUID partner) {
        return ((Act.Secret) desk().newSecret(MARY, partner)).secret();
    }

    private static Caller caller(UUID partner) {
        return api().signIn(partner.toString(), secret(partner)).orElseThrow();
    }

    private static PartnerApi.Request request() {
        return new PartnerApi.Request(
                CardHouse.form(),
                house.consent(),
                new KeyInput(Der.of(OwnKey.p256().request()), Origin.APP, Optional.empty()),
                "partner",
                Locale.JAPANESE);
    }

    private static Applied apply(Caller caller) {
        return api().apply(caller, UUID.randomUUID().toString(), "0".repeat(64), request());
    }

    private static Applied.Made made(Caller caller) {
        return (Applied.Made) apply(caller);
    }

    private static SignatureInput signed(Applied.Made made) {
        return new SignatureInput.Cms(
                Der.of(CardSigner.cms(house.card(), made.content().bytes().toByteArray())));
    }

    /** From the partner's call to the certificate, which only the user gets, with the code of the e-mail. */
    @Test
    void appliesForItsUserWhoAloneGetsTheCertificate() {
        Caller caller = caller(partner("銀行", 10, 10));
        Applied.Made made = made(caller);
        assertThat(api().content(caller, made.application()))
                .hasValueSatisfying(content ->
                        assertThat(content.sha256()).isEqualTo(made.content().sha256()));
        assertThat(api().submit(caller, made.application(), signed(made))).isInstanceOf(Submitted.Received.class);
        var mails = house.part(OutgoingMail.class).ofCase(made.application());
        assertThat(mails).hasSize(1);
        String token = new String(
                house.part(DocumentStore.class).read(mails.getFirst().contents().getFirst()),
                StandardCharsets.US_ASCII);
        house.acceptedByTwo(made.application());
        house.awaitState(made.application(), ApplicationState.ISSUED);
        assertThat(api().standing(caller, made.application()).orElseThrow().state())
                .isEqualTo(ApplicationState.ISSUED);
        Access access = new Access(made.application(), token);
        assertThat(house.counter().certificate(access)).isPresent();
        assertThat(house.counter().confirmReceipt(access)).isInstanceOf(EnrolmentDesk.Receipt.Confirmed.class);
        assertThat(house.book(made.application())).contains("application-made-by-partner", "certificate-issued");
    }

    @Test
    void knowsNoApplicationOfAnotherPartnerOrOfNobody() {
        Caller first = caller(partner("甲社", 10, 10));
        Caller second = caller(partner("乙社", 10, 10));
        Applied.Made made = made(first);
        UUID own = house.applied().access().applicationId();
        for (UUID foreign : List.of(made.application(), own, UUID.randomUUID())) {
            assertThat(api().content(second, foreign)).isEmpty();
            assertThat(api().standing(second, foreign)).isEmpty();
            assertThat(api().submit(second, foreign, signed(made))).isEqualTo(new Submitted.NoSuchApplication());
        }
        assertThat(house.state(made.application())).isEqualTo(ApplicationState.AWAITING_SIGNATURE);
    }

    @Test
    void signsInWithTheNewSecretAndForAWhileWithTheFormer() {
        UUID partner = partner("丙社", 10, 10);
        String first = secret(partner);
        String second = secret(partner);
        assertThat(first).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(second);
        assertThat(api().signIn(partner.toString(), first)).isPresent();
        assertThat(api().signIn(partner.toString(), second)).isPresent();
        String third = secret(partner);
        assertThat(api().signIn(partner.toString(), first)).isEmpty();
        assertThat(api().signIn(partner.toString(), second)).isPresent();
        house.pass(Duration.ofDays(8));
        assertThat(api().signIn(partner.toString(), second)).isEmpty();
        assertThat(api().signIn(partner.toString(), third)).isPresent();
        assertThat(api().signIn(partner.toString(), "")).isEmpty();
        assertThat(api().signIn(partner.toString(), "x".repeat(1_000_000))).isEmpty();
        assertThat(api().signIn("nobody", third)).isEmpty();
        assertThat(api().signIn(UUID.randomUUID().toString(), third)).isEmpty();
        assertThat(house.sql()
                        .sql("SELECT count(*) FROM partner_credential WHERE secret_hash LIKE ?")
                        .param("%" + third + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aDisabledPartnerEndsAtOnceEvenWithinACall() {
        UUID partner = partner("丁社", 10, 10);
        String secret = secret(partner);
        Caller caller = api().signIn(partner.toString(), secret).orElseThrow();
        assertThat(desk().disable(MARY, partner, "漏えい")).isEqualTo(new Act.Done());
        assertThat(api().signIn(partner.toString(), secret)).isEmpty();
        assertThat(apply(caller)).isEqualTo(new Applied.Refused("partner-disabled"));
        assertThat(desk().proposeAgain(MARY, partner, 5, 5, "解決")).isEqualTo(new Act.Done());
        assertThat(api().signIn(partner.toString(), secret)).isEmpty();
        assertThat(desk().confirm(MAX, partner)).isEqualTo(new Act.Done());
        // the secret may have been what leaked
        assertThat(api().signIn(partner.toString(), secret)).isEmpty();
        assertThat(api().signIn(partner.toString(), secret(partner))).isPresent();
    }

    /** Altered behind the desk's back: a secret of one's own, a partner switched on again. */
    @Test
    void doesNotBelieveRowsThatTheBookDoesNotKnow() {
        UUID partner = partner("戊社", 10, 10);
        String secret = secret(partner);
        desk().disable(MARY, partner, "終了");
        house.sql()
                .sql("UPDATE partner SET state = 'ACTIVE' WHERE id = ?")
                .param(partner)
                .update();
        assertThat(api().signIn(partner.toString(), secret)).isEmpty();
        house.sql()
                .sql("UPDATE partner SET state = 'DISABLED' WHERE id = ?")
                .param(partner)
                .update();
    }

    /** Moved to another partner for a moment: its secret opens nothing of what it did not make. */
    @Test
    void knowsNoApplicationByARowThatWasMovedToIt() {
        Caller first = caller(partner("丑社", 10, 10));
        Caller second = caller(partner("寅社", 10, 10));
        Applied.Made made = made(first);
        String move =
                "UPDATE partner_application SET partner_id = ?, idempotency_key_sha256 = ? WHERE application_id = ?";
        String before = house.sql()
                .sql("SELECT idempotency_key_sha256 FROM partner_application WHERE application_id = ?")
                .param(made.application())
                .query(String.class)
                .single();
        String own =
                Der.of("a-key-of-its-own".getBytes(StandardCharsets.US_ASCII)).sha256Hex();
        house.sql().sql(move).params(second.partner(), own, made.application()).update();
        try {
            assertThatThrownBy(() -> api().content(second, made.application())).isInstanceOf(RowAlteredException.class);
            assertThatThrownBy(() -> api().standing(second, made.application()))
                    .isInstanceOf(RowAlteredException.class);
            assertThatThrownBy(() -> api().submit(second, made.application(), signed(made)))
                    .isInstanceOf(RowAlteredException.class);
            assertThat(api().standing(first, made.application())).isEmpty();
            assertThatThrownBy(() -> api().apply(second, "a-key-of-its-own", "0".repeat(64), request()))
                    .isInstanceOf(RowAlteredException.class);
        } finally {
            house.sql()
                    .sql(move)
                    .params(first.partner(), before, made.application())
                    .update();
        }
        assertThat(api().standing(first, made.application())).isPresent();
    }

    @Test
    void keepsItsQuotasHoweverManyCallsComeAtOnce() {
        Caller caller = caller(partner("己社", 5, 100));
        List<Applied> answers =
                IntStream.range(0, 16).parallel().mapToObj(i -> apply(caller)).toList();
        assertThat(answers.stream().filter(Applied.Made.class::isInstance)).hasSize(5);
        assertThat(answers.stream().filter(Applied.TooMany.class::isInstance))
                .hasSize(11)
                .allSatisfy(each -> {
                    assertThat(((Applied.TooMany) each).reason()).isEqualTo("quota-per-day");
                    assertThat(((Applied.TooMany) each).retryAfter())
                            .isBetween(Duration.ofHours(23), Duration.ofHours(25));
                });

        Caller open = caller(partner("庚社", 100, 2));
        made(open);
        made(open);
        assertThat(apply(open))
                .isInstanceOfSatisfying(
                        Applied.TooMany.class, each -> assertThat(each.reason()).isEqualTo("quota-open"));
        house.pass(Duration.ofHours(2));
        // the contents expired unsigned: nothing of them is open any more
        assertThat(apply(open)).isInstanceOf(Applied.Made.class);
    }

    @Test
    void makesOneApplicationUnderOneKey() {
        Caller caller = caller(partner("辛社", 100, 100));
        PartnerApi.Request request = request();
        List<Applied> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> api().apply(caller, "the-same-key", "1".repeat(64), request))
                .toList();
        assertThat(answers).allMatch(Applied.Made.class::isInstance);
        assertThat(answers.stream()
                        .map(each -> ((Applied.Made) each).application())
                        .distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(each -> !((Applied.Made) each).again()))
                .hasSize(1);
        assertThat(api().apply(caller, "the-same-key", "2".repeat(64), request))
                .isEqualTo(new Applied.Refused("idempotency-key-reused"));
        for (String malformed : List.of("", "short", "with space", "'; DROP TABLE--")) {
            assertThat(api().apply(caller, malformed, "1".repeat(64), request))
                    .isEqualTo(new Applied.Refused("idempotency-key-malformed"));
        }
    }

    @Test
    void isForManagersToAdmit() {
        assertThat(desk().propose(CardHouse.OMNI, new Proposal("壬社", "契約", 1, 1)))
                .isEqualTo(new Act.Refused("role"));
        assertThat(desk().propose(MARY, new Proposal("壬社", "契約", -1, 1))).isEqualTo(new Act.Refused("quota"));
        assertThat(desk().propose(MARY, new Proposal("", "契約", 1, 1))).isEqualTo(new Act.Refused("name"));
        UUID partner = partner("癸社", 1, 1);
        assertThat(desk().disable(CardHouse.OMNI, partner, "x")).isEqualTo(new Act.Refused("role"));
        assertThat(desk().newSecret(CardHouse.OMNI, partner)).isEqualTo(new Act.Refused("role"));
        assertThat(desk().all(CardHouse.OMNI)).isEmpty();
        Caller caller = caller(partner);
        api().record(caller, "apply", Optional.empty(), 201);
        assertThat(desk().calls(MARY, partner, 10)).hasSize(1);
        assertThat(desk().calls(CardHouse.OMNI, partner, 10)).isEmpty();
    }
}
