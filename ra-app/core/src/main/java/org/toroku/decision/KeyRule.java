package org.toroku.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.Routes;

/** People's acts on applications that bring their own key: as for those by card, and the key must have passed its checks. */
@Component
class KeyRule implements RouteRule {
    private final CardRule card;
    private final OwnKeys keys;

    KeyRule(CardRule card, OwnKeys keys) {
        this.card = card;
        this.keys = keys;
    }

    @Override
    public String route() {
        return Routes.SIMULTANEOUS_KEY;
    }

    @Override
    public Elements elements() {
        return card.elements();
    }

    @Override
    public Optional<String> objectionToRecommending(UUID caseId, List<String> confirmedFields) {
        return key(caseId).or(() -> card.objectionToRecommending(caseId, confirmedFields));
    }

    @Override
    public Optional<String> objectionToAccepting(UUID caseId) {
        return key(caseId).or(() -> card.objectionToAccepting(caseId));
    }

    private Optional<String> key(UUID caseId) {
        return keys.accepted(caseId) ? Optional.empty() : Optional.of("key-not-accepted");
    }

    @Override
    public Optional<String> objectionToExaminer(UUID caseId, String officer) {
        return card.objectionToExaminer(caseId, officer);
    }

    @Override
    public Optional<String> objectionToShowing(UUID caseId, DecisionDesk.Officer officer) {
        return card.objectionToShowing(caseId, officer);
    }

    @Override
    public Optional<String> objectionToDecider(UUID caseId, String officer) {
        return card.objectionToDecider(caseId, officer);
    }

    @Override
    public void examined(UUID caseId, Actor by) {
        card.examined(caseId, by);
    }

    @Override
    public void decided(UUID caseId, boolean accepted, Actor by) {
        card.decided(caseId, accepted, by);
    }
}
