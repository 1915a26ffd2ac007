package org.toroku.ui.paper;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.toroku.officers.Roles;
import org.toroku.paper.PostRoomDesk;
import org.toroku.post.EmailDesk;
import org.toroku.post.LetterDesk;
import org.toroku.post.LetterDesk.Item;
import org.toroku.post.LetterDesk.Tray;
import org.toroku.process.Inbox;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.Toast;

/** What leaves the house: letters from the order to the carrier's answer, and e-mails that do not get through. */
@Route(value = "staff/letters", layout = StaffLayout.class)
@RolesAllowed(Roles.POST_ROOM)
public class LettersView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final LettersViewModel model;
    private final PrintedFile printed = new PrintedFile("letters.pdf");
    /** What was searched for stays when something was done with what was found. */
    private final TextField searched = new TextField();

    LettersView(LetterDesk letters, EmailDesk emails, PostRoomDesk postRoom, Inbox inbox, SignedInOfficer officer) {
        this.model = new LettersViewModel(officer.current(), letters, emails, postRoom, inbox);
        addClassNames("case-room", "letters-room");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void draw() {
        removeAll();
        add(
                new H1(getTranslation("letters.title")),
                printed,
                new LetterSearch(model, printed, searched, this::did),
                new PrintPanel(model, printed, this::did, this::draw),
                letters(Tray.TO_POST),
                letters(Tray.UNDER_WAY),
                new EmailsPanel(model, this::did),
                letters(Tray.DONE));
    }

    private Div letters(Tray tray) {
        Div section = new Div(new H2(getTranslation("letters.tray." + tray.name())));
        LetterDesk.Listing.Letters found = model.listing(tray);
        List<Item> items = found.items();
        if (items.isEmpty()) {
            section.add(new Paragraph(getTranslation("letters.tray.none." + tray.name())), turner(tray, found));
            return section;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("letters");
        items.forEach(item -> list.add(new LetterCard(model, item, tray, printed, this::did)));
        section.add(list, turner(tray, found));
        return section;
    }

    private PageTurner turner(Tray tray, LetterDesk.Listing.Letters found) {
        return new PageTurner(model, tray, found.all(), this::draw);
    }

    /** A refusal leaves everything typed as it is. */
    private void did(Said said) {
        Toast.show(this, said);
        if (said.success()) {
            draw();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("letters.title") + " – " + getTranslation("brand.staff");
    }
}
