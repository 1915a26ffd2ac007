package org.toroku.ui.paper;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import java.util.UUID;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.PostRoomDesk;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.paper.DeathReportViewModel.Source;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.Toast;

/** Somebody told the house that an applicant has died: the case stops at once, and nobody is written to. */
@Route(value = "staff/death-report/:" + DeathReportView.CASE, layout = StaffLayout.class)
@RolesAllowed({Roles.POST_ROOM, Roles.EXAMINER, Roles.MANAGER})
public class DeathReportView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    static final String CASE = "case";

    private final PaperFiles files;
    private final PostRoomDesk desk;
    private final SignedInOfficer officer;
    private Optional<DeathReportViewModel> model = Optional.empty();

    DeathReportView(PaperFiles files, PostRoomDesk desk, SignedInOfficer officer) {
        this.files = files;
        this.desk = desk;
        this.officer = officer;
        addClassNames("case-room", "death-report");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        model = event.getRouteParameters()
                .get(CASE)
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(id -> new DeathReportViewModel(UUID.fromString(id), officer.current(), files, desk));
        if (isAttached()) {
            // the page of another case was shown and is used again
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
        Toast.entered(this, model.flatMap(DeathReportViewModel::file).map(PaperFile::caseNumber));
        add(new RouterLink(getTranslation("case.back"), InboxView.class), new H1(getTranslation("death.title")));
        model.flatMap(DeathReportViewModel::file)
                .ifPresentOrElse(
                        file -> draw(model.orElseThrow(), file), () -> add(new Paragraph(getTranslation("case.none"))));
    }

    private void draw(DeathReportViewModel present, PaperFile file) {
        RadioButtonGroup<Source> source = new RadioButtonGroup<>();
        source.setLabel(getTranslation("death.source"));
        source.setItems(Source.values());
        source.setItemLabelGenerator(each -> getTranslation("death.source." + each.name()));
        source.addThemeName("vertical");
        source.setRequiredIndicatorVisible(true);
        source.setManualValidation(true);
        TextArea evidence = new TextArea(getTranslation("death.evidence"));
        evidence.setHelperText(getTranslation("death.evidence.hint"));
        evidence.setMaxLength(DeathReportViewModel.LONGEST_EVIDENCE);
        evidence.setRequiredIndicatorVisible(true);
        evidence.setManualValidation(true);
        evidence.setWidthFull();
        Beside told = new Beside(said -> Toast.show(this, said))
                .at("death.source-missing", source)
                .alsoEmpty("death.source-missing", evidence, "death.evidence-missing")
                .at("death.evidence-missing", evidence);
        Confirmation confirmation = new Confirmation(
                getTranslation("death.confirm"),
                getTranslation("death.report"),
                () -> done(present.report(
                        getTranslation("death.source." + source.getValue().name()), evidence.getValue())));
        Button report = new Button(getTranslation("death.report"), click -> {
            Optional<Said> missing = present.missing(Optional.ofNullable(source.getValue()), evidence.getValue());
            missing.ifPresentOrElse(told, () -> confirmation.ask(person(file), consequences()));
        });
        report.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        Div actions = new Div(report);
        actions.addClassName("actions");
        Div warning = new Div(consequences());
        warning.addClassNames("notice", "problem");
        add(person(file), warning, source, evidence, actions, confirmation);
    }

    /** Who it is about: the name twice is better than the wrong case once. */
    private Div person(PaperFile file) {
        Div box = new Div(new Span(file.caseNumber()));
        file.form()
                .ifPresentOrElse(
                        form -> {
                            Span name = new Span(form.fullName());
                            name.addClassName("strong");
                            box.add(name, new Span(getTranslation("death.born", form.birthDate())));
                        },
                        () -> box.add(new Span(getTranslation("paper.name-withheld"))));
        box.addClassName("case-header");
        return box;
    }

    private UnorderedList consequences() {
        return new UnorderedList(
                new ListItem(getTranslation("death.effect.stop")),
                new ListItem(getTranslation("death.effect.quiet")),
                new ListItem(getTranslation("death.effect.final")));
    }

    private void done(Said said) {
        Toast.show(this, said);
        if (said.success()) {
            getUI().ifPresent(ui -> ui.navigate(InboxView.class));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("death.title") + " – " + getTranslation("brand.staff");
    }
}
