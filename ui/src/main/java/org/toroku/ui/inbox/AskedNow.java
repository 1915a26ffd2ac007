package org.toroku.ui.inbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import org.toroku.enrolment.ApplicationState;
import org.toroku.process.Inbox;

/** What this officer is asked for at this moment, before everything that there is to read. */
final class AskedNow extends Div {
    static final String ID = "asked-now";

    private final Anchor there;

    /** @param act the form, to which the link leads */
    AskedNow(CaseRoomViewModel model, CaseFile file, Component act) {
        addClassName("asked-now");
        setId(ID);
        getElement().setAttribute("role", "status");
        Span title = new Span(getTranslation("case.asked.title"));
        title.addClassName("strong");
        add(title, new Span(sentence(model, file)));
        there = new Anchor("#" + ActPanel.ID, getTranslation("case.asked.there"));
        if (model.mode() != CaseRoomViewModel.Mode.CLOSED && model.mode() != CaseRoomViewModel.Mode.READ_ONLY) {
            // only the focus moves: followed as an address, a fragment would lead to the page's base, which is the
            // portal
            there.getElement().setAttribute("router-ignore", true);
            there.getElement()
                    .addEventListener("click", click -> act.getElement().executeJs("this.focus()"))
                    .preventDefault();
            add(there);
        }
    }

    /** Leads to the form. */
    Component there() {
        return there;
    }

    /** Of a case, or a task, that is over nothing is asked of anybody. */
    private String readOnly(CaseRoomViewModel model, Inbox.Row task) {
        Optional<ApplicationState> looked = model.hold().looked();
        if (looked.isPresent()) {
            return getTranslation(looked.get().isFinal() ? "case.asked.over" : "case.asked.nothing");
        }
        if (task.state() != Inbox.State.OPEN) {
            return getTranslation("case.asked.closed");
        }
        return task.assignee()
                .map(holder -> getTranslation("case.asked.others", holder))
                .orElseGet(() -> getTranslation("case.asked.look"));
    }

    private String sentence(CaseRoomViewModel model, CaseFile file) {
        return switch (model.mode()) {
            case CLOSED -> getTranslation("case.asked.closed");
            case READ_ONLY -> readOnly(model, file.task());
            case CLAIMABLE -> getTranslation("case.asked.claim");
            case CHECK -> getTranslation("case.asked.check");
            case UNKNOWN -> getTranslation("act.check-unknown");
            case EXAMINE ->
                file.toConfirm().isEmpty()
                        ? getTranslation("case.asked.examine.equal")
                        : getTranslation("case.asked.examine", file.toConfirm().size());
            case DECIDE -> {
                if (file.held()) {
                    yield getTranslation("case.asked.decide.held");
                }
                yield getTranslation(file.acceptable() ? "case.asked.decide" : "case.asked.decide.impossible");
            }
        };
    }
}
