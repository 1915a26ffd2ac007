package org.toroku.ui.wording;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.text.Moments;
import org.toroku.wording.Wording;
import org.toroku.wording.WordingDesk;
import org.toroku.wording.WordingDesk.Act;
import org.toroku.wording.WordingDesk.Dossier;
import org.toroku.wording.WordingDesk.Ground;
import org.toroku.wording.WordingDesk.State;
import org.toroku.wording.WordingDesk.Version;
import org.toroku.wording.WordingKind;

/** One kind of text: what is in force, the change under way, and the versions. A manager acts, an auditor reads. */
final class WordingPanel extends Div {
    private final WordingDesk desk;
    private final Officer officer;
    private final WordingKind kind;
    private Optional<WordingEditor> editor = Optional.empty();

    /** @param written what was being written when the page was drawn anew */
    WordingPanel(WordingDesk desk, Officer officer, Dossier dossier, Optional<Wording> written) {
        this.desk = desk;
        this.officer = officer;
        this.kind = dossier.overview().kind();
        draw(dossier, written);
    }

    /** What is in the editor. */
    Optional<Wording> written() {
        return editor.map(WordingEditor::written);
    }

    private void refresh() {
        desk.dossier(officer, kind).ifPresent(dossier -> draw(dossier, Optional.empty()));
    }

    private void draw(Dossier dossier, Optional<Wording> written) {
        removeAll();
        editor = Optional.empty();
        add(
                new H1(getTranslation("wording.kind." + kind.name())),
                new Paragraph(getTranslation("wording.when." + kind.name())));
        warnings(dossier);
        add(new H2(getTranslation("wording.in-force")), new Paragraph(inForce(dossier)));
        add(new WordingPreview(kind, desk.preview(kind, dossier.used())));
        Optional<Version> open = dossier.overview().open();
        if (open.filter(version -> version.state() == State.PROPOSED).isPresent()) {
            proposal(dossier, open.get());
        } else if (dossier.overview().ground() != Ground.ALTERED
                && officer.roles().contains(Roles.MANAGER)) {
            change(dossier, open, written);
        }
        add(new WordingHistory(dossier, editor));
    }

    private void warnings(Dossier dossier) {
        switch (dossier.overview().ground()) {
            case ALTERED, UNFIT ->
                add(notice(
                        "problem",
                        getTranslation(
                                "wording.warning." + dossier.overview().ground().name())));
            case RELEASED, APPROVED -> {
                // nothing to warn of
            }
        }
        if (dossier.overview().softwareChanged()) {
            add(notice("attention", getTranslation("wording.software-changed")));
        }
    }

    private String inForce(Dossier dossier) {
        return dossier.overview()
                .inForce()
                .map(version -> getTranslation(
                        version.followsRelease() ? "wording.in-force.back" : "wording.in-force.approved",
                        version.number(),
                        version.decidedAt()
                                .map(at -> Moments.text(at, getLocale()))
                                .orElse("–"),
                        version.proposedBy().orElse("–"),
                        version.decidedBy().orElse("–")))
                .orElseGet(() -> getTranslation("wording.in-force.released"));
    }

    private void proposal(Dossier dossier, Version proposed) {
        add(
                new H2(getTranslation("wording.proposal")),
                new Paragraph(getTranslation(
                        "wording.proposal.by",
                        proposed.proposedBy().orElse("–"),
                        proposed.proposedAt()
                                .map(at -> Moments.text(at, getLocale()))
                                .orElse("–"),
                        String.join(", ", proposed.authors()))),
                words(getTranslation("wording.reason"), proposed.reason().orElse("")));
        if (proposed.followsRelease()) {
            add(notice("attention", getTranslation("wording.proposal.release")));
        }
        add(
                new WordingDifference(dossier.used(), wordingOf(dossier, proposed)),
                new WordingPreview(kind, desk.preview(kind, wordingOf(dossier, proposed))));
        if (officer.roles().contains(Roles.MANAGER)) {
            add(acts(proposed));
        }
    }

    /** Of the software's text the one that would be used. */
    private static Wording wordingOf(Dossier dossier, Version version) {
        return version.followsRelease() ? dossier.released() : version.wording();
    }

