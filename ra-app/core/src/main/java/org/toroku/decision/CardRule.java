package org.toroku.decision;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.toroku.audit.Actor;
import org.toroku.matching.MatchReport;
import org.toroku.matching.Matches;
import org.toroku.officers.Persons;
import org.toroku.workflows.TaskIds;

/**
 * People's acts on applications whose signature proves who signed, by card or with a certificate in force: every doubtful
 * field must have been compared by eye.
 */
class CardRule implements RouteRule {
    private final String route;
    private final Function<UUID, Optional<String>> further;
    private final Matches matches;
    private final DecisionLedger ledger;
    private final Rounds rounds;
    private final Persons persons;

    /** @param further what the route has against a case beyond that, whoever looks; asked first */
    CardRule(
            String route,
            Function<UUID, Optional<String>> further,
            Matches matches,
            DecisionLedger ledger,
            Rounds rounds,
            Persons persons) {
        this.route = route;
        this.further = further;
        this.matches = matches;
        this.ledger = ledger;
        this.rounds = rounds;
        this.persons = persons;
    }

    @Override
    public String route() {
        return route;
    }

    @Override
    public Elements elements() {
        return new Elements(TaskIds.EXAMINE_APPLICATION, TaskIds.DECIDE_ON_APPLICATION);
    }

    @Override
    public Optional<String> objectionToRecommending(UUID caseId, List<String> confirmedFields) {
        return further.apply(caseId).or(() -> unconfirmed(caseId, confirmedFields));
    }

    private Optional<String> unconfirmed(UUID caseId, List<String> confirmedFields) {
        var doubtful = matches.of(caseId).map(MatchReport::fields).orElse(List.of()).stream()
                .filter(field -> field.verdict() != MatchReport.Verdict.EQUAL)
                .map(MatchReport.FieldMatch::field)
                .collect(Collectors.toSet());
        return confirmedFields.containsAll(doubtful) ? Optional.empty() : Optional.of("unconfirmed-fields");
    }

    @Override
    public Optional<String> objectionToAccepting(UUID caseId) {
        return further.apply(caseId).or(() -> unexamined(caseId));
    }

    /** A decision is the second pair of eyes, not the only one: nobody accepts what the examiner did not. */
    private Optional<String> unexamined(UUID caseId) {
        Optional<DecisionDesk.Examination> examination = ledger.examination(caseId);
        if (examination.filter(DecisionDesk.Examination::recommendAccept).isEmpty()) {
            return Optional.of("not-recommended");
        }
        return rounds.sentBack(caseId)
                .filter(back -> !examination.get().at().isAfter(back.at()))
                .map(back -> "reexamination-pending")
                .or(() -> unconfirmed(caseId, rounds.confirmed(caseId)));
    }

    @Override
    public Optional<String> objectionToExaminer(UUID caseId, String officer) {
        return persons.isAmong(officer, rounds.deciders(caseId)) ? Optional.of(SENT_BACK) : Optional.empty();
    }

    @Override
    public Optional<String> objectionToDecider(UUID caseId, String officer) {
        return Optional.empty();
    }

    @Override
    public Optional<String> objectionToShowing(UUID caseId, DecisionDesk.Officer officer) {
        return Optional.empty();
    }

    @Override
    public void examined(UUID caseId, Actor by) {
        // the examination itself is all that is written
    }

    @Override
    public void decided(UUID caseId, boolean accepted, Actor by) {
        // the process tells the applicant
    }
}
