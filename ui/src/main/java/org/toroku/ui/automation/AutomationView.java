package org.toroku.ui.automation;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;
import org.toroku.officers.AutomationSwitch;
import org.toroku.officers.AutomationSwitch.Setting;
import org.toroku.officers.Roles;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.text.Moments;

/** The manager's switch of automated issuing (concern 4.4): on or off, quota, share for human review, always with a reason. */
@Route(value = "staff/automation", layout = StaffLayout.class)
@RolesAllowed(Roles.MANAGER)
public class AutomationView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final AutomationViewModel model;
    private final RadioButtonGroup<Boolean> enabled = new RadioButtonGroup<>();
    private final IntegerField perHour = new IntegerField();
    private final NumberField review = new NumberField();
    private final TextArea reason = new TextArea();
    private final Beside told;

    public AutomationView(AutomationSwitch automation, Clock clock, AuthenticationContext officer) {
        this.model = new AutomationViewModel(
                automation, clock, officer.getPrincipalName().orElseThrow());
        addClassName("automation");
        enabled.setItems(true, false);
        perHour.setMin(0);
        perHour.setManualValidation(true);
        perHour.setStepButtonsVisible(true);
        review.setMin(0);
        review.setMax(100);
        reason.setRequiredIndicatorVisible(true);
        reason.setManualValidation(true);
        reason.setMaxLength(500);
        review.setManualValidation(true);
        told = new Beside(said -> Toast.show(this, said))
                .at("automation.reason-missing", reason)
                .at("automation.per-hour-out-of-range", perHour)
                .at("automation.review-out-of-range", review);
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void draw() {
        removeAll();
        Setting setting = model.current();
        enabled.setLabel(getTranslation("automation.switch"));
        enabled.setItemLabelGenerator(on -> getTranslation(on ? "automation.on" : "automation.off"));
        enabled.setValue(setting.enabled());
        perHour.setLabel(getTranslation("automation.per-hour"));
        perHour.setValue(setting.perHour());
        review.setLabel(getTranslation("automation.review"));
        review.setHelperText(getTranslation("automation.review.hint"));
        review.setValue(setting.humanReviewShare() * 100);
        reason.setLabel(getTranslation("automation.reason"));
        reason.setHelperText(getTranslation("automation.reason.hint"));
        Button save = new Button(getTranslation("automation.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Paragraph now = new Paragraph(getTranslation(
                setting.enabled() ? "automation.now.on" : "automation.now.off",
                Moments.text(setting.since(), getLocale())));
        now.addClassNames("notice", setting.enabled() ? "good" : "problem");
        add(
                new H1(getTranslation("automation.title")),
                now,
                new Paragraph(getTranslation("automation.text")),
                enabled,
                perHour,
                review,
                reason,
                save);
    }

    private void save() {
        AutomationViewModel.Said said = model.change(
                Boolean.TRUE.equals(enabled.getValue()),
                Optional.ofNullable(perHour.getValue()).orElse(-1),
                Optional.ofNullable(review.getValue()).orElse(-1.0),
                reason.getValue());
        told.accept(new Said(said.key(), "", said.success()));
        if (said.success()) {
            reason.clear();
            draw();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("automation.title") + " – " + getTranslation("brand.staff");
    }
}
