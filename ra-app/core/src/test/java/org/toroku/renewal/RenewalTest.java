package org.toroku.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toroku.ca.order.IssuanceOrder;
import org.toroku.ca.profile.Validity;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.evidence.ShiftingClock;
import org.toroku.issuance.CardHouse;
import org.toroku.issuance.HolderKey;
import org.toroku.issuance.SoftIssuer;
import org.toroku.issuance.StandInCa;
import org.toroku.officers.Roles;
import org.toroku.pki.x509.ParsedCertificate;

/** 則5②: a certificate in force proves its holder for a new one, as long as what was proven once carries. */
class RenewalTest {
    private static RenewalHouse scene;
    private static CardHouse house;

    @BeforeAll
    static void open() {
        scene = new RenewalHouse();
        house = scene.house;
    }

    @AfterAll
    static void close() {
        house.assertBookIntact();
        scene.close();
    }

    private static ParsedCertificate parsed(HolderKey holder) {
        return ParsedCertificate.read(holder.certificate()).orElseThrow();
    }

    private static Instant ceiling(HolderKey anchor) {
        return Validity.of(parsed(anchor).notBefore(), Period.ofYears(5)).notAfter();
    }

    @Test
    void theHolderGetsANewCertificateWithANewKeyAndTheSameName() {
        HolderKey holder = scene.holder(scene.delivered());
        Applied.Accepted applied = scene.applied(holder);
        assertThat(applied.caseNumber()).startsWith("R-");
        assertThat(new String(applied.content().bytes().toByteArray(), StandardCharsets.UTF_8))
                .contains(
                        parsed(holder).serial().toString(16),
                        holder.certificate().sha256Hex(),
                        "変わっていません");

        UUID caseId = scene.submitted(applied, holder);
        house.acceptedByTwo(caseId);
        house.awaitState(caseId, ApplicationState.ISSUED);

        HolderKey renewed = scene.holder(applied.access());
        assertThat(parsed(renewed).subject()).isEqualTo(parsed(holder).subject());
        assertThat(renewed.key().getPublic()).isNotEqualTo(holder.key().getPublic());
        IssuanceOrder order = house.ca().orderOf(caseId);
        assertThat(order.notAfterCeiling()).contains(ceiling(holder));
        assertThat(order.spkiSha256()).isEmpty();
        assertThat(house.book(caseId))
                .containsSubsequence(
                        "application-made",
                        "renewal-asked-for",
                        "application-submitted",
                        "identity-verified",
                        "renewal-claimed",
                        "application-accepted",
                        "renewed-certificate-rechecked",
                        "issuance-ordered",
                        "certificate-issued");
    }

    @Test
    void anApplicationWithFullProofingHasNoCeilingButTheProfiles() {
        assertThat(house.ca().orderOf(house.issued().applicationId()).notAfterCeiling())
                .isEmpty();
    }

    /** A chain of renewals never moves the anchor; the last certificate ends with it to the second. */
    @Test
    void aChainOfRenewalsEndsFiveYearsAfterTheProofing() {
        try (RenewalHouse own = new RenewalHouse()) {
            HolderKey anchor = own.holder(own.delivered());
            HolderKey last = anchor;
            for (int i = 0; i < 4; i++) {
                own.pass(350);
                last = own.holder(own.delivered(own.renewed(last)));
                assertThat(parsed(last).notAfter()).isBefore(ceiling(anchor));
            }
            own.pass(350);
            // 1750 of 1826 days are over
            Access access = own.delivered(own.renewed(last));
            assertThat(parsed(own.holder(access)).notAfter()).isEqualTo(ceiling(anchor));
            assertThat(own.house.ca().orderOf(access.applicationId()).notAfterCeiling())
                    .contains(ceiling(anchor));
            RenewalDesk.Shown shown = own.house
                    .part(RenewalDesk.class)
                    .of(CardHouse.CARL, access.applicationId())
                    .orElseThrow();
            assertThat(shown.chain()).hasSize(6).startsWith(shown.anchorCase());
            assertThat(shown.anchorCase()).startsWith("M-");

            own.house.pass(
                    Duration.between(own.house.part(java.time.Clock.class).instant(), ceiling(anchor))
                            .minusDays(30)
                            .plusMinutes(1));
            assertThat(own.problems(own.holder(access))).containsExactly("ceiling-too-near");
            assertThat(own.counter().offer(access)).isEqualTo(new RenewalCounter.Offer.Refused("ceiling-too-near"));
            own.house.assertBookIntact();
        }
    }

