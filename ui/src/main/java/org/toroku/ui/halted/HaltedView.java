package org.toroku.ui.halted;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.toroku.halted.HaltDesk;
import org.toroku.officers.Roles;
import org.toroku.paper.ReturnNotices;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.studio.CaseModels;

/** Cases that stand still, with the cause in words; the manager has one tried again, with a reason. */
@Route(value = "staff/halted", layout = StaffLayout.class)
@RolesAllowed({Roles.MANAGER, Roles.AUDITOR})
public class HaltedView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final HaltedViewModel model;
    private final H1 title = new H1();
    private final Span count = new Span();
    private final Paragraph text = new Paragraph();
    private final HaltedGrid grid;
    private final ReturnsPanel returns;
    private final TextArea reason = new TextArea();
    private final Button again = new Button();

    public HaltedView(
            HaltDesk desk,
            ReturnNotices notices,
            CaseModels models,
            SignedInOfficer signedIn,
            AuthenticationContext officer) {
        this.model = new HaltedViewModel(desk, officer.getPrincipalName().orElseThrow());
        this.grid = new HaltedGrid(model, models);
        this.returns = new ReturnsPanel(notices, signedIn.current());
        addClassNames("inbox", "halted");
        Div heading = new Div(title, count);
        heading.addClassName("heading");
        count.getElement().setAttribute("aria-live", "polite");
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setMaxLength(500);
        again.addThemeVariants(ButtonVariant.PRIMARY);
        again.addClickListener(click -> tryAgain());
        grid.addSelectionListener(selection -> allow());
        add(heading, text, grid);
        if (officer.hasRole(Roles.MANAGER)) {
            add(reason, again);
        }
        add(returns);
    }

    private void allow() {
        again.setEnabled(grid.chosen().isPresent());
    }

    private void tryAgain() {
        HaltedViewModel.Said said = model.tryAgain(grid.chosen(), reason.getValue());
        String sentence = getTranslation(said.key(), said.parameter());
        reason.setErrorMessage(sentence);
        reason.setInvalid(!said.success());
        Toast.show(
                this,
                new org.toroku.ui.staff.Said(said.key(), said.parameter(), said.success()),
                grid.chosen().map(HaltDesk.Halt::caseNumber));
        if (said.success()) {
            reason.clear();
        }
        if (said.listChanged()) {
            refresh();
        }
    }

    private void refresh() {
        grid.refresh();
        count.setText(getTranslation("halted.count", model.count()));
        allow();
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        title.setText(getTranslation("halted.title"));
        text.setText(getTranslation("halted.text"));
        reason.setLabel(getTranslation("halted.why"));
        reason.setHelperText(getTranslation("halted.why.hint"));
        again.setText(getTranslation("halted.again"));
        grid.translate();
        returns.draw();
        refresh();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("halted.title") + " – " + getTranslation("brand.staff");
    }
}
