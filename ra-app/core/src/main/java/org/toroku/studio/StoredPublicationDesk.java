package org.toroku.studio;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Refusals;
import org.toroku.audit.TypedText;
import org.toroku.process.ModelDeployment;
import org.toroku.process.ModelSet;
import org.toroku.studio.PublicationLedger.Proposed;
import org.toroku.studio.SealedPapers.SealedDraft;
import org.toroku.studio.SealedPapers.SealedPublication;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleSet;

/** Publications, each act of an owner in one transaction; the engine hears of an approval after its commit. */
@Component
class StoredPublicationDesk implements PublicationDesk {
    private final Owners owners;
    private final Ledgers ledgers;
    private final Models models;
    private final ModelDeployment deployment;
    private final PublicationReader reader;
    private final TransactionTemplate transaction;

    @Component
    record Ledgers(
            PublicationLedger publications,
            DraftLedger drafts,
            SealedPapers sealed,
            Choices choices,
            ReplayReports replays) {}

    @Component
    record Models(
            ModelsInForce inForce,
            ReleasedModels released,
            Proposals proposals,
            StoredRulesDesk.Responsible responsible) {}

    StoredPublicationDesk(
            Owners owners,
            Ledgers ledgers,
            Models models,
            ModelDeployment deployment,
            PublicationReader reader,
            TransactionTemplate transaction) {
        this.owners = owners;
        this.ledgers = ledgers;
        this.models = models;
        this.deployment = deployment;
        this.reader = reader;
        this.transaction = transaction;
    }

