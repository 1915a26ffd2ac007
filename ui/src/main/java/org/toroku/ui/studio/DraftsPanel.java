package org.toroku.ui.studio;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.DraftDesk.Base;
import org.toroku.studio.DraftDesk.Draft;
import org.toroku.studio.PublicationDesk.InForce;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.text.Moments;

/** Open drafts, and the form that begins one. */
final class DraftsPanel extends Div {
    private final Owner owner;

    DraftsPanel(Owner owner) {
        this.owner = owner;
        draw();
    }

    private void draw() {
        removeAll();
        add(new H2(getTranslation("studio.drafts")));
        List<Draft> drafts = owner.drafts().drafts(owner.name());
        if (drafts.isEmpty()) {
            add(new Paragraph(getTranslation("studio.drafts.none")));
        } else {
            add(table(drafts));
        }
        if (owner.writes()) {
            add(form(drafts.isEmpty()));
        }
    }

    private StudioTable table(List<Draft> drafts) {
        StudioTable table = new StudioTable(
                "studio.drafts",
                List.of(
                        "studio.draft.name",
                        "studio.draft.newest",
                        "studio.draft.started",
                        "studio.draft.changed",
                        "studio.comments",
                        "studio.history.acts"));
        for (Draft draft : drafts) {
            Div name = new Div(new Anchor(DraftView.address(draft.id()), draft.name()));
            if (draft.outdated()) {
                Span mark = new Span(getTranslation("studio.draft.outdated.mark"));
                mark.addClassName("tab-mark");
                name.add(mark);
            }
            table.row(
                    name,
                    new Span(Integer.toString(draft.newest())),
                    new Span(draft.startedBy()),
                    new Span(Moments.text(draft.changedAt(), getLocale())),
                    new Span(Integer.toString(draft.openComments())),
                    owner.writes()
                            ? StudioParts.quiet(getTranslation("studio.draft.discard"), () -> discard(draft))
                            : new Span());
        }
        return table;
    }

    private void discard(Draft draft) {
        Confirmation sure = new Confirmation(
                getTranslation("studio.draft.discard.title", draft.name()),
                getTranslation("studio.draft.discard"),
                () -> {
                    StudioParts.told(this, owner.drafts().discard(owner.name(), draft.id()), "studio.draft.discarded");
                    owner.notices().changed();
                    draw();
                });
        add(sure);
        sure.ask(new Paragraph(getTranslation("studio.draft.discard.text")));
    }

    private Details form(boolean opened) {
        TextField name = new TextField(getTranslation("studio.draft.name"));
        name.setHelperText(getTranslation("studio.draft.name.hint"));
        name.setMaxLength(DraftDesk.LONGEST_NAME);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        RadioButtonGroup<Base> base = new RadioButtonGroup<>();
        base.setLabel(getTranslation("studio.draft.base"));
        boolean published = owner.publications()
                .inForce(owner.name())
                .flatMap(InForce::publication)
                .isPresent();
        // as long as nothing is published, the models in force are those of the release
        base.setItems(published ? List.of(Base.values()) : List.of(Base.RELEASE));
        base.setItemLabelGenerator(each -> getTranslation("studio.draft.base." + each));
        base.setValue(published ? Base.LIVE : Base.RELEASE);
        Div form = new Div(name, base, StudioParts.primary(this, "studio.draft.start", () -> start(name, base)));
        form.addClassName("stacked");
        Details details = new Details(getTranslation("studio.draft.new"), form);
        details.setOpened(opened);
        return details;
    }

    private void start(TextField name, RadioButtonGroup<Base> base) {
        switch (owner.drafts().start(owner.name(), name.getValue(), base.getValue())) {
            case Act.Done(var id) -> getUI().ifPresent(ui -> ui.navigate(DraftView.address(id)));
            case Act.Refused(var reason) -> {
                name.setErrorMessage(getTranslation("studio.refused." + reason));
                name.setInvalid(true);
            }
        }
    }
}
