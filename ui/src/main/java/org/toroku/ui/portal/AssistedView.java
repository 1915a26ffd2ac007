package org.toroku.ui.portal;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.toroku.assistance.AssistedDesk;
import org.toroku.assistance.AssistedDesk.Entry;
import org.toroku.ui.layout.PortalLayout;
import org.toroku.ui.text.Moments;

/** "I am at the counter with an officer": the code that the officer reads out opens the session. */
@Route(value = "assisted", layout = PortalLayout.class)
@AnonymousAllowed
public final class AssistedView extends PortalPage {
    private final AssistedDesk desk;
    private final PortalSession session;
    private TextField code = new TextField();
    private final Div answer = new Div();

    AssistedView(AssistedDesk desk, PortalSession session) {
        this.desk = desk;
        this.session = session;
    }

    @Override
    void draw() {
        add(new H1(getTranslation(titleKey())));
        session.assisted().filter(this::isOpen).ifPresentOrElse(this::drawSession, this::drawCode);
    }

    private boolean isOpen(PortalSession.Assisted entered) {
        return desk.look(entered.ticket()) instanceof AssistedDesk.Ticket.Open;
    }

    private void drawCode() {
        String typed = code.getValue();
        code = RequiredText.field(this, "assisted.code", "assisted.code.hint", 40);
        code.addClassName("code-field");
        code.getElement().setProperty("autocomplete", "off");
        code.getElement().setProperty("autocapitalize", "characters");
        code.setWidthFull();
        code.setValue(typed);
        Button enter = new Button(getTranslation("assisted.enter"), click -> enter());
        enter.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        enter.setDisableOnClick(true);
        enter.addClickListener(click -> enter.setEnabled(true));
        Div actions = new Div(enter);
        actions.addClassName("actions");
        answer.removeAll();
        add(
                new Paragraph(getTranslation("assisted.lead")),
                Notice.info(getTranslation("assisted.before"), getTranslation("assisted.before.text")),
                code,
                answer,
                actions,
                new Paragraph(getTranslation("assisted.none")));
        session.assisted().ifPresent(over -> add(leave()));
    }

    /** Out of a session that is over nobody slips unseen: whoever goes on alone says so. */
    private Button leave() {
        return new Button(getTranslation("assisted.leave"), click -> {
            session.clearDraft();
            getUI().ifPresent(ui -> ui.navigate(HomeView.class));
        });
    }

    private void drawSession(PortalSession.Assisted entered) {
        Button go = new Button(
                getTranslation("assisted.go"), click -> getUI().ifPresent(ui -> ui.navigate(ApplyView.class)));
        go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        Div actions = new Div(go);
        actions.addClassName("actions");
        add(new AssistedBox(entered), new Paragraph(getTranslation("assisted.device")), actions);
    }

    private void enter() {
        answer.removeAll();
        if (code.getValue().isBlank()) {
            mark("problem.required");
            return;
        }
        getUI().map(ui -> Browser.facts(ui, VaadinRequest.getCurrent(), Optional.empty()))
                .map(facts -> desk.enter(code.getValue(), facts))
                .ifPresent(this::show);
    }

    private void show(Entry said) {
        switch (said) {
            case Entry.Entered(var ticket, var number, var until) -> {
                session.attend(new PortalSession.Assisted(ticket, number, until));
                code.clear();
                getUI().ifPresent(Browser::forgetOthers);
                redraw();
                getElement().executeJs("document.getElementById('main')?.focus()");
            }
            case Entry.Refused(var reason) -> {
                if (reason.equals("code-mistyped")) {
                    mark("assisted.refused.code-mistyped");
                } else {
                    answer.add(Notice.problem(getTranslation("assisted.refused." + reason)));
                }
            }
            case Entry.TooMany(var after) ->
                answer.add(Notice.problem(getTranslation("assisted.too-many", Moments.fineSpan(after, getLocale()))));
        }
    }

    private void mark(String key) {
        code.setErrorMessage(getTranslation(key));
        code.setInvalid(true);
        code.focus();
    }

    @Override
    String titleKey() {
        return "assisted.title";
    }
}
