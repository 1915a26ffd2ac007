package org.toroku.studio;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.audit.TypedText;
import org.toroku.process.ModelGate;
import org.toroku.process.ModelSet;
import org.toroku.workflows.ModelFile;

/** Drafts in the database, each act of an owner in one transaction. */
@Component
class StoredDraftDesk implements DraftDesk {
    private final Owners owners;
    private final Paper paper;
    private final ModelsInForce inForce;
    private final ReleasedModels released;
    private final ModelGate prover;
    private final TransactionTemplate transaction;

    /** What a draft is written down in, and by what as another. */
    @Component
    record Paper(
            DraftLedger drafts,
            CommentLedger comments,
            ModelContents contents,
            ModelCheck check,
            PublicationLedger publications,
            TakeOver takeOver) {}

    StoredDraftDesk(
            Owners owners,
            Paper paper,
            ModelsInForce inForce,
            ReleasedModels released,
            ModelGate prover,
            TransactionTemplate transaction) {
        this.owners = owners;
        this.paper = paper;
        this.inForce = inForce;
        this.released = released;
        this.prover = prover;
        this.transaction = transaction;
    }

    @Override
    public List<Draft> drafts(String officer) {
        return owners.mayRead(officer)
                ? paper.drafts().open().stream()
                        .flatMap(id -> shown(id).stream())
                        .toList()
                : List.of();
    }

    @Override
    public Optional<Draft> draft(String officer, UUID draft) {
        return owners.mayRead(officer) ? shown(draft) : Optional.empty();
    }

    private Optional<Draft> shown(UUID draft) {
        return paper.drafts()
                .find(draft)
                .flatMap(row -> paper.drafts().newest(draft).map(newest -> {
                    return new Draft(
                            row.id(),
                            row.name(),
                            row.state(),
                            row.basePublication(),
                            !inForce.stillChosen(row.basePublication()),
                            newest.number(),
                            row.startedBy(),
                            row.startedAt(),
                            newest.at(),
                            paper.comments().unresolved(draft));
                }));
    }

    @Override
    public List<Version> history(String officer, UUID draft) {
        return owners.mayRead(officer)
                ? paper.drafts().versions(draft).stream()
                        .map(DraftLedger.Version::shown)
                        .toList()
                : List.of();
    }

    @Override
    public Optional<ModelFile> file(String officer, UUID draft, int version, String resource) {
        return owners.mayRead(officer)
                ? paper.drafts().version(draft, version).flatMap(found -> file(found, resource))
                : Optional.empty();
    }

    private Optional<ModelFile> file(DraftLedger.Version version, String resource) {
        return Optional.ofNullable(version.files().byResource().get(resource))
                .flatMap(sha256 -> paper.contents().find(resource, sha256));
    }

    @Override
    public Act start(String officer, String name, Base base) {
        String title = name.strip();
        Optional<String> objection = objection(officer, title);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        Optional<ModelSet> now = inForce.read();
        if (now.isEmpty()) {
            return new Act.Refused("models-altered");
        }
        List<ModelFile> models = switch (base) {
            case LIVE -> now.get().models();
            case RELEASE -> released.models();
        };
        return inTransaction(() -> paper.drafts()
                .start(officer, title, now.get().publication(), models, Optional.empty())
                .<Act>map(Act.Done::new)
                .orElseGet(() -> new Act.Refused("name-used")));
    }

    private Optional<String> objection(String officer, String title) {
        return owners.objection(officer, "draft").or(() -> TypedText.lineObjection(title, LONGEST_NAME));
    }

    @Override
    public Act takeOver(String officer, UUID draft, String name) {
        String title = name.strip();
        Optional<String> objection = objection(officer, title);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return paper.takeOver().by(officer, draft, title);
    }