    @Override
    public Act propose(String officer, Proposal proposal) {
        Optional<String> objection = owners.objection(officer, proposal.draft())
                .or(() -> models.proposals().objection(proposal.reason(), proposal.approval()));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        if (ledgers.drafts().find(proposal.draft()).isEmpty()) {
            return new Act.Refused("not-found");
        }
        Optional<SealedDraft> draft = ledgers.sealed().draft(proposal.draft());
        Optional<ModelSet> inForce = models.inForce().read();
        if (draft.isEmpty() || inForce.isEmpty()) {
            return new Act.Refused("models-altered");
        }
        return objection(draft.get(), proposal, inForce.get())
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> inTransaction(() -> write(officer, draft.get(), proposal, inForce.get())));
    }

    private Optional<String> objection(SealedDraft draft, Proposal proposal, ModelSet inForce) {
        if (draft.row().state() != DraftDesk.State.OPEN) {
            return Optional.of("draft-closed");
        }
        if (draft.versions().getFirst().number() != proposal.version()) {
            return Optional.of("draft-changed");
        }
        if (!draft.row().basePublication().equals(inForce.publication())) {
            return Optional.of("live-changed");
        }
        return models.proposals().objection(draft.newest(), inForce);
    }

    @Override
    public List<String> approvers(String officer, String proposer, Optional<UUID> draft) {
        if (!owners.mayRead(officer)) {
            return List.of();
        }
        Set<String> authors = draft.map(
                        id -> DraftLedger.authors(ledgers.drafts().versions(id)))
                .orElse(Set.of());
        return owners.names().stream()
                .filter(owner -> !owners.tookPart(owner, proposer, authors))
                .toList();
    }

    private Act write(String officer, SealedDraft draft, Proposal proposal, ModelSet inForce) {
        DraftLedger.Version newest = draft.versions().getFirst();
        DraftLedger.Row row = ledgers.drafts().lock(proposal.draft()).orElseThrow();
        if (row.state() != DraftDesk.State.OPEN) {
            return new Act.Refused("draft-closed");
        }
        if (!ledgers.drafts().newest(proposal.draft()).equals(Optional.of(newest))) {
            return new Act.Refused("draft-changed");
        }
        Set<String> authors = DraftLedger.authors(draft.versions());
        return proposed(
                officer,
                new Proposed(
                        Optional.of(newest),
                        Optional.empty(),
                        inForce.publication(),
                        newest.files(),
                        models.proposals().changed(draft.newest(), inForce),
                        authors,
                        models.released().digests(),
                        proposal.reason().strip(),
                        proposal.approval(),
                        ledgers.replays().beside(inForce, newest.files())));
    }

    private Act proposed(String officer, Proposed proposed) {
        return ledgers.publications()
                .propose(officer, proposed)
                .<Act>map(Act.Done::new)
                .orElseGet(() -> new Act.Refused("already-proposed"));
    }

    @Override
    public Act republish(String officer, UUID earlier, String reason, ChangeApproval approval) {
        Optional<String> objection =
                owners.objection(officer, earlier).or(() -> models.proposals().objection(reason, approval));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<PublicationLedger.Row> found = ledgers.publications().find(earlier);
        if (found.isEmpty()) {
            return new Act.Refused("not-found");
        }
        if (found.get().shown().liveAt().isEmpty()) {
            return new Act.Refused("never-live");
        }
        Optional<SealedPublication> sealed = ledgers.sealed().publication(earlier);
        Optional<ModelSet> inForce = models.inForce().read();
        if (sealed.isEmpty() || inForce.isEmpty()) {
            return new Act.Refused("models-altered");
        }
        List<ModelFile> again = sealed.get().models();
        return models.proposals()
                .objection(again, inForce.get())
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> inTransaction(() -> proposed(
                        officer,
                        new Proposed(
                                Optional.empty(),
                                Optional.of(earlier),
                                inForce.get().publication(),
                                sealed.get().row().files(),
                                models.proposals().changed(again, inForce.get()),
                                Set.of(),
                                models.released().digests(),
                                reason.strip(),
                                approval,
                                ledgers.replays()
                                        .beside(
                                                inForce.get(),
                                                sealed.get().row().files())))));
    }

    @Override
    public Act approve(String officer, UUID publication) {
        Optional<String> objection = owners.objection(officer, publication).or(() -> owners.absent(officer));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<PublicationLedger.Row> found = ledgers.publications().find(publication);
        if (found.isEmpty()) {
            return new Act.Refused("not-found");
        }
        if (found.get().shown().state() != State.PROPOSED) {
            return new Act.Refused("wrong-state");
        }
        Optional<SealedPublication> sealed = ledgers.sealed().publication(publication);
        Optional<ModelSet> inForce = models.inForce().read();
        if (sealed.isEmpty() || inForce.isEmpty()) {
            return new Act.Refused("models-altered");
        }
        return Refusals.noted(
                        officer, publication, fourEyes(officer, sealed.get().row()))
                .or(() -> stale(sealed.get().row(), inForce.get().publication()))
                .or(() -> models.proposals().objection(sealed.get().models(), inForce.get()))
                .or(() -> Refusals.noted(
                        officer,
                        publication,
                        rulesObjection(officer, sealed.get(), inForce.get(), models.responsible()::officer)))
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> inTransaction(() -> approve(officer, sealed.get(), inForce.get())));
    }

    /** What an automaton approves names who answers for its rules: other rules need their word first, from a third person. */
    private Optional<String> rulesObjection(
            String officer, SealedPublication sealed, ModelSet inForce, Supplier<Optional<String>> responsible) {
        if (!models.proposals().changed(sealed.models(), inForce).contains(RuleSet.RESOURCE)) {
            return Optional.empty();
        }
        String rules = models.released().complete(sealed.models()).stream()
                .filter(RuleSet::isRules)
                .map(ModelFile::sha256)
                .findFirst()
                .orElseThrow();
        Optional<RulesWords.Word> word = sealed.word()
                .filter(said -> said.sha256().equals(rules))
                .filter(said -> responsible.get().equals(Optional.of(said.officer())));
        if (word.isEmpty()) {
            return Optional.of("rules-not-answered-for");
        }
        return owners.isAmong(officer, Set.of(word.get().officer())) ? Optional.of("four-eyes") : Optional.empty();
    }

    private Optional<String> fourEyes(String officer, PublicationLedger.Row row) {
        return owners.tookPart(officer, row.shown().proposedBy(), row.authors())
                ? Optional.of("four-eyes")
                : Optional.empty();
    }

    private Optional<String> stale(PublicationLedger.Row row, Optional<UUID> inForce) {
        if (!row.shown().base().equals(inForce)) {
            return Optional.of("live-changed");
        }
        return ledgers.publications().waits() ? Optional.of("not-live-yet") : Optional.empty();
    }

    /** One approval at a time; what was proven is what the row still says. */
    private Act approve(String officer, SealedPublication proven, ModelSet inForce) {
        ledgers.choices().lock();
        PublicationLedger.Row row =
                ledgers.publications().lock(proven.row().shown().id()).orElseThrow();
        if (row.shown().state() != State.PROPOSED) {
            return new Act.Refused("wrong-state");
        }
        if (!row.equals(proven.row())) {
            return new Act.Refused("models-altered");
        }
        Optional<String> stale = stale(row, models.inForce().chosen());
        if (stale.isPresent()) {
            return new Act.Refused(stale.get());
        }
        Optional<String> objection = rulesObjection(officer, proven, inForce, models.responsible()::held);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        ledgers.choices().approve(row.shown(), officer);
        deployment.order();
        return new Act.Done(row.shown().id());
    }

    @Override
    public Act reject(String officer, UUID publication, String reason) {
        Optional<String> objection = owners.objection(officer, publication)
                .or(() -> owners.absent(officer))
                .or(() -> TypedText.objection(reason, LONGEST_TEXT));
        return objection
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> close(
                        publication,
                        row -> owners.isAmong(officer, Set.of(row.proposedBy()))
                                ? Optional.of("four-eyes")
                                : Optional.empty(),
                        row -> ledgers.publications()
                                .decide(row, State.REJECTED, officer, Optional.of(reason.strip()))));
    }

    @Override
    public Act withdraw(String officer, UUID publication) {
        return owners.objection(officer, publication)
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> close(
                        publication,
                        row -> row.proposedBy().equals(officer) ? Optional.empty() : Optional.of("not-yours"),
                        row -> ledgers.publications().decide(row, State.WITHDRAWN, officer, Optional.empty())));
    }

    private Act close(
            UUID publication,
            java.util.function.Function<Publication, Optional<String>> objecting,
            java.util.function.Consumer<Publication> deciding) {
        return inTransaction(() -> {
            Optional<Publication> row = ledgers.publications().lock(publication).map(PublicationLedger.Row::shown);
            if (row.isEmpty()) {
                return new Act.Refused("not-found");
            }
            Optional<String> objection = objecting.apply(row.get());
            if (objection.isPresent()) {
                return new Act.Refused(objection.get());
            }
            if (row.get().state() != State.PROPOSED) {
                return new Act.Refused("wrong-state");
            }
            deciding.accept(row.get());
            return new Act.Done(publication);
        });
    }

    @Override
    public Optional<InForce> inForce(String officer) {
        return owners.mayRead(officer) ? Optional.of(reader.inForce()) : Optional.empty();
    }

    @Override
    public List<Publication> publications(String officer, int offset, int limit) {
        return owners.mayRead(officer) ? ledgers.publications().list(offset, limit) : List.of();
    }

    @Override
    public int count(String officer) {
        return owners.mayRead(officer) ? ledgers.publications().count() : 0;
    }

    @Override
    public Optional<Publication> publication(String officer, UUID publication) {
        return owners.mayRead(officer)
                ? ledgers.publications().find(publication).map(PublicationLedger.Row::shown)
                : Optional.empty();
    }

    @Override
    public List<ModelFile> files(String officer, UUID publication) {
        return owners.mayRead(officer) ? reader.files(publication) : List.of();
    }

    @Override
    public List<ModelFile> filesInForce(String officer) {
        return owners.mayRead(officer)
                ? models.inForce().read().map(ModelSet::models).orElse(List.of())
                : List.of();
    }

    @Override
    public List<RunModels> runs(String officer, UUID caseId) {
        return owners.mayReadCase(officer, caseId) ? reader.runs(caseId) : List.of();
    }

    @Override
    public List<ForeignModel> foreignModels(String officer) {
        return owners.mayRead(officer) ? reader.foreignModels() : List.of();
    }

    private <T> T inTransaction(Supplier<T> act) {
        return Objects.requireNonNull(transaction.execute(status -> act.get()));
    }
}
