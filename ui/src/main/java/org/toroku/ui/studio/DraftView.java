package org.toroku.ui.studio;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import org.toroku.officers.Roles;
import org.toroku.studio.DraftDesk.Draft;
import org.toroku.studio.DraftDesk.State;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.text.Moments;

/** A draft of the models: editor, proof, comments and versions. */
@Route(value = "staff/studio/draft/:id", layout = StaffLayout.class)
@RolesAllowed({Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR})
public class DraftView extends Div
        implements BeforeEnterObserver, BeforeLeaveObserver, LocaleChangeObserver, HasDynamicTitle {
    private final Owner owner;
    private final Div head = new Div();
    private Optional<DraftSession> session = Optional.empty();
    private final Div board = new Div();
    private Optional<Draft> draft = Optional.empty();
    private Optional<DraftNews> news = Optional.empty();

    DraftView(Owner owner) {
        this.owner = owner;
        addClassName("studio");
    }

    static String address(UUID draft) {
        return "staff/studio/draft/" + draft;
    }

    static RouteParam parameter(UUID draft) {
        return new RouteParam(StudioParts.ID, draft.toString());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        draft = StudioParts.id(event).flatMap(owner::draft);
        if (draft.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        session.ifPresent(owner.notices()::settle);
        session = draft.map(found -> new DraftSession(owner, found));
        session.ifPresent(DraftSession::reload);
        add(head, board);
        if (isAttached()) {
            draw();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Signal.effect(this, () -> {
            owner.notices().changes().get();
            news.ifPresent(DraftNews::look);
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        session.ifPresent(owner.notices()::settle);
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (session.filter(DraftSession::isUnsaved).isEmpty()) {
            return;
        }
        BeforeLeaveEvent.ContinueNavigationAction leaving = event.postpone();
        Confirmation confirmation = new Confirmation(
                getTranslation("studio.leave.title"), getTranslation("studio.leave.yes"), leaving::proceed);
        confirmation.getElement().addEventListener("close", closed -> remove(confirmation));
        add(confirmation);
        confirmation.ask(new Paragraph(getTranslation("studio.leave.text")));
    }

    private void drawHead() {
        head.removeAll();
        draft = draft.flatMap(before -> owner.draft(before.id()));
        draft.ifPresent(now -> {
            head.add(
                    StudioParts.link(this, StudioView.ADDRESS, "studio.back"),
                    new H1(getTranslation("studio.draft.title", now.name())),
                    new Paragraph(getTranslation(
                            "studio.draft.facts",
                            now.newest(),
                            now.startedBy(),
                            Moments.text(now.changedAt(), getLocale()))));
            if (now.state() != State.OPEN) {
                head.add(StudioParts.notice(
                        "", getTranslation("studio.draft.state." + now.state().name())));
            } else if (now.outdated()) {
                head.add(StudioParts.notice("attention", getTranslation("studio.draft.outdated")));
            }
            if (!owner.writes()) {
                head.add(StudioParts.notice("", getTranslation("studio.read-only")));
            }
        });
    }

    private void draw() {
        drawHead();
        board.removeAll();
        news = Optional.empty();
        session.ifPresent(work -> {
            DraftBoard models = new DraftBoard(owner, work, () -> {
                drawHead();
                // tells this page too, which then has nothing new to say
                owner.notices().changed();
            });
            DraftNews told = new DraftNews(owner, work, models::showNewest);
            news = Optional.of(told);
            board.add(told, models);
            told.look();
        });
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return draft.map(Draft::name).orElse("") + " – " + getTranslation("studio.title");
    }
}