    @Test
    void onlyWhatWasIssuedHereIsRenewed() {
        HolderKey holder = scene.holder(scene.delivered());
        SoftIssuer other = new SoftIssuer(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2099-01-01T00:00:00Z"));
        ParsedCertificate real = parsed(holder);
        HolderKey lookalike = new HolderKey(
                holder.key(),
                other.issue(
                        "CN=山田 花子,C=JP",
                        real.serial().toString(16),
                        org.toroku.pki.Der.of(holder.key().getPublic().getEncoded()),
                        real.notBefore(),
                        real.notAfter()));

        assertThat(scene.problems(lookalike)).containsExactly("certificate-not-ours");
        Applied.Accepted applied = scene.applied(holder);
        UUID caseId = scene.submitted(applied, lookalike);
        house.awaitState(caseId, ApplicationState.REJECTED);
        assertThat(scene.reasons(applied.access())).containsExactly("renewal-holder-not-confirmed");
        assertThat(house.ca().ordersOf(caseId)).isZero();
    }

    @Test
    void anotherCertificateThanTheOneNamedProvesNothing() {
        HolderKey named = scene.holder(scene.delivered());
        HolderKey other = scene.holder(scene.delivered());
        Applied.Accepted applied = scene.applied(named);

        house.awaitState(scene.submitted(applied, other), ApplicationState.REJECTED);

        assertThat(scene.reasons(applied.access())).containsExactly("renewal-other-certificate-signed");
    }

    @Test
    void aCardSignsNoRenewal() {
        Applied.Accepted applied = scene.applied(scene.holder(scene.delivered()));
        assertThat(house.counter().submit(applied.access(), house.signature(applied)))
                .isInstanceOf(org.toroku.enrolment.EnrolmentDesk.Submitted.Received.class);
        house.awaitState(applied.access().applicationId(), ApplicationState.REJECTED);
        assertThat(scene.reasons(applied.access())).containsExactly("renewal-holder-not-confirmed");
    }

    @Test
    void aRevokedCertificateRenewsNothing() {
        Access first = scene.delivered();
        HolderKey holder = scene.holder(first);
        Applied.Accepted applied = scene.applied(holder);
        house.ca().revokeUnheard(house.ca().orderOf(first.applicationId()).orderId());

        UUID caseId = scene.submitted(applied, holder);
        house.awaitState(caseId, ApplicationState.REJECTED);

        assertThat(scene.reasons(applied.access())).containsExactly("renewal-certificate-revoked");
        assertThat(scene.problems(holder)).containsExactly("certificate-revoked");
        assertThat(house.ca().ordersOf(caseId)).isZero();
    }

    @Test
    void silenceOfTheCaIsNeverGood() {
        HolderKey holder = scene.holder(scene.delivered());
        Applied.Accepted applied = scene.applied(holder);
        house.ca().be(StandInCa.Mood.AWAY);
        UUID caseId = scene.submitted(applied, holder);
        house.awaitState(caseId, ApplicationState.PENDING_STATUS);
        assertThat(house.ca().ordersOf(caseId)).isZero();

        house.ca().be(StandInCa.Mood.WILLING);
        house.pass(Duration.ofMinutes(1));
        house.acceptedByTwo(caseId);
        house.awaitState(caseId, ApplicationState.ISSUED);
    }

    /** Reliability scenario 28: the status changes between decision and signing. */
    @Test
    void aCertificateRevokedAfterTheDecisionCancelsTheRenewal() {
        Access first = scene.delivered();
        HolderKey holder = scene.holder(first);
        UUID caseId = scene.submitted(holder);
        house.decideTaskAfterExamination(caseId);
        house.ca().be(StandInCa.Mood.AWAY);
        house.accepted(caseId);
        house.awaitState(caseId, ApplicationState.ACCEPTED);
        house.ca().revokeUnheard(house.ca().orderOf(first.applicationId()).orderId());
        house.ca().be(StandInCa.Mood.WILLING);

        house.awaitState(caseId, ApplicationState.CANCELLED);

        assertThat(house.ca().hasCertified(caseId)).isFalse();
        assertThat(house.book(caseId)).contains("issuance-cancelled");
    }

    /** The CA's clock may be wrong as well as ours: nobody loses a renewal by it, and people look at the clocks. */
    @Test
    void aCeilingThatPassedByTheClockOfTheCaAloneHaltsTheRenewalAndCancelsNothing() {
        Access first = scene.delivered();
        UUID caseId = scene.submitted(scene.holder(first));
        house.decideTaskAfterExamination(caseId);
        house.ca().be(StandInCa.Mood.TOO_LATE);
        try {
            house.accepted(caseId);
            CardHouse.await(() -> house.book(caseId).contains("step-halted"));
        } finally {
            house.ca().be(StandInCa.Mood.WILLING);
        }

        assertThat(house.state(caseId)).isEqualTo(ApplicationState.ACCEPTED);
        assertThat(house.ca().hasTakenBack(caseId)).isFalse();
        assertThat(house.book(caseId)).contains("issuance-refused").doesNotContain("issuance-cancelled");
    }

    /** Within minutes of the ceiling the house waits until its own clock says so too, and tells the end in words. */
    @Test
    void aCeilingThatPassesWhileTheOrderWaitsCancelsTheRenewalOnceBothClocksSaySo() {
        try (RenewalHouse own = new RenewalHouse()) {
            HolderKey anchor = own.holder(own.delivered());
            HolderKey last = anchor;
            for (int i = 0; i < 5; i++) {
                own.pass(350);
                last = own.holder(own.delivered(own.renewed(last)));
            }
            ShiftingClock clock = own.house.part(ShiftingClock.class);
            clock.forward(Duration.between(clock.instant(), ceiling(anchor)).minusDays(40));
            Applied.Accepted applied = own.applied(last);
            UUID caseId = own.submitted(applied, last);
            own.house.decideTaskAfterExamination(caseId);
            own.house.ca().be(StandInCa.Mood.TOO_LATE);
            clock.forward(Duration.between(clock.instant(), ceiling(anchor)).minusMinutes(4));
            own.house.accepted(caseId);
            CardHouse.await(() -> own.house.ca().refusedAsOutlived() > 0);
            own.house.retryUntil(Duration.ofMinutes(5), () -> own.house.ca().refusedAsOutlived() > 1);
            assertThat(own.house.state(caseId)).isEqualTo(ApplicationState.ACCEPTED);
            assertThat(own.house.ca().hasTakenBack(caseId)).isFalse();

            clock.forward(Duration.ofMinutes(5));
            own.house.retryUntil(Duration.ofMinutes(5), () -> own.house.state(caseId) == ApplicationState.CANCELLED);

            assertThat(own.reasons(applied.access())).containsExactly("proofing-outlived");
            assertThat(own.house.ca().hasCertified(caseId)).isFalse();
            assertThat(own.house.ca().hasTakenBack(caseId)).isTrue();
            assertThat(own.house.book(caseId)).contains("issuance-cancelled").doesNotContain("step-halted");
            own.house.assertBookIntact();
        }
    }

    @Test
    void whatHasChangedNeedsAFullApplication() {
        HolderKey holder = scene.holder(scene.delivered());
        Applied.Accepted applied = (Applied.Accepted) scene.apply(address("東京都千代田区霞が関一丁目１番１号"), holder);

        house.awaitState(scene.submitted(applied, holder), ApplicationState.REJECTED);

        assertThat(scene.reasons(applied.access())).containsExactly("renewal-data-changed");
    }

    @Test
    void theSameLettersWrittenOtherwiseHaveNotChanged() {
        HolderKey holder = scene.holder(scene.delivered());
        String decomposed = Normalizer.normalize(CardHouse.form().address(), Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(CardHouse.form().address());
        Applied.Accepted applied = (Applied.Accepted) scene.apply(address(decomposed), holder);

        house.acceptedByTwo(scene.submitted(applied, holder));
        house.awaitState(applied.access().applicationId(), ApplicationState.ISSUED);
    }

    private static ApplicationForm address(String address) {
        ApplicationForm form = CardHouse.form();
        return new ApplicationForm(
                form.familyName(),
                form.givenName(),
                form.familyNameKana(),
                form.givenNameKana(),
                form.familyNameRomaji(),
                form.givenNameRomaji(),
                form.formerName(),
                form.birthDate(),
                form.sex(),
                form.postalCode(),
                address,
                form.email(),
                form.phone(),
                form.operator());
    }

    @Test
    void nobodyRenewsWhatNobodyHasReceived() {
        Access access = house.issued();
        assertThat(scene.problems(scene.holder(access))).containsExactly("receipt-not-confirmed");
        assertThat(scene.counter().offer(access)).isEqualTo(new RenewalCounter.Offer.Refused("receipt-not-confirmed"));
    }

    /** Many renewals are signed before any is verified: one is issued, the others are told so. */
    @Test
    void aCertificateIsRenewedOnceHoweverManyAsk() throws Exception {
        HolderKey holder = scene.holder(scene.delivered());
        List<Applied.Accepted> all =
                Stream.generate(() -> scene.applied(holder)).limit(6).toList();
        CyclicBarrier together = new CyclicBarrier(all.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
            List<Callable<UUID>> asks = all.stream()
                    .<Callable<UUID>>map(applied -> () -> {
                        together.await();
                        return scene.submitted(applied, holder);
                    })
                    .toList();
            for (Future<UUID> each : threads.invokeAll(asks)) {
                each.get();
            }
        }
        CardHouse.await(() -> all.stream()
                        .filter(each -> house.state(each.access().applicationId()) == ApplicationState.REJECTED)
                        .count()
                == all.size() - 1);
        Applied.Accepted sole = all.stream()
                .filter(each -> house.state(each.access().applicationId()) != ApplicationState.REJECTED)
                .findFirst()
                .orElseThrow();
        assertThat(all.stream().filter(each -> !each.equals(sole)))
                .allSatisfy(
                        each -> assertThat(scene.reasons(each.access())).containsExactly("renewal-renewed-already"));
        house.acceptedByTwo(sole.access().applicationId());
        house.awaitState(sole.access().applicationId(), ApplicationState.ISSUED);
        assertThat(scene.problems(holder)).containsExactly("renewed-already");
    }

    @Test
    void whatCameToNothingLeavesTheCertificateToAnother() {
        HolderKey holder = scene.holder(scene.delivered());
        Applied.Accepted first = scene.applied(holder);
        UUID given = scene.submitted(first, holder);
        house.examineTask(given);
        assertThat(house.counter().withdraw(first.access()))
                .isInstanceOf(org.toroku.enrolment.EnrolmentDesk.Withdrawn.Done.class);

        Access second = scene.renewed(holder);

        assertThat(house.book(given)).contains("renewal-claimed", "renewal-claim-released");
        assertThat(house.book(second.applicationId())).contains("renewal-claimed");
    }

    @Test
    void onlyOfficersWhoMayLookAtTheCaseSeeWhatItRenews() {
        Access access = scene.delivered();
        UUID renewal = scene.submitted(scene.holder(access));
        RenewalDesk desk = house.part(RenewalDesk.class);

        assertThat(desk.of(CardHouse.ANNE, renewal)).isPresent();
        assertThat(desk.of(CardHouse.ANNE, access.applicationId())).isEmpty();
        assertThat(desk.of(new Officer("anne", Set.of(Roles.POST_ROOM)), renewal))
                .isEmpty();
        assertThat(desk.of(new Officer("nobody", Set.of(Roles.EXAMINER)), renewal))
                .isEmpty();
    }

    @Test
    void theOfferShowsOnlyTheHolderWhatWasProven() {
        Access access = scene.delivered();
        assertThat(scene.counter().offer(access))
                .isInstanceOfSatisfying(RenewalCounter.Offer.Renewable.class, offer -> {
                    assertThat(offer.form()).isEqualTo(CardHouse.form());
                    assertThat(offer.ceiling()).isEqualTo(ceiling(scene.holder(access)));
                    assertThat(offer.toString()).doesNotContain(CardHouse.form().familyName());
                });
        assertThat(scene.counter().offer(new Access(access.applicationId(), "guess")))
                .isEqualTo(new RenewalCounter.Offer.NoSuchApplication());
    }
}
