package org.toroku.ui.fake;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.studio.Act;
import org.toroku.studio.RulesDesk;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** The rules of the fakes' publications; suzuki answers for the automatic decision. */
public final class FakeRules implements RulesDesk {
    private static final Instant AT = Instant.parse("2026-11-25T04:00:00Z");

    private final FakePublications publications;
    private final Map<UUID, Answered> answers = new HashMap<>();
    private Optional<Boolean> taken = Optional.of(true);
    private boolean withheld;

    FakeRules(FakePublications publications) {
        this.publications = publications;
    }

    /** Forgets everything. */
    public void clear() {
        answers.clear();
        taken = Optional.of(true);
        withheld = false;
    }

    /** The CA has not been told of them. */
    public void unknownToCa() {
        taken = Optional.of(false);
    }

    /** The CA cannot be asked. */
    public void caAway() {
        taken = Optional.empty();
    }

    /** The book and what is stored do not agree. */
    public void withhold() {
        withheld = true;
    }

    @Override
    public Optional<InForce> inForce(String officer) {
        Optional<RuleSet> rules = publications.filesInForce(officer).stream()
                .filter(RuleSet::isRules)
                .findFirst()
                .filter(file -> !withheld)
                .map(RuleSet::of);
        return Optional.of(new InForce(rules, Optional.empty(), taken, Optional.of("suzuki")));
    }

    @Override
    public Optional<Proposed> proposed(String officer, UUID publication) {
        return publications.files(officer, publication).stream()
                .filter(RuleSet::isRules)
                .findFirst()
                .map(file -> new Proposed(
                        changed(officer, file),
                        file.sha256(),
                        taken,
                        Optional.of("suzuki"),
                        Optional.ofNullable(answers.get(publication))));
    }

    private boolean changed(String officer, ModelFile rules) {
        return !publications.filesInForce(officer).contains(rules);
    }

    @Override
    public Act answerFor(String officer, UUID publication) {
        if (!officer.equals("suzuki")) {
            return new Act.Refused("not-responsible");
        }
        answers.put(publication, new Answered(officer, AT));
        return new Act.Done(publication);
    }

    @Override
    public Optional<Trial> trial(String officer, UUID draft, int version) {
        return Optional.of(
                new Trial(12, 1, List.of(new Otherwise("M-000012", "ACCEPT", "REFER", List.of("name-variant")))));
    }

    @Override
    public Optional<Trial> trialOf(String officer, UUID publication) {
        return trial(officer, publication, 0);
    }
}
