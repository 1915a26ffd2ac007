package org.toroku.studio;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Refusals;
import org.toroku.automaton.RuleTrial;
import org.toroku.automaton.RuleTrial.Retrial;
import org.toroku.automaton.RulesInForce;
import org.toroku.officers.OfficerRegister;
import org.toroku.officers.Roles;
import org.toroku.process.ModelSet;
import org.toroku.studio.PublicationDesk.State;
import org.toroku.studio.SealedPapers.SealedPublication;
import org.toroku.workflows.DecisionIds;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** Rules as the publications have them, and the word of whoever answers for them. */
@Component
class StoredRulesDesk implements RulesDesk {
    private final Owners owners;
    private final Responsible responsible;
    private final Papers papers;
    private final ModelsInForce inForce;
    private final RulesInForce rules;
    private final RuleTrial trial;
    private final TransactionTemplate transaction;

    /** What is sealed of drafts and publications, and what has to hold of them. */
    @Component
    record Papers(
            SealedPapers sealed,
            PublicationLedger publications,
            DraftLedger drafts,
            ModelContents contents,
            RulesWords words,
            Proposals proposals,
            ReleasedModels released) {}

    /** Who answers for the automatic decision at this moment. */
    @Component
    record Responsible(OfficerRegister officers, Clock clock) {
        Optional<String> officer() {
            return officers.responsibleOfficer(DecisionIds.AUTOMATIC_DECISION, clock.instant())
                    .filter(this::isManager);
        }

        /** The same inside a transaction: it commits before somebody else answers, or not at all. */
        Optional<String> held() {
            return officers.holdResponsibleOfficer(DecisionIds.AUTOMATIC_DECISION, clock.instant())
                    .filter(this::isManager);
        }

        boolean isManager(String officer) {
            return officers.rolesInForce(officer).contains(Roles.MANAGER);
        }
    }

    StoredRulesDesk(
            Owners owners,
            Responsible responsible,
            Papers papers,
            ModelsInForce inForce,
            RulesInForce rules,
            RuleTrial trial,
            TransactionTemplate transaction) {
        this.owners = owners;
        this.responsible = responsible;
        this.papers = papers;
        this.inForce = inForce;
        this.rules = rules;
        this.trial = trial;
        this.transaction = transaction;
    }

    @Override
    public Optional<InForce> inForce(String officer) {
        if (!owners.mayRead(officer)) {
            return Optional.empty();
        }
        Optional<RuleSet> now = rules.now();
        return Optional.of(new InForce(
                now,
                inForce.said(),
                now.map(found -> trial.takenByCa(found.sha256())).orElse(Optional.of(false)),
                responsible.officer()));
    }

    @Override
    public Optional<Proposed> proposed(String officer, UUID publication) {
        if (!owners.mayRead(officer)) {
            return Optional.empty();
        }
        Optional<ModelSet> now = inForce.read();
        return now.flatMap(set -> papers.publications()
                .find(publication)
                .flatMap(row -> rulesOf(row.files())
                        .map(file -> new Proposed(
                                !file.equals(rulesOf(set.models())),
                                file.sha256(),
                                trial.takenByCa(file.sha256()),
                                responsible.officer(),
                                papers.words()
                                        .of(publication)
                                        .filter(word -> word.sha256().equals(file.sha256()))
                                        .map(word -> new Answered(word.officer(), word.at()))))));
    }

    private ModelFile rulesOf(List<ModelFile> models) {
        return papers.released().complete(models).stream()
                .filter(RuleSet::isRules)
                .findFirst()
                .orElseThrow();
    }

    private Optional<ModelFile> rulesOf(Digests files) {
        return Optional.ofNullable(files.byResource().get(RuleSet.RESOURCE))
                .map(sha256 -> papers.contents().find(RuleSet.RESOURCE, sha256))
                .orElseGet(() -> Optional.of(papers.released().rules()));
    }

