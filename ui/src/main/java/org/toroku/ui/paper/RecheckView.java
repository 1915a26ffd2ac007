package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperField;
import org.toroku.paper.RecheckDesk;
import org.toroku.paper.RecheckDesk.Opened;
import org.toroku.process.Inbox;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.ui.staff.Toast;

/** A second person keys the critical fields from the scans without seeing what the first accepted. */
@Route(value = "staff/recheck/:" + TaskAddress.TASK, layout = StaffLayout.class)
@RolesAllowed(Roles.EXAMINER)
public class RecheckView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    private final RecheckDesk desk;
    private final Inbox inbox;
    private final SignedInOfficer officer;
    private final Map<PaperField, TextField> fields = new EnumMap<>(PaperField.class);
    private Optional<RecheckViewModel> model = Optional.empty();

    RecheckView(RecheckDesk desk, Inbox inbox, SignedInOfficer officer) {
        this.desk = desk;
        this.inbox = inbox;
        this.officer = officer;
        addClassNames("case-room", "paper-room");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        model = TaskAddress.of(event).map(key -> new RecheckViewModel(key, officer.current(), desk, inbox));
        model.ifPresent(RecheckViewModel::load);
        if (isAttached()) {
            // the page of another task was shown and is used again
            draw();
        }
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void draw() {
        removeAll();
        Toast.entered(this, Optional.empty());
        add(new RouterLink(getTranslation("case.back"), InboxView.class), new H1(getTranslation("recheck.title")));
        model.ifPresentOrElse(
                present -> {
                    switch (present.opened()) {
                        case Opened.Sheet sheet -> draw(present, sheet);
                        case Opened.Refused refused -> refuse(present, refused.reason());
                    }
                },
                () -> add(new Paragraph(getTranslation("case.none"))));
    }

    private void refuse(RecheckViewModel present, String reason) {
        if (!reason.equals("not-claimed")) {
            add(new Paragraph(getTranslation("act." + reason)));
            return;
        }
        Button claim = new Button(getTranslation("claim.claim"), click -> {
            Said said = present.claim();
            draw();
            // the sheet says of which case it is
            Toast.show(this, said);
        });
        claim.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Paragraph(getTranslation("act.claim-first")), claim);
    }

    private void draw(RecheckViewModel present, Opened.Sheet sheet) {
        Toast.entered(this, Optional.of(sheet.caseCode()));
        PageViewer viewer = new PageViewer();
        viewer.setSizeFull();
        viewer.show(
                Scans.unnamed(this, UUID.randomUUID().toString(), sheet.pages()).pages());
        Div scans = new Div(viewer);
        scans.addClassNames("paper-scans", "paper-side");
        Div work = new Div(new Paragraph(sheet.caseCode()), new Paragraph(getTranslation("recheck.text")));
        work.addClassNames("paper-work", "act");
        fields.clear();
        sheet.fields().forEach(field -> work.add(field(present, field)));
        Button send = new Button(getTranslation("recheck.send"), click -> check(present));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        work.add(send);
        Div columns = new Div(scans, work);
        columns.addClassName("paper-columns");
        add(columns);
    }

    private TextField field(RecheckViewModel present, PaperField field) {
        TextField input = new TextField(getTranslation("match.field." + field.code()));
        input.setHelperText(getTranslation("recheck.hint." + field.code()));
        input.setRequiredIndicatorVisible(true);
        input.setManualValidation(true);
        input.setMaxLength(200);
        input.setWidthFull();
        // what another person typed into this browser must not be offered here
        input.getElement().setAttribute("autocomplete", "off");
        input.addValueChangeListener(change -> present.type(field, change.getValue()));
        fields.put(field, input);
        return input;
    }

    private void check(RecheckViewModel present) {
        RecheckViewModel.Checked checked = present.check();
        fields.forEach((field, input) -> {
            String problem = checked.problems().get(field);
            input.setErrorMessage(problem == null ? "" : getTranslation("recheck.problem." + problem));
            input.setInvalid(problem != null);
        });
        Toast.show(this, checked.said());
        if (checked.said().success()) {
            getUI().ifPresent(InboxView::goOn);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("recheck.title") + " – " + getTranslation("brand.staff");
    }
}
