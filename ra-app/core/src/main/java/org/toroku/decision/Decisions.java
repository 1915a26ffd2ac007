package org.toroku.decision;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.toroku.process.StepResult;

/** The decision desk: people's and the automaton's acts behind one counter. */
@Component
@EnableConfigurationProperties(DecisionSettings.class)
class Decisions implements DecisionDesk {
    private final AutomatonDesk automaton;
    private final OfficerDesk officers;
    private final DecisionLedger ledger;
    private final Rounds rounds;

    Decisions(AutomatonDesk automaton, OfficerDesk officers, DecisionLedger ledger, Rounds rounds) {
        this.automaton = automaton;
        this.officers = officers;
        this.ledger = ledger;
        this.rounds = rounds;
    }

    @Override
    public StepResult byAutomaton(UUID caseId, AutomatonVerdict verdict) {
        return automaton.decide(caseId, verdict);
    }

    @Override
    public Act examine(long taskKey, Officer officer, Finding finding) {
        return officers.examine(taskKey, officer, finding);
    }

    @Override
    public Act decide(long taskKey, Officer officer, Verdict verdict) {
        return officers.decide(taskKey, officer, verdict);
    }

    @Override
    public Act reexamine(long taskKey, Officer officer, String why, String caseVersion) {
        return officers.reexamine(taskKey, officer, why, caseVersion);
    }

    @Override
    public boolean mayLook(Officer officer, UUID caseId) {
        return officers.mayLook(officer, caseId);
    }

    @Override
    public Optional<Reexamination> sentBack(UUID caseId) {
        return rounds.sentBack(caseId);
    }

    @Override
    public Optional<Decision> of(UUID caseId) {
        return ledger.decision(caseId);
    }

    @Override
    public Optional<Examination> examination(UUID caseId) {
        return ledger.examination(caseId);
    }

    @Override
    public List<Examination> examinations(UUID caseId) {
        return ledger.examinations(caseId);
    }

    @Override
    public Set<String> examiners(UUID caseId) {
        return ledger.examiners(caseId);
    }

    @Override
    public String caseVersion(UUID caseId) {
        return ledger.caseVersion(caseId);
    }
}
