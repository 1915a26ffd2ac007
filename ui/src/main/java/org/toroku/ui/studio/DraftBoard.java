package org.toroku.ui.studio;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.toroku.studio.DraftDesk.Place;
import org.toroku.studio.DraftDesk.Proof;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.proof.Violation;

/** The models of a draft in one language: which one, the diagram, and what is known and said about it. */
final class DraftBoard extends Div {
    private final Owner owner;
    private final DraftSession session;
    private final DraftViewModel model;
    private final Runnable changed;
    private final ModelTabs tabs;
    private final TabSheet panels = new TabSheet();
    private final Verdict verdict = new Verdict(this::lookAtProof);
    private final Tab proofTab;
    private final Tab commentTab;
    private final ProofPanel proof;
    private final CommentsPanel comments;
    private final ElementsPanel elements = new ElementsPanel(this::jump);
    private final HistoryPanel history;

    /** @param changed told after something about the draft was stored */
    DraftBoard(Owner owner, DraftSession session, Runnable changed) {
        this.owner = owner;
        this.session = session;
        this.model = session.model();
        this.changed = changed;
        addClassName("draft-board");
        tabs = new ModelTabs(model.facts().values(), resource -> session.flush(() -> show(resource)));
        proof = new ProofPanel(() -> model.facts().values(), this::light, this::jump);
        comments = new CommentsPanel(
                owner, model.id(), session.writable(), place -> jump(place.resource(), place.elementId()), () -> {
                    describe();
                    changed.run();
                });
        history = new HistoryPanel(
                model, session.writable(), (version, file) -> session.flush(() -> take(file, version.number())));
        proofTab = panels.add(getTranslation("studio.proof"), proof);
        commentTab = panels.add(getTranslation("studio.comments"), comments);
        panels.add(getTranslation("studio.elements"), elements);
        panels.add(getTranslation("studio.history"), history);
        panels.addClassName("draft-panels");
        StudioParts.ownTabsOnly(panels);
        add(tabs);
        if (session.writable()) {
            add(new DraftTools(session, this::saveAndProve, this::uploaded));
        }
        add(verdict, session.editor(), session.rules(), panels);
        session.editor().translate();
        session.editor().onSelect(this::choose);
        session.editor().onTouch(() -> {
            session.touch();
            mark();
        });
        session.editor().onChange((resource, xml) -> {
            session.edited(resource, xml);
            elements.show(session.facts());
            outdated();
            mark();
        });
        session.rules().onChange(file -> {
            model.edit(file);
            outdated();
            mark();
        });
        describe();
        prove();
    }

    private void show(String resource) {
        session.show(resource);
        describe();
    }

    /** Everything that is said of the model that is shown. */
    private void describe() {
        ModelFacts facts = session.facts();
        tabs.show(session.shown());
        elements.show(facts);
        history.show(session.shown());
        comments.show(model.facts());
        comments.choose(Optional.empty(), "");
        long open = comments.comments().stream()
                .filter(comment -> comment.resolution().isEmpty())
                .count();
        commentTab.setLabel(
                open == 0 ? getTranslation("studio.comments") : getTranslation("studio.comments.count", open));
        mark();
    }

    private void mark() {
        Set<String> unsaved = model.unsaved().stream().map(ModelFile::resource).collect(Collectors.toSet());
        if (session.isTouched()) {
            unsaved.add(session.shown());
        }
        tabs.mark(unsaved, model.changedSinceBegun());
        session.editor().warnOnLeaving(session.isUnsaved());
        session.mark(comments.marks(session.shown()));
    }

    private void choose(String id) {
        ModelFacts facts = session.facts();
        comments.choose(
                facts.has(id) ? Optional.of(new Place(session.shown(), id)) : Optional.empty(),
                facts.named(id, getLocale()));
    }

    private void jump(String elementId) {
        resourceOf(elementId).ifPresent(resource -> jump(resource, elementId));
    }

