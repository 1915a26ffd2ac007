package org.toroku.ui.revocation;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.toroku.ca.RevocationReason;
import org.toroku.officers.Roles;
import org.toroku.pki.SerialText;
import org.toroku.process.Inbox;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.RevocationDesk.Act;
import org.toroku.revocation.RevocationDesk.Certificate;
import org.toroku.revocation.RevocationDesk.Judgement;
import org.toroku.revocation.RevocationDesk.Sheet;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.CaseHeader;
import org.toroku.ui.staff.ClaimNote;
import org.toroku.ui.staff.Confirmation;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.ui.staff.TaskHold;
import org.toroku.ui.staff.Toast;

/** Where another officer than who entered it judges a request for revocation. */
@Route(value = "staff/revocation-task/:" + TaskAddress.TASK, layout = StaffLayout.class)
@RolesAllowed({Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR})
public class JudgeView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    private final RevocationDesk desk;
    private final Inbox inbox;
    private final SignedInOfficer officer;
    private final Clock clock;
    private Optional<TaskHold> hold = Optional.empty();

    JudgeView(RevocationDesk desk, Inbox inbox, SignedInOfficer officer, Clock clock) {
        this.clock = clock;
        this.desk = desk;
        this.inbox = inbox;
        this.officer = officer;
        addClassName("case-room");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        hold = TaskAddress.of(event).map(key -> new TaskHold(key, officer.current(), inbox));
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
        add(new RouterLink(getTranslation("case.back"), InboxView.class));
        Optional<Inbox.Row> task = hold.flatMap(TaskHold::read);
        Toast.entered(this, task.map(Inbox.Row::caseNumber));
        Optional<Sheet> sheet = task.flatMap(row -> desk.look(officer.current(), row.caseId()));
        if (task.isEmpty() || sheet.isEmpty()) {
            add(new H1(getTranslation("case.title")), new Paragraph(getTranslation("case.none")));
            return;
        }
        TaskHold held = hold.orElseThrow();
        add(
                new CaseHeader(task.get(), getTranslation("route." + task.get().route())),
                new CertificateSheet(sheet.get(), "revocation.open.to-judge", clock.instant()));
        if (held.stage() == TaskHold.Stage.MINE) {
            sheet.get().open().ifPresent(request -> {
                Turn turn = Turn.of(task.get().elementId(), sheet.get().needsTwoDeciders(request));
                add(new JudgeForm(
                        request.entry().reason(), turn, judgement -> decided(held, sheet.get(), turn, judgement)));
            });
        }
        add(new ClaimNote(held, said -> {
            Toast.show(this, said);
            draw();
        }));
    }

    /** What cannot be undone is asked once more. */
    private void decided(TaskHold held, Sheet sheet, Turn turn, Judgement judgement) {
        switch (judgement) {
            case Judgement.Revoke(var reason, var _) -> {
                Confirmation confirmation = new Confirmation(
                        getTranslation("revocation.confirm.title." + turn),
                        getTranslation("revocation.confirm.yes." + turn),
                        () -> judge(held, sheet, judgement));
                add(confirmation);
                confirmation.ask(what(sheet, reason), new Paragraph(getTranslation("revocation.confirm.text." + turn)));
            }
            case Judgement.Refuse _ -> judge(held, sheet, judgement);
        }
    }

    /** Whose certificate it is, and which: a slip in the list of tasks is seen here at the latest. */
    private DescriptionList what(Sheet sheet, RevocationReason reason) {
        Certificate certificate = sheet.certificate();
        DescriptionList list = new DescriptionList();
        list.addClassName("facts");
        fact(list, "holder", certificate.holder());
        fact(list, "case", certificate.caseNumber());
        fact(list, "serial", SerialText.shown(certificate.serial()));
        fact(list, "reason", getTranslation("revocation.reason." + reason.name()));
        if (!sheet.renewals().isEmpty()) {
            fact(list, "renewals", String.join(", ", sheet.renewals()));
        }
        return list;
    }

    private void fact(DescriptionList list, String key, String value) {
        list.add(
                new DescriptionList.Term(getTranslation("revocation.fact." + key)),
                new DescriptionList.Description(value));
    }

    private void judge(TaskHold held, Sheet sheet, Judgement judgement) {
        Act act = desk.judge(
                held.officer(),
                held.taskKey(),
                judgement,
                sheet.open().map(sheet::found).orElse(List.of()));
        Said said = RevocationsViewModel.said(act, "revocation.judge.done");
        Toast.show(this, said);
        if (act.equals(new Act.Refused("outdated"))) {
            // with what was found meanwhile
            draw();
        }
        if (said.success()) {
            getUI().ifPresent(InboxView::goOn);
        }
    }

    @Override
    public String getPageTitle() {
        return hold.flatMap(TaskHold::row).map(Inbox.Row::caseNumber).orElse(getTranslation("case.title"))
                + " – "
                + getTranslation("brand.staff");
    }
}
