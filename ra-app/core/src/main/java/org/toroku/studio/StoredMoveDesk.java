package org.toroku.studio;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.Actor;
import org.toroku.audit.Refusals;
import org.toroku.audit.RowAlteredException;
import org.toroku.audit.TypedText;
import org.toroku.process.ModelDeployment;
import org.toroku.process.ModelSet;
import org.toroku.process.OpenCases.OpenCase;
import org.toroku.studio.MovePreview.Kind;
import org.toroku.studio.MovePreview.Line;
import org.toroku.workflows.RuleSet;

/** Plans of moves, each act of an owner in one transaction; the conductor carries out what they decided. */
@Component
class StoredMoveDesk implements MoveDesk {
    private final Owners owners;
    private final Papers papers;
    private final Models models;
    private final Doing doing;
    private final ModelDeployment deployment;
    private final TransactionTemplate transaction;

    @Component
    record Papers(MoveLedger ledger, MovePreviews previews, MoveReader reader, PublicationLedger publications) {}

    @Component
    record Models(ModelsInForce inForce, Proposals proposals, Choices choices) {}

    @Component
    record Doing(MoveLook look, CaseMove move, CaseMover.Judging judging) {}

    StoredMoveDesk(
            Owners owners,
            Papers papers,
            Models models,
            Doing doing,
            ModelDeployment deployment,
            TransactionTemplate transaction) {
        this.owners = owners;
        this.papers = papers;
        this.models = models;
        this.doing = doing;
        this.deployment = deployment;
        this.transaction = transaction;
    }

    @Override
    public boolean available() {
        return doing.judging().judge().available();
    }

