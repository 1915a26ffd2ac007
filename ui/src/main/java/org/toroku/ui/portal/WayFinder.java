package org.toroku.ui.portal;

import java.util.Optional;
import org.toroku.enrolment.ApplicationForm.Operator;

/** Leads to the way of applying by the fewest questions; every way stays open to who answers none. */
final class WayFinder {
    private final boolean proxyOnPaper;
    private Optional<Operator> operator = Optional.empty();
    private Optional<Boolean> certificate = Optional.empty();
    private Optional<Boolean> card = Optional.empty();
    private Optional<Boolean> ownKey = Optional.empty();

    /** @param proxyOnPaper whether a proxy may apply on paper (則5①(1)ただし書) */
    WayFinder(boolean proxyOnPaper) {
        this.proxyOnPaper = proxyOnPaper;
    }

    enum Question {
        OPERATOR,
        CERTIFICATE,
        CARD,
        OWN_KEY
    }

    sealed interface Advice {
        /** Not enough is known yet. */
        record Ask(Question question) implements Advice {}

        record Go(Way way) implements Advice {}

        /** A proxy: with a card nobody may apply for somebody else (R06), and only on paper at all. */
        record ProxyOnPaper() implements Advice {}

        /** A proxy, and this service takes no application by proxies. */
        record NoProxy() implements Advice {}
    }

    void operator(Optional<Operator> answer) {
        operator = answer;
    }

    Optional<Operator> operator() {
        return operator;
    }

    /** What was answered to a question of yes or no. */
    Optional<Boolean> answer(Question question) {
        return switch (question) {
            case CERTIFICATE -> certificate;
            case CARD -> card;
            case OWN_KEY -> ownKey;
            case OPERATOR -> Optional.empty();
        };
    }

    void answer(Question question, Optional<Boolean> yes) {
        switch (question) {
            case CERTIFICATE -> certificate = yes;
            case CARD -> card = yes;
            case OWN_KEY -> ownKey = yes;
            case OPERATOR -> throw new IllegalArgumentException("not answered by yes or no");
        }
    }

    /** Whether a question matters after what was answered before it. */
    boolean asks(Question question) {
        boolean self = operator.equals(Optional.of(Operator.SELF));
        return switch (question) {
            case OPERATOR -> true;
            case CERTIFICATE -> self;
            case CARD -> self && certificate.equals(Optional.of(false));
            case OWN_KEY -> asks(Question.CARD) && card.equals(Optional.of(true));
        };
    }

    Advice advice() {
        if (operator.isEmpty()) {
            return new Advice.Ask(Question.OPERATOR);
        }
        if (operator.get() == Operator.PROXY) {
            return proxyOnPaper ? new Advice.ProxyOnPaper() : new Advice.NoProxy();
        }
        if (certificate.isEmpty()) {
            return new Advice.Ask(Question.CERTIFICATE);
        }
        if (certificate.get()) {
            return new Advice.Go(Way.RENEWAL);
        }
        if (card.isEmpty()) {
            return new Advice.Ask(Question.CARD);
        }
        if (!card.get()) {
            return new Advice.Go(Way.PAPER);
        }
        return ownKey.<Advice>map(own -> new Advice.Go(own ? Way.OWN_KEY : Way.CARD))
                .orElseGet(() -> new Advice.Ask(Question.OWN_KEY));
    }
}
