package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toroku.enrolment.ApplicationForm.Operator;
import org.toroku.ui.portal.WayFinder.Advice;
import org.toroku.ui.portal.WayFinder.Question;

class WayFinderTest {
    private final WayFinder finder = new WayFinder(true);

    private void self(Question question, boolean yes) {
        finder.operator(Optional.of(Operator.SELF));
        finder.answer(question, Optional.of(yes));
    }

    @Test
    void asksOneThingAfterTheOther() {
        assertThat(finder.advice()).isEqualTo(new Advice.Ask(Question.OPERATOR));
        assertThat(finder.asks(Question.CERTIFICATE)).isFalse();
        finder.operator(Optional.of(Operator.SELF));
        assertThat(finder.advice()).isEqualTo(new Advice.Ask(Question.CERTIFICATE));
        self(Question.CERTIFICATE, false);
        assertThat(finder.advice()).isEqualTo(new Advice.Ask(Question.CARD));
        self(Question.CARD, true);
        assertThat(finder.advice()).isEqualTo(new Advice.Ask(Question.OWN_KEY));
        assertThat(finder.asks(Question.OWN_KEY)).isTrue();
    }

    @Test
    void leadsToEachWay() {
        self(Question.CERTIFICATE, false);
        self(Question.CARD, true);
        self(Question.OWN_KEY, false);
        assertThat(finder.advice()).isEqualTo(new Advice.Go(Way.CARD));
        self(Question.OWN_KEY, true);
        assertThat(finder.advice()).isEqualTo(new Advice.Go(Way.OWN_KEY));
        self(Question.CARD, false);
        assertThat(finder.advice()).isEqualTo(new Advice.Go(Way.PAPER));
        assertThat(finder.asks(Question.OWN_KEY)).isFalse();
        self(Question.CERTIFICATE, true);
        assertThat(finder.advice()).isEqualTo(new Advice.Go(Way.RENEWAL));
    }

    /** R06: the card's route has no clause for proxies, whatever else is answered. */
    @Test
    void neverLeadsAProxyToACard() {
        self(Question.CERTIFICATE, false);
        self(Question.CARD, true);
        self(Question.OWN_KEY, false);
        finder.operator(Optional.of(Operator.PROXY));
        assertThat(finder.advice()).isEqualTo(new Advice.ProxyOnPaper());
        assertThat(finder.asks(Question.CARD)).isFalse();

        WayFinder inPerson = new WayFinder(false);
        inPerson.operator(Optional.of(Operator.PROXY));
        assertThat(inPerson.advice()).isEqualTo(new Advice.NoProxy());
    }
}
