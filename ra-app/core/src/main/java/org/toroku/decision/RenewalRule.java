package org.toroku.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.toroku.audit.Actor;
import org.toroku.enrolment.Routes;

/** People's acts on renewals: as on applications by card, with what was proven once in the place of the card. */
@Component
class RenewalRule implements RouteRule {
    private final CardRule card;

    RenewalRule(CardRule card) {
        this.card = card;
    }

    @Override
    public String route() {
        return Routes.RENEWAL;
    }

    @Override
    public Elements elements() {
        return card.elements();
    }

    @Override
    public Optional<String> objectionToRecommending(UUID caseId, List<String> confirmedFields) {
        return card.objectionToRecommending(caseId, confirmedFields);
    }

    @Override
    public Optional<String> objectionToAccepting(UUID caseId) {
        return card.objectionToAccepting(caseId);
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
