package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.enrolment.EnrolmentDesk.Applied;
import org.toroku.enrolment.EnrolmentDesk.ClientFacts;
import org.toroku.enrolment.EnrolmentDesk.Explanation;
import org.toroku.ui.fake.FakeCounter;

class ApplyViewModelTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC);
    private static final ClientFacts FACTS = new ClientFacts(Optional.of("d"), "192.0.2.0/24", "test", Locale.JAPANESE);

    private final FakeCounter desk = new FakeCounter(CLOCK);
    private final ApplyViewModel model = new ApplyViewModel(Way.CARD, desk, CLOCK, FormDraftTest.complete());

    private void agreeToAll() {
        Explanation explanation = model.explanation(Locale.JAPANESE);
        explanation.items().forEach(item -> model.acknowledge(item.id(), true));
        model.phrase(FakeCounter.PHRASE);
        assertThat(model.agree(explanation)).isEmpty();
    }

    @Test
    void theFormOpensOnlyAfterEveryItemWasAcknowledged() {
        Explanation explanation = model.explanation(Locale.JAPANESE);
        explanation.items().stream().skip(1).forEach(item -> model.acknowledge(item.id(), true));
        assertThat(model.agree(explanation)).containsExactly("legal-effect");
        assertThat(model.agreed()).isFalse();
        agreeToAll();
        assertThat(model.agreed()).isTrue();
    }

    /** Concern 4.2: one press of a button is no consent. */
    @Test
    void theFormStaysClosedUntilThePhraseIsTyped() {
        Explanation explanation = model.explanation(Locale.JAPANESE);
        explanation.items().forEach(item -> model.acknowledge(item.id(), true));
        for (String typed : List.of("", "はい", "代わりに申し込みます")) {
            model.phrase(typed);
            assertThat(model.agree(explanation)).isEmpty();
            assertThat(model.agreed()).as(typed).isFalse();
        }
        model.phrase(" 私が 申し込みます。");
        model.agree(explanation);
        assertThat(model.agreed()).isTrue();
    }

    @Test
    void anItemCanBeUntickedAgain() {
        agreeToAll();
        model.acknowledge("receipt", false);
        assertThat(model.agree(model.explanation(Locale.ENGLISH))).containsExactly("receipt");
        assertThat(model.agreed()).isFalse();
    }

    @Test
    void aCompleteFormIsAccepted() {
        agreeToAll();
        assertThat(model.send(FACTS)).isInstanceOf(Applied.Accepted.class);
    }

    @Test
    void anIncompleteFormIsToldWithoutAskingTheDesk() {
        agreeToAll();
        model.draft().put(FormField.EMAIL, "");
        desk.answerApplyWith(new Applied.ProxyStops());
        assertThat(model.send(FACTS)).isInstanceOf(Applied.Invalid.class);
    }

    @Test
    void aProxyIsStoppedBeforeAnyOtherFinding() {
        agreeToAll();
        model.draft().put(FormField.EMAIL, "");
        model.draft().operator(Optional.of(Operator.PROXY));
        assertThat(model.send(FACTS)).isEqualTo(new Applied.ProxyStops());
    }

    /** JPKI則35の2: by itself, never ticked beforehand, and no condition of anything. */
    @Test
    void beingAskedAboutLaterIsConsentedToByItselfOrNotAtAll() {
        agreeToAll();
        Explanation explanation = model.explanation(Locale.JAPANESE);
        assertThat(model.watched(explanation)).isFalse();
        assertThat(model.send(FACTS)).isInstanceOf(Applied.Accepted.class);
        assertThat(desk.lastConsent().orElseThrow().statusWatch()).isEmpty();

        model.watch(explanation, true);
        model.send(FACTS);
        assertThat(desk.lastConsent().orElseThrow().statusWatch())
                .contains(explanation.statusWatch().version());

        model.watch(explanation, false);
        model.send(FACTS);
        assertThat(desk.lastConsent().orElseThrow().statusWatch()).isEmpty();
    }
}
