package org.toroku.ui.organisation;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.Roles;
import org.toroku.partner.Partner;
import org.toroku.partner.PartnerDesk;
import org.toroku.partner.PartnerDesk.Act;
import org.toroku.ui.text.Moments;

/** Partners with their quotas, secrets and calls; a manager proposes and confirms, an auditor reads. */
final class PartnersPanel extends Div {
    private static final int CALLS = 100;

    private final PartnerDesk desk;
    private final Officer officer;
    private final Consumer<Component> once;
    private final ChosenList<Partner> list;

    /** @param once takes what is shown once and must stay until the page is left */
    PartnersPanel(PartnerDesk desk, Officer officer, Consumer<Component> once) {
        this.desk = desk;
        this.officer = officer;
        this.once = once;
        list = new ChosenList<>(Partner.class, () -> desk.all(officer), Partner::id, this::draw);
        Grid<Partner> grid = list.grid();
        grid.addColumn(Partner::name).setHeader(getTranslation("partner.name")).setFlexGrow(2);
        grid.addColumn(each -> getTranslation("partner.state." + each.state().name()))
                .setHeader(getTranslation("partner.state"));
        grid.addColumn(Partner::perDay).setHeader(getTranslation("partner.per-day"));
        grid.addColumn(Partner::openMost).setHeader(getTranslation("partner.open-most"));
        grid.addColumn(Partner::proposedBy).setHeader(getTranslation("organisation.proposed-by"));
        grid.addColumn(each -> Moments.brief(each.since(), getLocale()))
                .setHeader(getTranslation("organisation.since"));
        grid.setEmptyStateText(getTranslation("partners.empty"));
        grid.getElement().setAttribute("aria-label", getTranslation("partners.heading"));
        add(new H2(getTranslation("partners.heading")), new Paragraph(getTranslation("partners.lead")), list);
        if (manages()) {
            add(proposal());
        }
        list.refresh();
    }

    private boolean manages() {
        return officer.roles().contains(Roles.MANAGER);
    }

    private IntegerField quota(String key, int value) {
        IntegerField field = new IntegerField(getTranslation(key));
        field.setMin(0);
        field.setMax(1_000_000);
        field.setManualValidation(true);
        field.setValue(value);
        return field;
    }

    private static int value(IntegerField field) {
        return Optional.ofNullable(field.getValue()).orElse(-1);
    }

    private Details proposal() {
        TextField name = Fields.text(this, "partner.name", 200);
        TextField evidence = Fields.text(this, "organisation.evidence", 200);
        IntegerField perDay = quota("partner.per-day", 100);
        IntegerField openMost = quota("partner.open-most", 50);
        Div form = new Div(name, evidence, perDay, openMost, Fields.primary(this, "partner.propose", () -> {
            if (said(
                    desk.propose(
                            officer,
                            new PartnerDesk.Proposal(
                                    name.getValue(), evidence.getValue(), value(perDay), value(openMost))),
                    "partner.proposed")) {
                name.clear();
                evidence.clear();
            }
        }));
        form.addClassName("stacked");
        return new Details(getTranslation("partner.new"), form);
    }

    private void draw(Div detail, Partner partner) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        Fields.fact(this, facts, "partner.client-id", partner.id().toString());
        Fields.fact(this, facts, "organisation.evidence", partner.evidence());
        Fields.fact(
                this, facts, "organisation.confirmed-by", partner.confirmedBy().orElse("–"));
        if (!partner.reason().isEmpty()) {
            Fields.fact(this, facts, "organisation.reason", partner.reason());
        }
        detail.add(new H3(partner.name()), facts);
        if (manages()) {
            detail.add(acts(partner), again(partner));
        }
        detail.add(new Details(getTranslation("partner.calls"), calls(partner)));
    }

    private Div acts(Partner partner) {
        Div acts = new Div();
        acts.addClassName("actions");
        if (partner.state() == Partner.State.PROPOSED) {
            acts.add(Fields.primary(
                    this, "partner.confirm", () -> said(desk.confirm(officer, partner.id()), "partner.confirmed")));
        }
        if (partner.state() == Partner.State.ACTIVE) {
            acts.add(Fields.primary(this, "partner.new-secret", () -> secret(desk.newSecret(officer, partner.id()))));
        }
        if (partner.state() != Partner.State.DISABLED) {
            TextField reason = Fields.text(this, "organisation.reason", 200);
            acts.add(
                    reason,
                    Fields.plain(
                            this,
                            "partner.disable",
                            () -> said(desk.disable(officer, partner.id(), reason.getValue()), "partner.disabled")));
        }
        return acts;
    }

    private void secret(Act act) {
        if (act instanceof Act.Secret(var clientId, var secret)) {
            once.accept(Fields.once(this, "partner.secret", clientId.toString(), secret));
        } else {
            said(act, "");
        }
    }

    /** Other quotas, or going on after it was disabled: what opens needs a second manager. */
    private Details again(Partner partner) {
        IntegerField perDay = quota("partner.per-day", partner.perDay());
        IntegerField openMost = quota("partner.open-most", partner.openMost());
        TextField reason = Fields.text(this, "organisation.reason", 200);
        Div form = new Div(
                new Paragraph(getTranslation("partner.again.text")),
                perDay,
                openMost,
                reason,
                Fields.plain(
                        this,
                        "partner.again",
                        () -> said(
                                desk.proposeAgain(
                                        officer, partner.id(), value(perDay), value(openMost), reason.getValue()),
                                "partner.proposed")));
        form.addClassName("stacked");
        return new Details(getTranslation("partner.again"), form);
    }

    private Grid<PartnerDesk.Call> calls(Partner partner) {
        Grid<PartnerDesk.Call> calls = new Grid<>(PartnerDesk.Call.class, false);
        calls.addColumn(call -> Moments.text(call.at(), getLocale())).setHeader(getTranslation("partner.call.at"));
        calls.addColumn(PartnerDesk.Call::operation).setHeader(getTranslation("partner.call.operation"));
        calls.addColumn(PartnerDesk.Call::status).setHeader(getTranslation("partner.call.status"));
        calls.setEmptyStateText(getTranslation("partner.calls.empty"));
        calls.getElement().setAttribute("aria-label", getTranslation("partner.calls"));
        calls.setItems(desk.calls(officer, partner.id(), CALLS));
        return calls;
    }

    private boolean said(Act act, String done) {
        boolean fine = Fields.told(
                this, act instanceof Act.Refused(var reason) ? Optional.of(reason) : Optional.empty(), done);
        if (fine) {
            list.refresh();
        }
        return fine;
    }
}