    private Component acts(Version proposed) {
        boolean proposer = proposed.proposedBy().equals(Optional.of(officer.username()));
        Div acts = new Div();
        acts.addClassNames("stacked", "wording-acts");
        if (!desk.isAnother(officer, proposed)) {
            acts.add(new Paragraph(getTranslation("wording.four-eyes")));
        } else {
            acts.add(primary(
                    "wording.approve", () -> told(desk.approve(officer, proposed.basis()), "wording.approved")));
        }
        if (proposer) {
            acts.add(plain(
                    "wording.withdraw", () -> told(desk.withdraw(officer, proposed.basis()), "wording.withdrawn")));
        } else {
            TextArea note = area("wording.note");
            acts.add(
                    note,
                    plain(
                            "wording.reject",
                            () -> told(desk.reject(officer, proposed.basis(), note.getValue()), "wording.rejected")));
        }
        return acts;
    }

    private void change(Dossier dossier, Optional<Version> open, Optional<Wording> written) {
        add(new H2(getTranslation(open.isPresent() ? "wording.draft" : "wording.change")));
        open.ifPresent(draft -> add(new Paragraph(getTranslation(
                draft.followsRelease() ? "wording.draft.release" : "wording.draft.by",
                String.join(", ", draft.authors()),
                Moments.text(draft.savedAt(), getLocale())))));
        WordingEditor fields = new WordingEditor(
                desk,
                kind,
                written.or(() -> open.map(draft -> wordingOf(dossier, draft))).orElse(dossier.used()));
        editor = Optional.of(fields);
        add(fields);
        Div acts = new Div(primary(
                "wording.save",
                () -> saved(fields, desk.save(officer, kind, open.map(Version::basis), fields.written()))));
        acts.addClassName("actions");
        acts.add(plain("wording.take-released", () -> fields.show(dossier.released())));
        if (dossier.overview()
                        .inForce()
                        .filter(version -> !version.followsRelease())
                        .isPresent()
                || dossier.overview().ground() == Ground.UNFIT) {
            acts.add(plain(
                    "wording.follow-release",
                    () -> told(desk.saveRelease(officer, kind, open.map(Version::basis)), "wording.saved")));
        }
        add(acts);
        open.ifPresent(draft -> add(proposing(fields, draft)));
    }

    private Component proposing(WordingEditor fields, Version draft) {
        TextArea reason = area("wording.reason");
        reason.setHelperText(getTranslation("wording.reason.hint"));
        Div box = new Div(
                reason,
                primary("wording.propose", () -> {
                    if (!draft.followsRelease() && !fields.written().equals(draft.wording())) {
                        Toast.show(this, new Said("wording.refused.unsaved", "", false));
                        return;
                    }
                    told(desk.propose(officer, draft.basis(), reason.getValue()), "wording.proposed");
                }),
                plain("wording.discard", () -> told(desk.discard(officer, draft.basis()), "wording.discarded")));
        box.addClassNames("stacked", "wording-acts");
        return box;
    }

    private void saved(WordingEditor fields, Act act) {
        fields.mark(act instanceof Act.Flawed(var flaws) ? flaws : java.util.List.of());
        told(act, "wording.saved");
    }

    /** What was refused leaves the page as it is, with what was written. */
    private void told(Act act, String done) {
        switch (act) {
            case Act.Done _ -> {
                Toast.show(this, Said.done(done));
                refresh();
            }
            case Act.Flawed _ -> Toast.show(this, new Said("wording.refused.flawed", "", false));
            case Act.Refused(var reason) -> Toast.show(this, new Said("wording.refused." + reason, "", false));
        }
    }

    private static Div notice(String severity, String text) {
        Div notice = new Div(new Paragraph(text));
        notice.addClassNames("notice", severity);
        return notice;
    }

    private static Component words(String term, String text) {
        Paragraph words = new Paragraph(term + ": " + text);
        words.addClassName("words");
        return words;
    }

    private TextArea area(String key) {
        TextArea area = new TextArea(getTranslation(key));
        area.setRequiredIndicatorVisible(true);
        area.setManualValidation(true);
        area.setMinRows(2);
        return area;
    }

    private Button primary(String key, Runnable act) {
        Button button = plain(key, act);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private Button plain(String key, Runnable act) {
        return new Button(getTranslation(key), click -> act.run());
    }
}
