package org.toroku.ui.inbox;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;
import org.toroku.check.CheckDesk;
import org.toroku.decision.CaseSearch;
import org.toroku.decision.DecisionDesk;
import org.toroku.identity.Identities;
import org.toroku.living.LivingDesk;
import org.toroku.notes.CaseNotes;
import org.toroku.officers.Roles;
import org.toroku.process.Inbox;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.revocation.CaseRevocations;
import org.toroku.ui.staff.ActKeys;
import org.toroku.ui.staff.CaseHeader;
import org.toroku.ui.staff.CertificatePreviewPanel;
import org.toroku.ui.staff.ConsentFacts;
import org.toroku.ui.staff.InboxNotices;
import org.toroku.ui.staff.KeptInBrowser;
import org.toroku.ui.staff.NotesPanel;
import org.toroku.ui.staff.OutdatedNotice;
import org.toroku.ui.staff.PersonPanel;
import org.toroku.ui.staff.ReceiptFacts;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.ui.staff.TaskHold;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.staff.TrailPanel;
import org.toroku.ui.studio.CaseModels;

/** Everything known of one case, side by side, with the act that its task asks for. */
@Route(value = "staff/case/:" + TaskAddress.TASK, layout = StaffLayout.class)
@RolesAllowed({Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR})
public class CaseRoomView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    private final CaseFiles files;
    private final Inbox inbox;
    private final DecisionDesk desk;
    private final SignedInOfficer officer;
    private final Surroundings surroundings;
    private final OutdatedNotice outdated;
    private Optional<CaseRoomViewModel> model = Optional.empty();
    /** Somebody came here to work, or has just claimed; the language or the news move no keyboard. */
    private boolean begins;

    CaseRoomView(CaseFiles files, Inbox inbox, DecisionDesk desk, SignedInOfficer officer, Surroundings surroundings) {
        this.files = files;
        this.inbox = inbox;
        this.desk = desk;
        this.officer = officer;
        this.surroundings = surroundings;
        this.outdated = new OutdatedNotice(
                () -> model.filter(CaseRoomViewModel::isOutdated).isPresent(), this::reload);
        addClassName("case-room");
    }

    /** What the page needs beside the desks. */
    @org.springframework.stereotype.Component
    record Surroundings(
            InboxNotices notices,
            CaseModels models,
            CaseNotes notes,
            CaseSearch cases,
            CheckDesk checks,
            LivingDesk living,
            Clock clock) {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        model = TaskAddress.of(event)
                .map(key -> new TaskHold(key, officer.current(), inbox))
                .or(() -> TaskAddress.caseOf(event)
                        .map(caseId -> TaskHold.ofCase(caseId, officer.current(), inbox, surroundings.cases())))
                .map(hold -> new CaseRoomViewModel(hold, files, desk, surroundings.checks()));
        model.ifPresent(CaseRoomViewModel::load);
        begins = true;
        if (isAttached()) {
            // the page of another task was shown and is used again
            draw();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Signal.effect(this, () -> {
            surroundings.notices().changes().get();
            outdated.look();
        });
    }

    private void reload() {
        model.ifPresent(CaseRoomViewModel::load);
        draw();
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void draw() {
        removeAll();
        Toast.entered(
                this,
                model.flatMap(CaseRoomViewModel::file).map(file -> file.task().caseNumber()));
        add(new RouterLink(getTranslation("case.back"), InboxView.class));
        model.flatMap(CaseRoomViewModel::file)
                .ifPresentOrElse(
                        file -> drawFile(model.orElseThrow(), file),
                        () -> add(new H1(getTranslation("case.title")), new Paragraph(getTranslation("case.none"))));
        outdated.look();
    }

    private void drawFile(CaseRoomViewModel present, CaseFile file) {
        Inbox.Row task = file.task();
        Div left = new Div(
                new ReferralPanel(file.judgement()),
                new MatchMatrix(
                        file.match(),
                        file.verification().flatMap(Identities.Verification::items),
                        file.renewal().isPresent()));
        file.preview().ifPresent(preview -> left.add(new CertificatePreviewPanel(preview, task.caseNumber())));
        left.add(new IdentityChecks(file.verification()));
        file.affiliation().ifPresent(affiliation -> left.add(new AffiliationFacts(affiliation)));
        file.attended().ifPresent(attended -> left.add(new AttendanceFacts(attended)));
        file.key().ifPresent(key -> left.add(new KeyFacts(key)));
        file.renewal().ifPresent(renewal -> left.add(new RenewalFacts(renewal)));
        file.consent()
                .ifPresent(consent -> left.add(new ConsentFacts(
                        consent,
                        why -> surroundings.living().withdraw(officer.current(), task.caseId(), why),
                        this::reload)));
        file.receipt().ifPresent(receipt -> left.addComponentAsFirst(new ReceiptFacts(receipt)));
        if (!file.revocations().isEmpty()) {
            left.addComponentAsFirst(
                    new CaseRevocations(file.revocations(), surroundings.clock().instant()));
        }
        if (!file.checks().answered().isEmpty()) {
            left.addComponentAsFirst(new CheckAnswers(file.checks().answered()));
        }
        left.add(new PersonPanel(file.others()), content(file));
        ActPanel act = new ActPanel(present, file, this::acted, this::claimed);
        Div right = new Div(
                act,
                new NotesPanel(surroundings.notes(), present.hold().officer(), task.caseId()),
                new TrailPanel(file.trail(), surroundings.models().of(task.caseId())),
                surroundings.models().way(task.caseNumber()));
        left.addClassName("case-evidence");
        right.addClassName("case-act");
        Div columns = new Div(left, right);
        columns.addClassName("case-columns");
        CaseHeader header = new CaseHeader(
                task,
                task.applicantName(),
                getTranslation("route." + task.route()),
                file.checks().asked().map(asked -> asked.check().name().in(getLocale())));
        present.hold().looked().ifPresent(header::standing);
        AskedNow asked = new AskedNow(present, file, act);
        add(header, outdated, asked, columns);
        if (begins) {
            act.beginning().ifPresent(field -> ActKeys.begin(this, field, asked.there()));
            begins = false;
        }
    }

    private Div content(CaseFile file) {
        Div box = new Div(new H2(getTranslation("case.content")));
        file.content()
                .ifPresentOrElse(
                        text -> box.add(document(text)),
                        () -> box.add(new Paragraph(getTranslation("case.content.none"))));
        return box;
    }

    private Pre document(String text) {
        Pre document = new Pre(text);
        document.addClassName("document");
        document.getElement().setAttribute("tabindex", "0");
        document.getElement().setAttribute("role", "region");
        document.getElement().setAttribute("aria-label", getTranslation("case.content"));
        return document;
    }

    private void claimed(Said said) {
        Toast.show(this, said);
        begins = true;
        reload();
    }

    /** A finished task leads back to the list; a refusal stays on the page with everything typed. */
    private void acted(Said said) {
        Toast.show(
                this,
                model.flatMap(CaseRoomViewModel::file)
                        .map(file -> said.about(file.task().caseNumber()))
                        .orElse(said));
        if (said.success()) {
            model.ifPresent(done -> KeptInBrowser.of(done.hold()).forget(this));
            getUI().ifPresent(InboxView::goOn);
        } else {
            outdated.look();
        }
    }

    @Override
    public String getPageTitle() {
        return model.flatMap(CaseRoomViewModel::file)
                        .map(file -> file.task().caseNumber())
                        .orElse(getTranslation("case.title"))
                + " – "
                + getTranslation("brand.staff");
    }
}