    /** The shown model first: a called process and its call share their id. */
    private Optional<String> resourceOf(String elementId) {
        if (session.facts().has(elementId)) {
            return Optional.of(session.shown());
        }
        return model.facts().entrySet().stream()
                .filter(entry -> entry.getValue().has(elementId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void jump(String resource, String elementId) {
        inModel(resource, () -> session.look(elementId));
    }

    private void inModel(String resource, Runnable act) {
        if (resource.equals(session.shown()) || !model.resources().contains(resource)) {
            act.run();
            return;
        }
        session.flush(() -> {
            show(resource);
            act.run();
        });
    }

    private void light(Optional<Violation> violation) {
        session.light(violation);
        String resource = violation
                .flatMap(found -> model.facts().entrySet().stream()
                        .filter(entry -> entry.getValue().processId().equals(found.processId()))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .orElse(session.shown());
        inModel(resource, () -> {
            mark();
            violation.filter(found -> session.showsRules()).ifPresent(found -> session.look(found.elementId()));
            violation.filter(found -> !session.showsRules()).ifPresent(found -> {
                List<String> all = new ArrayList<>(List.of(found.elementId()));
                all.addAll(found.path());
                session.editor().show(all);
                session.editor().scrollIntoView();
            });
        });
    }

    private void prove() {
        session.light(Optional.empty());
        Optional<Proof> answer = owner.drafts().proof(owner.name(), model.id());
        answer.ifPresent(found -> {
            proof.show(found.version(), found.violations());
            verdict.show(found.version(), found.violations().size());
            proofTab.setLabel(
                    found.violations().isEmpty()
                            ? getTranslation("studio.proof.label.sound")
                            : getTranslation(
                                    "studio.proof.label", found.violations().size()));
        });
        mark();
    }

    private void outdated() {
        proof.outdated();
        verdict.outdated();
    }

    private void lookAtProof() {
        panels.setSelectedTab(proofTab);
        panels.scrollIntoView();
    }

    private void saveAndProve() {
        session.flush(() -> {
            boolean something = model.isUnsaved();
            switch (model.save()) {
                case DraftViewModel.Outcome.Stored(var version) -> {
                    stored();
                    Toast.show(
                            this,
                            new Said(something ? "studio.saved" : "studio.proven", Integer.toString(version), true));
                }
                case DraftViewModel.Outcome.Conflict() -> conflict();
                case DraftViewModel.Outcome.Refused(var resource, var reason) -> {
                    stored();
                    Toast.show(this, new Said("studio.refused." + reason, resource, false));
                }
            }
        });
    }

    private void stored() {
        if (!session.isUnsaved()) {
            owner.notices().settle(session);
        }
        describe();
        prove();
        panels.setSelectedTab(proofTab);
        changed.run();
    }

    /** Goes on from what was saved elsewhere; where something is not stored here, its owner chooses what becomes of it. */
    void showNewest() {
        session.flush(() -> {
            if (session.isUnsaved()) {
                conflict();
                return;
            }
            model.rebase();
            session.reload();
            stored();
        });
    }

    private void conflict() {
        ConflictDialog dialog = new ConflictDialog(
                model,
                () -> {
                    model.rebase();
                    saveAndProve();
                    if (!model.isUnsaved(session.shown())) {
                        session.reload();
                    }
                },
                () -> {
                    model.discardEdits();
                    session.reload();
                    stored();
                });
        add(dialog);
        dialog.open();
    }

    /** A model of an earlier version becomes an edit, to be looked at before it is saved. */
    private void take(ModelFile file, int version) {
        model.edit(file);
        session.reload();
        describe();
        outdated();
        owner.notices().take(session, new DraftNotices.Taken(owner.name(), model.id(), file.resource(), version));
        Toast.show(this, new Said("studio.history.taken", Integer.toString(version), true));
        (session.showsRules() ? session.rules() : session.editor()).scrollIntoView();
    }

    /**
     * A file from the desktop Modeler becomes the next version at once, if the desk takes it.
     *
     * @return why it did not
     */
    private Optional<String> uploaded(byte[] file) {
        if (session.isUnsaved()) {
            return Optional.of("unsaved-edits");
        }
        String resource = session.shown();
        model.edit(new ModelFile(resource, file));
        Optional<String> refusal = switch (model.save()) {
            case DraftViewModel.Outcome.Stored _ -> Optional.empty();
            case DraftViewModel.Outcome.Conflict() -> Optional.of("draft-changed");
            case DraftViewModel.Outcome.Refused refused -> Optional.of(refused.reason());
        };
        if (refusal.isEmpty()) {
            session.reload();
            stored();
        } else {
            model.discardEdit(resource);
        }
        return refusal;
    }
}
