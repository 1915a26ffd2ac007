package org.toroku.ui.wording;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Optional;
import org.toroku.officers.Roles;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.wording.Wording;
import org.toroku.wording.WordingDesk;
import org.toroku.wording.WordingKind;

/** 通知の文面: every text that applicants are sent, and the one that was chosen, with its changes. */
@Route(value = "staff/texts", layout = StaffLayout.class)
@RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
public class WordingsView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    private static final String KIND = "kind";

    private final WordingDesk desk;
    private final SignedInOfficer officer;
    private Optional<WordingKind> chosen = Optional.empty();
    private Optional<WordingPanel> panel = Optional.empty();

    public WordingsView(WordingDesk desk, SignedInOfficer officer) {
        this.desk = desk;
        this.officer = officer;
        addClassName("wordings");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(KIND)
                .flatMap(WordingsView::kind);
        if (isAttached()) {
            draw(Optional.empty());
        }
    }

    private static Optional<WordingKind> kind(String name) {
        return Arrays.stream(WordingKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    static RouterLink link(String text, Optional<WordingKind> kind) {
        RouterLink link = new RouterLink(text, WordingsView.class);
        link.setQueryParameters(
                kind.map(each -> QueryParameters.of(KIND, each.name())).orElseGet(QueryParameters::empty));
        return link;
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        // what was written and not saved yet stays, whatever the language around it
        draw(panel.flatMap(WordingPanel::written));
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void draw(Optional<Wording> written) {
        removeAll();
        panel = chosen.flatMap(kind -> desk.dossier(officer.current(), kind))
                .map(dossier -> new WordingPanel(desk, officer.current(), dossier, written));
        if (panel.isPresent()) {
            add(link(getTranslation("wording.back"), Optional.empty()), panel.get());
        } else {
            add(
                    new H1(getTranslation("wording.title")),
                    new Paragraph(getTranslation("wording.lead")),
                    new WordingList(desk.all(officer.current())));
        }
    }

    @Override
    public String getPageTitle() {
        return chosen.map(kind -> getTranslation("wording.kind." + kind.name()) + " – ")
                        .orElse("")
                + getTranslation("wording.title") + " – " + getTranslation("brand.staff");
    }
}
