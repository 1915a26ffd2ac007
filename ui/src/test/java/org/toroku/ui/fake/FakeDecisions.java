package org.toroku.ui.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.toroku.decision.AutomatonVerdict;
import org.toroku.decision.DecisionDesk;
import org.toroku.process.Inbox;
import org.toroku.process.StepResult;

/** A decision desk that records what it was asked and answers as told. */
public final class FakeDecisions implements DecisionDesk {
    private final Inbox inbox;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<String> sentBack = new ArrayList<>();
    private final Map<UUID, Examination> examinations = new HashMap<>();
    private final Map<UUID, String> own = new HashMap<>();
    private Optional<Act> nextAct = Optional.empty();
    private String version = "1";

    public FakeDecisions(Inbox inbox) {
        this.inbox = inbox;
    }

    public void answerWith(Act answer) {
        nextAct = Optional.of(answer);
    }

    public void changeCases() {
        version = version + "x";
    }

    public void examined(UUID caseId, Examination examination) {
        examinations.put(caseId, examination);
    }

    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public List<Verdict> verdicts() {
        return List.copyOf(verdicts);
    }

    @Override
    public StepResult byAutomaton(UUID caseId, AutomatonVerdict verdict) {
        throw new UnsupportedOperationException("the faces never decide for the automaton");
    }

    @Override
    public Act examine(long taskKey, Officer officer, Finding finding) {
        findings.add(finding);
        return answer(taskKey, officer);
    }

    @Override
    public Act decide(long taskKey, Officer officer, Verdict verdict) {
        verdicts.add(verdict);
        return answer(taskKey, officer);
    }

    @Override
    public Act reexamine(long taskKey, Officer officer, String why, String caseVersion) {
        sentBack.add(why);
        return answer(taskKey, officer);
    }

    public List<String> sentBack() {
        return List.copyOf(sentBack);
    }

    @Override
    public Optional<Reexamination> sentBack(UUID caseId) {
        return Optional.empty();
    }

    private Act answer(long taskKey, Officer officer) {
        Optional<Act> told = nextAct;
        nextAct = Optional.empty();
        if (told.isPresent()) {
            return told.get();
        }
        inbox.commit(taskKey, officer.username(), Map.of());
        return new Act.Done();
    }

    /** Whose own case it is. */
    public void own(UUID caseId, String officer) {
        own.put(caseId, officer);
    }

    @Override
    public boolean mayLook(Officer officer, UUID caseId) {
        return !officer.username().equals(own.get(caseId));
    }

    @Override
    public Optional<Decision> of(UUID caseId) {
        return Optional.empty();
    }

    @Override
    public Optional<Examination> examination(UUID caseId) {
        return Optional.ofNullable(examinations.get(caseId));
    }

    @Override
    public List<Examination> examinations(UUID caseId) {
        return examination(caseId).stream().toList();
    }

    @Override
    public Set<String> examiners(UUID caseId) {
        return Set.of();
    }

    @Override
    public String caseVersion(UUID caseId) {
        return version;
    }
}
