package org.toroku.ui.portal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.toroku.organisation.MemberDesk;
import org.toroku.ui.layout.PortalLayout;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.text.Moments;

/**
 * Where the link of an invitation leads. Its token stands behind the number sign, which no browser sends; the page reads it
 * and takes it out of the address.
 */
@Route(value = "invited", layout = PortalLayout.class)
@AnonymousAllowed
public final class InvitedView extends PortalPage {
    private final MemberDesk members;
    private final PortalSession session;
    private String token = "";
    private Optional<MemberDesk.Opened> opened = Optional.empty();
    private boolean refused;

    public InvitedView(MemberDesk members, PortalSession session) {
        this.members = members;
        this.session = session;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().executeJs("""
                        const token = window.location.hash.slice(1);
                        if (token) {
                          window.history.replaceState(window.history.state, '', window.location.pathname);
                        }
                        return token;""").then(String.class, found -> {
            if (!found.isEmpty()) {
                open(found);
            }
        });
    }

    private void open(String found) {
        token = found.strip();
        opened = Optional.of(members.open(token));
        next();
    }

    @Override
    void draw() {
        add(new H1(getTranslation(titleKey())));
        if (refused) {
            add(Notice.good(getTranslation("invited.refused"), getTranslation("invited.refused.text")));
            return;
        }
        if (opened.isEmpty()) {
            drawCode();
            return;
        }
        switch (opened.get()) {
            case MemberDesk.Opened.Invited says -> draw(says);
            case MemberDesk.Opened.Dead(var reason) -> {
                add(Notice.problem(getTranslation("invited.dead." + reason)));
                drawCode();
            }
        }
    }

    private void drawCode() {
        TextField code = new TextField(getTranslation("invited.code"));
        code.setHelperText(getTranslation("invited.code.hint"));
        code.setMaxLength(400);
        code.setWidthFull();
        code.getElement().setProperty("autocomplete", "off");
        Runnable read = () -> open(code.getValue().substring(code.getValue().indexOf('#') + 1));
        EnterKey.submits(code, read);
        Button go = new Button(getTranslation("invited.open"), click -> read.run());
        go.addThemeVariants(ButtonVariant.LARGE);
        Div actions = new Div(go);
        actions.addClassName("actions");
        add(code, actions);
    }

    private void draw(MemberDesk.Opened.Invited says) {
        Button card = new Button(getTranslation("invited.by-card"), click -> go(says, ApplyView.class));
        card.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        Button ownKey = new Button(getTranslation("invited.by-own-key"), click -> go(says, OwnKeyApplyView.class));
        ownKey.addThemeVariants(ButtonVariant.LARGE);
        Confirmation sure =
                new Confirmation(getTranslation("invited.refuse"), getTranslation("invited.refuse.yes"), this::refuse);
        Button refuse = new Button(
                getTranslation("invited.refuse"),
                click -> sure.ask(new Paragraph(getTranslation("invited.refuse.text"))));
        refuse.addThemeVariants(ButtonVariant.LARGE);
        Div actions = new Div(card, ownKey, refuse);
        actions.addClassName("actions");
        add(
                new Paragraph(getTranslation(
                        "invited.lead",
                        says.member().fullName(),
                        says.organisation().organisation(),
                        Moments.text(says.until(), locale()))),
                new InvitedBox(new PortalSession.Invited(token, says)),
                new H2(getTranslation("invited.choose")),
                new Paragraph(getTranslation("invited.choose.text")),
                actions,
                sure);
    }

    private void go(MemberDesk.Opened.Invited says, Class<? extends PortalPage> page) {
        session.accept(token, says);
        getUI().ifPresent(ui -> ui.navigate(page));
    }

    private void refuse() {
        switch (members.refuse(token)) {
            case MemberDesk.Refusal.Done() -> refused = true;
            case MemberDesk.Refusal.Dead(var reason) -> opened = Optional.of(new MemberDesk.Opened.Dead(reason));
        }
        next();
    }

    @Override
    String titleKey() {
        return "invited.title";
    }
}
