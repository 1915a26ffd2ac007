package org.toroku.ui.organisation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.organisation.Organisation;
import org.toroku.organisation.OrganisationDesk;
import org.toroku.organisation.OrganisationDesk.Act;
import org.toroku.organisation.OrganisationDesk.Administrator;
import org.toroku.ui.text.Moments;

/** Organisations, with who invites for them; a manager proposes and confirms, an auditor reads. */
final class OrganisationsPanel extends Div {
    private final OrganisationDesk desk;
    private final Officer officer;
    private final Consumer<Component> once;
    private final ChosenList<Organisation> list;

    /** @param once takes what is shown once and must stay until the page is left */
    OrganisationsPanel(OrganisationDesk desk, Officer officer, Consumer<Component> once) {
        this.desk = desk;
        this.officer = officer;
        this.once = once;
        list = new ChosenList<>(Organisation.class, () -> desk.all(officer), Organisation::id, this::draw);
        Grid<Organisation> grid = list.grid();
        grid.addColumn(Organisation::name)
                .setHeader(getTranslation("organisation.name"))
                .setFlexGrow(2);
        grid.addColumn(Organisation::corporateNumber).setHeader(getTranslation("organisation.number"));
        grid.addColumn(each ->
                        getTranslation("organisation.state." + each.state().name()))
                .setHeader(getTranslation("organisation.state"));
        grid.addColumn(Organisation::proposedBy).setHeader(getTranslation("organisation.proposed-by"));
        grid.addColumn(each -> Moments.brief(each.since(), getLocale()))
                .setHeader(getTranslation("organisation.since"));
        grid.setEmptyStateText(getTranslation("organisations.empty"));
        grid.getElement().setAttribute("aria-label", getTranslation("organisations.heading"));
        add(new H2(getTranslation("organisations.heading")), list);
        if (manages()) {
            add(proposal());
        }
        list.refresh();
    }

    private boolean manages() {
        return officer.roles().contains(Roles.MANAGER);
    }

    private Details proposal() {
        TextField name = Fields.text(this, "organisation.name", 64);
        TextField address = Fields.text(this, "organisation.address", 200);
        // room for what is pasted with blanks and hyphens: a browser cuts off in silence
        TextField number = Fields.text(this, "organisation.number", 100);
        number.setHelperText(getTranslation("organisation.number.hint"));
        TextField evidence = Fields.text(this, "organisation.evidence", 200);
        evidence.setHelperText(getTranslation("organisation.evidence.hint"));
        Map<String, TextField> fields = Map.of(
                "name", name,
                "address", address,
                "corporate-number", number,
                "number-taken", number,
                "evidence", evidence);
        Div form = new Div(name, address, number, evidence, Fields.primary(this, "organisation.propose", () -> {
            if (said(
                    desk.propose(
                            officer,
                            new OrganisationDesk.Proposal(
                                    name.getValue(), address.getValue(), number.getValue(), evidence.getValue())),
                    fields,
                    "organisation.proposed")) {
                name.clear();
                address.clear();
                number.clear();
                evidence.clear();
            }
        }));
        form.addClassName("stacked");
        return new Details(getTranslation("organisation.new"), form);
    }