    @Override
    public Act look(String officer) {
        Optional<String> objection = owners.objection(officer, "move-look");
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<ModelSet> inForce = models.inForce().read();
        if (inForce.isEmpty()) {
            return new Act.Refused("models-altered");
        }
        Optional<UUID> publication = inForce.get().publication();
        if (publication.isEmpty()) {
            return new Act.Refused("move-release");
        }
        return notLive(publication.get())
                .or(() -> onlyRules(publication.get()))
                .or(() -> doing.look().start(officer, inForce.get()))
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> new Act.Done(publication.get()));
    }

    /** Every case is decided by the rules in force wherever it stands; the engine has the processes that it had. */
    private Optional<String> onlyRules(UUID publication) {
        return papers.publications()
                .find(publication)
                .filter(row -> row.shown().changed().equals(List.of(RuleSet.RESOURCE)))
                .map(row -> "move-nothing");
    }

    /** The engine begins cases with what it has. */
    private Optional<String> notLive(UUID publication) {
        return papers.publications().live().equals(Optional.of(publication))
                ? Optional.empty()
                : Optional.of("not-live-yet");
    }

    @Override
    public Optional<Run> run(String officer) {
        return owners.mayRead(officer) ? doing.look().last() : Optional.empty();
    }

    @Override
    public Optional<Kept> preview(String officer) {
        return owners.mayRead(officer)
                ? models.inForce().said().flatMap(publication -> papers.reader().preview(officer, publication))
                : Optional.empty();
    }

    @Override
    public Act propose(String officer, Proposal proposal) {
        return owners.objection(officer, "move-plan")
                .or(() -> models.proposals().objection(proposal.reason(), proposal.approval()))
                .or(() -> proposal.kinds().isEmpty() || !Kind.MOVABLE.containsAll(proposal.kinds())
                        ? Optional.of("move-kinds-missing")
                        : Optional.empty())
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> about(officer, proposal));
    }

    private Act about(String officer, Proposal proposal) {
        Optional<Kept> kept = papers.previews().find(proposal.preview());
        if (kept.isEmpty()) {
            return new Act.Refused("preview-altered");
        }
        if (kept.get().preview().of(proposal.kinds()).isEmpty()) {
            return new Act.Refused("move-nothing");
        }
        UUID publication = kept.get().preview().publication();
        return inTransaction(() -> {
            models.choices().lock();
            return changed(publication)
                    .or(() -> notLive(publication))
                    .<Act>map(Act.Refused::new)
                    .orElseGet(() -> papers.ledger()
                            .propose(officer, publication, proposal)
                            .<Act>map(Act.Done::new)
                            .orElseGet(() -> new Act.Refused("already-proposed")));
        });
    }

    private Optional<String> changed(UUID publication) {
        return models.inForce().stillChosen(Optional.of(publication)) ? Optional.empty() : Optional.of("live-changed");
    }

    @Override
    public Act approve(String officer, UUID plan) {
        return sealed(
                officer,
                plan,
                State.PROPOSED,
                row -> fourEyes(officer, row).or(() -> owners.absent(officer)),
                row -> papers.ledger().decide(row.id(), State.APPROVED, officer, Optional.empty()));
    }

    /** As for the models: neither who proposes nor who edited what the cases would follow. */
    private Optional<String> fourEyes(String officer, Plan plan) {
        Set<String> authors = papers.publications()
                .find(plan.publication())
                .map(PublicationLedger.Row::authors)
                .orElse(Set.of());
        return Refusals.noted(
                officer,
                plan.id(),
                owners.tookPart(officer, plan.proposedBy(), authors) ? Optional.of("four-eyes") : Optional.empty());
    }

    @Override
    public Act confirm(String officer, UUID plan) {
        return sealed(officer, plan, State.TRIED, row -> owners.absent(officer), row -> {
            papers.ledger().confirm(row.id(), officer);
            deployment.order();
        });
    }

    /** What lets cases move: the plan is as it was sealed, and its models are in force. */
    private Act sealed(
            String officer,
            UUID plan,
            State expected,
            Function<Plan, Optional<String>> objecting,
            Consumer<Plan> deciding) {
        Optional<String> objection = objection(officer, plan, expected);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<CaseMove.Sealed> sealed = doing.move().sealed(plan);
        if (sealed.isEmpty()) {
            return new Act.Refused("plan-altered");
        }
        return objecting
                .apply(sealed.get().plan())
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> asSealed(sealed.get().plan(), deciding));
    }

    private Act asSealed(Plan sealed, Consumer<Plan> deciding) {
        try {
            return inTransaction(() -> {
                models.choices().lock();
                Plan row = papers.ledger().lock(sealed.id()).orElseThrow();
                if (row.state() != sealed.state()) {
                    return new Act.Refused("wrong-state");
                }
                if (!row.equals(sealed)) {
                    return new Act.Refused("plan-altered");
                }
                Optional<String> changed = changed(row.publication());
                if (changed.isPresent()) {
                    return new Act.Refused(changed.get());
                }
                deciding.accept(row);
                return new Act.Done(row.id());
            });
        } catch (RowAlteredException altered) {
            CaseMove.altered(sealed.id());
            return new Act.Refused("plan-altered");
        }
    }

    private Optional<String> objection(String officer, UUID plan, State expected) {
        return owners.objection(officer, plan)
                .or(() -> papers.ledger()
                        .find(plan)
                        .map(row -> row.state() == expected ? Optional.<String>empty() : Optional.of("wrong-state"))
                        .orElse(Optional.of("not-found")));
    }

    @Override
    public Act tryOne(String officer, UUID plan, String caseNumber) {
        Optional<String> objection = objection(officer, plan, State.APPROVED).or(() -> owners.absent(officer));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<CaseMove.Sealed> sealed = doing.move().sealed(plan);
        Optional<ModelSet> inForce = models.inForce().read();
        if (sealed.isEmpty() || inForce.isEmpty()) {
            return new Act.Refused(sealed.isEmpty() ? "plan-altered" : "models-altered");
        }
        Plan row = sealed.get().plan();
        Optional<Line> planned = papers.previews().find(row.preview()).stream()
                .flatMap(kept -> kept.preview().of(row.kinds()).stream())
                .filter(line -> line.caseNumber().equals(caseNumber.strip()))
                .findFirst();
        if (planned.isEmpty()) {
            return new Act.Refused("move-not-in-plan");
        }
        if (!owners.mayBeShownCase(officer, planned.get().caseId())) {
            return new Act.Refused("own-case");
        }
        return changed(row.publication())
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> tryOne(officer, row, planned.get(), inForce.get()));
    }

    private Act tryOne(String officer, Plan plan, Line planned, ModelSet inForce) {
        Optional<OpenCase> open = doing.judging().cases().find(planned.caseId());
        if (open.isEmpty()) {
            return new Act.Refused("move-changed");
        }
        Map<UUID, Line> judged;
        try {
            judged = doing.judging().judge().judge(List.of(open.get()), inForce.processes(), (done, of) -> true);
        } catch (ReplayEngine.RefusedException refused) {
            return new Act.Refused("replay-models-refused");
        }
        Line line = Objects.requireNonNull(judged.get(planned.caseId()));
        if (line.kind() == Kind.BARRED) {
            return new Act.Refused("move-left-" + line.reason());
        }
        if (!planned.holdsFor(line)) {
            return new Act.Refused("move-changed");
        }
        try {
            return switch (doing.move().move(plan, open.get(), line, new Actor.Human(officer), true)) {
                case DONE -> new Act.Done(plan.id());
                case BUSY -> new Act.Refused("move-busy-case");
                case OVER -> new Act.Refused("wrong-state");
            };
        } catch (RowAlteredException altered) {
            CaseMove.altered(plan.id());
            return new Act.Refused("plan-altered");
        }
    }

    @Override
    public Act reject(String officer, UUID plan, String reason) {
        return owners.objection(officer, plan)
                .or(() -> TypedText.objection(reason, PublicationDesk.LONGEST_TEXT))
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> close(
                        plan,
                        row -> owners.isAmong(officer, Set.of(row.proposedBy()))
                                ? Optional.of("four-eyes")
                                : unless(row.state() == State.PROPOSED).or(() -> owners.absent(officer)),
                        row -> papers.ledger().decide(row.id(), State.REJECTED, officer, Optional.of(reason.strip()))));
    }

    @Override
    public Act withdraw(String officer, UUID plan) {
        return owners.objection(officer, plan)
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> close(
                        plan,
                        row -> row.proposedBy().equals(officer)
                                ? unless(row.state() == State.PROPOSED)
                                : Optional.of("not-yours"),
                        row -> papers.ledger().decide(row.id(), State.WITHDRAWN, officer, Optional.empty())));
    }

    @Override
    public Act stop(String officer, UUID plan, String reason) {
        return owners.objection(officer, plan)
                .or(() -> TypedText.objection(reason, PublicationDesk.LONGEST_TEXT))
                .<Act>map(Act.Refused::new)
                .orElseGet(() -> close(
                        plan,
                        row -> unless(!row.state().isOver() && row.state() != State.PROPOSED),
                        row -> papers.ledger()
                                .end(row.id(), State.STOPPED, new Actor.Human(officer), Optional.of(reason.strip()))));
    }

    private static Optional<String> unless(boolean fits) {
        return fits ? Optional.empty() : Optional.of("wrong-state");
    }

    private Act close(UUID plan, Function<Plan, Optional<String>> objecting, Consumer<Plan> deciding) {
        try {
            return inTransaction(() -> {
                Optional<Plan> row = papers.ledger().lock(plan);
                if (row.isEmpty()) {
                    return new Act.Refused("not-found");
                }
                Optional<String> objection = objecting.apply(row.get());
                if (objection.isPresent()) {
                    return new Act.Refused(objection.get());
                }
                deciding.accept(row.get());
                return new Act.Done(plan);
            });
        } catch (RowAlteredException altered) {
            CaseMove.altered(plan);
            return new Act.Refused("plan-altered");
        }
    }

    @Override
    public List<Plan> plans(String officer) {
        return owners.mayRead(officer) ? papers.ledger().list() : List.of();
    }

    @Override
    public Optional<Progress> progress(String officer, UUID plan) {
        return owners.mayRead(officer)
                ? papers.ledger().find(plan).map(found -> papers.reader().progress(officer, found))
                : Optional.empty();
    }

    @Override
    public List<String> approvers(String officer, String proposer) {
        if (!owners.mayRead(officer)) {
            return List.of();
        }
        Optional<PublicationLedger.Row> publication = models.inForce().said().flatMap(papers.publications()::find);
        return owners.names().stream()
                .filter(owner -> !owner.equals(proposer)
                        && publication
                                .filter(row -> row.authors().contains(owner))
                                .isEmpty())
                .toList();
    }

    private <T> T inTransaction(Supplier<T> act) {
        return Objects.requireNonNull(transaction.execute(status -> act.get()));
    }
}