    @Override
    public Act answerFor(String officer, UUID publication) {
        Optional<String> role = Refusals.noted(
                officer, publication, responsible.isManager(officer) ? Optional.empty() : Optional.of("role"));
        if (role.isPresent()) {
            return new Act.Refused(role.get());
        }
        if (papers.publications().find(publication).isEmpty()) {
            return new Act.Refused("not-found");
        }
        Optional<SealedPublication> sealed = papers.sealed().publication(publication);
        Optional<ModelSet> now = inForce.read();
        if (sealed.isEmpty() || now.isEmpty()) {
            return new Act.Refused("models-altered");
        }
        return Refusals.noted(
                        officer,
                        publication,
                        objection(officer, sealed.get(), now.get()).or(() -> owners.absent(officer)))
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> answered(officer, sealed.get()));
    }

    private Optional<String> objection(String officer, SealedPublication sealed, ModelSet now) {
        PublicationLedger.Row row = sealed.row();
        if (row.shown().state() != State.PROPOSED) {
            return Optional.of("wrong-state");
        }
        if (rulesOf(sealed.models()).equals(rulesOf(now.models()))) {
            return Optional.of("rules-unchanged");
        }
        if (!responsible.officer().equals(Optional.of(officer))) {
            return Optional.of("not-responsible");
        }
        if (owners.tookPart(officer, row.shown().proposedBy(), row.authors())) {
            return Optional.of("four-eyes");
        }
        if (!row.shown().base().equals(now.publication())) {
            return Optional.of("live-changed");
        }
        return papers.proposals().objection(sealed.models(), now);
    }

    private Act answered(String officer, SealedPublication sealed) {
        UUID publication = sealed.row().shown().id();
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean same = papers.publications().lock(publication).equals(Optional.of(sealed.row()));
            if (!same) {
                return new Act.Refused("wrong-state");
            }
            if (!responsible.held().equals(Optional.of(officer))) {
                return new Act.Refused("not-responsible");
            }
            papers.words().say(publication, rulesOf(sealed.models()).sha256(), officer);
            return new Act.Done(publication);
        }));
    }

    @Override
    public Optional<Trial> trial(String officer, UUID draft, int version) {
        return owners.mayRead(officer)
                ? papers.drafts()
                        .version(draft, version)
                        .flatMap(found -> rulesOf(found.files()))
                        .flatMap(file -> tried(officer, file))
                : Optional.empty();
    }

    @Override
    public Optional<Trial> trialOf(String officer, UUID publication) {
        return owners.mayRead(officer)
                ? papers.publications()
                        .find(publication)
                        .flatMap(row -> rulesOf(row.files()))
                        .flatMap(file -> tried(officer, file))
                : Optional.empty();
    }

    /** By the rules in force and by the others: what changed since a case was judged is not these rules' doing. */
    private Optional<Trial> tried(String officer, ModelFile file) {
        Optional<RuleSet> now = rules.now();
        Optional<RuleSet> others = readable(file);
        if (now.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        List<Retrial> before = trial.again(now.get(), LARGEST_TRIAL);
        Map<UUID, Retrial> after = trial.again(others.get(), LARGEST_TRIAL).stream()
                .collect(Collectors.toMap(Retrial::caseId, Function.identity(), (newest, older) -> newest));
        int judged = 0;
        int gone = 0;
        List<Otherwise> otherwise = new ArrayList<>();
        for (Retrial each : before) {
            Optional<Retrial> changed = Optional.ofNullable(after.get(each.caseId()));
            if (each.now().isEmpty() || changed.flatMap(Retrial::now).isEmpty()) {
                gone++;
                continue;
            }
            judged++;
            String outcome = changed.flatMap(Retrial::now).orElseThrow();
            if (!outcome.equals(each.now().get()) && owners.mayBeShownCase(officer, each.caseId())) {
                otherwise.add(new Otherwise(
                        each.caseNumber(),
                        each.now().get(),
                        outcome,
                        changed.get().reasons()));
            }
        }
        return Optional.of(new Trial(judged, gone, otherwise));
    }

    private Optional<RuleSet> readable(ModelFile file) {
        try {
            return Optional.of(RuleSet.of(file)).filter(trial::readable);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