    private void draw(Div detail, Organisation organisation) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        Fields.fact(this, facts, "organisation.address", organisation.address());
        Fields.fact(this, facts, "organisation.evidence", organisation.evidence());
        Fields.fact(
                this,
                facts,
                "organisation.confirmed-by",
                organisation.confirmedBy().orElse("–"));
        if (!organisation.reason().isEmpty()) {
            Fields.fact(this, facts, "organisation.reason", organisation.reason());
        }
        detail.add(new H3(organisation.name()), facts);
        if (manages()) {
            detail.add(acts(organisation));
        }
        detail.add(new H3(getTranslation("administrators.title")));
        var administrators = desk.administrators(officer, organisation.id());
        if (administrators.isEmpty()) {
            detail.add(new Paragraph(getTranslation("administrators.none")));
        }
        administrators.forEach(each -> detail.add(row(each)));
        if (manages()) {
            detail.add(appointment(organisation));
        }
    }

    private Div acts(Organisation organisation) {
        TextField reason = Fields.text(this, "organisation.reason", 200);
        Div acts = new Div();
        acts.addClassName("actions");
        switch (organisation.state()) {
            case PROPOSED ->
                acts.add(Fields.primary(
                        this,
                        "organisation.confirm",
                        () -> said(desk.confirm(officer, organisation.id()), "organisation.confirmed")));
            case ACTIVE ->
                acts.add(
                        reason,
                        Fields.plain(
                                this,
                                "organisation.suspend",
                                () -> said(
                                        desk.suspend(officer, organisation.id(), reason.getValue()),
                                        "organisation.suspended")));
            case SUSPENDED ->
                acts.add(
                        reason,
                        Fields.plain(
                                this,
                                "organisation.reinstate",
                                () -> said(
                                        desk.reinstate(officer, organisation.id(), reason.getValue()),
                                        "organisation.reinstated")));
        }
        return acts;
    }

    private Div row(Administrator administrator) {
        Div row = new Div(
                new Span(administrator.displayName() + " (" + administrator.username() + ")"),
                new Span(getTranslation(
                        "administrator.state." + administrator.state().name())),
                new Span(getTranslation("administrator.proposed-by", administrator.proposedBy())));
        row.addClassName("actions");
        if (manages() && administrator.state() == Administrator.State.PROPOSED) {
            row.add(Fields.primary(
                    this,
                    "administrator.confirm",
                    () -> appointed(
                            administrator.username(), desk.confirmAdministrator(officer, administrator.username()))));
        }
        if (manages() && administrator.state() != Administrator.State.ENDED) {
            row.add(Fields.plain(
                    this,
                    "administrator.end",
                    () -> said(desk.endAdministrator(officer, administrator.username()), "administrator.ended")));
        }
        return row;
    }

    private void appointed(String username, Act act) {
        if (act instanceof Act.Appointed(var password)) {
            list.refresh();
            once.accept(Fields.once(this, "administrator.password", username, password));
        } else {
            said(act, "administrator.confirmed");
        }
    }

    private Details appointment(Organisation organisation) {
        TextField username = Fields.text(this, "administrator.username", 40);
        username.setHelperText(getTranslation("administrator.username.hint"));
        TextField name = Fields.text(this, "administrator.name", 64);
        TextField evidence = Fields.text(this, "administrator.evidence", 200);
        Map<String, TextField> fields =
                Map.of("username", username, "username-taken", username, "name", name, "evidence", evidence);
        Div form = new Div(
                username,
                name,
                evidence,
                Fields.primary(
                        this,
                        "administrator.propose",
                        () -> said(
                                desk.proposeAdministrator(
                                        officer,
                                        organisation.id(),
                                        new OrganisationDesk.NewAdministrator(
                                                username.getValue().strip(),
                                                name.getValue().strip(),
                                                evidence.getValue().strip())),
                                fields,
                                "administrator.proposed")));
        form.addClassName("stacked");
        return new Details(getTranslation("administrator.new"), form);
    }

    private boolean said(Act act, String done) {
        return said(act, Map.of(), done);
    }

    /** @param fields by the reason that is about them; other reasons are said beside the page */
    private boolean said(Act act, Map<String, TextField> fields, String done) {
        List<String> reasons = act instanceof Act.Refused(var all) ? all : List.of();
        List<String> elsewhere = Fields.marked(this, reasons, fields);
        if (!reasons.isEmpty() && elsewhere.isEmpty()) {
            return false;
        }
        boolean fine = Fields.told(this, elsewhere.stream().findFirst(), done);
        if (fine) {
            list.refresh();
        }
        return fine;
    }
}