    @Override
    public Saved save(String officer, Edit edit) {
        Optional<String> objection =
                owners.objection(officer, edit.draft()).or(() -> paper.check().objection(edit.model()));
        if (objection.isPresent()) {
            return new Saved.Refused(objection.get());
        }
        return inTransaction(() -> {
            Optional<String> closed = closed(edit.draft());
            if (closed.isPresent()) {
                return new Saved.Refused(closed.get());
            }
            DraftLedger.Version newest = paper.drafts().newest(edit.draft()).orElseThrow();
            if (newest.number() != edit.basedOn()) {
                return new Saved.Refused("draft-changed");
            }
            if (newest.files().with(edit.model()).equals(newest.files())) {
                return new Saved.Refused("nothing-changed");
            }
            return new Saved.Done(
                    paper.drafts().save(officer, newest, edit.model()).shown());
        });
    }

    /** Locks a draft that can be changed; otherwise says why it cannot. */
    private Optional<String> closed(UUID draft) {
        Optional<DraftLedger.Row> row = paper.drafts().lock(draft);
        if (row.isEmpty()) {
            return Optional.of("not-found");
        }
        if (row.get().state() != State.OPEN) {
            return Optional.of("draft-closed");
        }
        return paper.publications().proposed(draft) ? Optional.of("proposed") : Optional.empty();
    }

    @Override
    public Optional<Proof> proof(String officer, UUID draft) {
        return owners.mayRead(officer)
                ? paper.drafts()
                        .newest(draft)
                        .flatMap(newest -> paper.contents()
                                .all(newest.files())
                                .map(models -> new Proof(newest.number(), prover.examine(models))))
                : Optional.empty();
    }

    @Override
    public List<Comment> comments(String officer, UUID draft) {
        return owners.mayRead(officer) ? paper.comments().of(draft) : List.of();
    }

    @Override
    public Act comment(String officer, UUID draft, Place place, String text) {
        String written = text.strip();
        Optional<String> objection =
                owners.objection(officer, draft).or(() -> TypedText.objection(written, LONGEST_COMMENT));
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return inTransaction(() -> {
            Optional<DraftLedger.Row> row = paper.drafts().lock(draft);
            if (row.isEmpty()) {
                return new Act.Refused("not-found");
            }
            if (row.get().state() != State.OPEN) {
                return new Act.Refused("draft-closed");
            }
            DraftLedger.Version newest = paper.drafts().newest(draft).orElseThrow();
            Optional<ModelFile> model = file(newest, place.resource());
            if (model.isEmpty()) {
                return new Act.Refused("model-unknown");
            }
            if (!ModelCheck.elementIds(model.get()).contains(place.elementId())) {
                return new Act.Refused("element-unknown");
            }
            return new Act.Done(paper.comments().write(officer, draft, newest.number(), place, written));
        });
    }

    @Override
    public Act resolve(String officer, UUID comment) {
        Optional<String> objection = owners.objection(officer, comment);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return inTransaction(() -> {
            Optional<Comment> found = paper.comments().lock(comment);
            if (found.isEmpty()) {
                return new Act.Refused("not-found");
            }
            if (found.get().resolution().isPresent()) {
                return new Act.Refused("already-resolved");
            }
            paper.comments().resolve(officer, found.get());
            return new Act.Done(comment);
        });
    }

    @Override
    public Act discard(String officer, UUID draft) {
        Optional<String> objection = owners.objection(officer, draft);
        if (objection.isPresent()) {
            return new Act.Refused(objection.get());
        }
        return inTransaction(() -> {
            Optional<String> closed = closed(draft);
            if (closed.isPresent()) {
                return new Act.Refused(closed.get());
            }
            paper.drafts().close(draft, State.DISCARDED, officer, "draft-discarded");
            return new Act.Done(draft);
        });
    }

    @Override
    public Map<String, String> resources() {
        return released.processes();
    }

    private <T> T inTransaction(Supplier<T> act) {
        return Objects.requireNonNull(transaction.execute(status -> act.get()));
    }
}
