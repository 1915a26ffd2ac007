package org.toroku.ui.paper;

import com.vaadin.flow.component.AttachEvent;
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
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.toroku.decision.CaseSearch;
import org.toroku.decision.DecisionDesk;
import org.toroku.decision.PersonDesk;
import org.toroku.decision.PreviewDesk;
import org.toroku.enrolment.ApplicationForm;
import org.toroku.notes.CaseNotes;
import org.toroku.officers.Roles;
import org.toroku.paper.EnclosureKind;
import org.toroku.paper.PaperExaminationDesk;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.paper.UnreadPages;
import org.toroku.process.CaseTrail;
import org.toroku.process.Inbox;
import org.toroku.receipt.ReceiptDesk;
import org.toroku.revocation.RevocationDesk;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.revocation.CaseRevocations;
import org.toroku.ui.staff.CaseHeader;
import org.toroku.ui.staff.CertificatePreviewPanel;
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

/** A paper case: the scans, what they say beside the form, and the act that the task asks for. */
@Route(value = "staff/paper/:" + TaskAddress.TASK, layout = StaffLayout.class)
@RolesAllowed({Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR})
public class PaperCaseView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    private final PaperCaseViewModel.Desks desks;
    private final Surroundings surroundings;
    private final OutdatedNotice outdated;
    private Optional<PaperCaseViewModel> model = Optional.empty();
    private Runnable redraw = () -> {};

    PaperCaseView(
            PaperFiles files,
            PaperExaminationDesk paper,
            DecisionDesk decisions,
            PreviewDesk previews,
            Surroundings surroundings) {
        this.desks = new PaperCaseViewModel.Desks(
                files, surroundings.unread(), paper, decisions, previews, surroundings.clock());
        this.surroundings = surroundings;
        this.outdated = new OutdatedNotice(
                () -> model.filter(PaperCaseViewModel::isOutdated).isPresent(), this::reload);
        addClassNames("case-room", "paper-room");
    }

    /** What a page of a case needs beside the desks. */
    @org.springframework.stereotype.Component
    record Surroundings(
            Inbox inbox,
            CaseTrail trail,
            UnreadPages unread,
            SignedInOfficer officer,
            InboxNotices notices,
            CaseModels models,
            CaseNotes notes,
            CaseSearch cases,
            RevocationDesk revocations,
            ReceiptDesk receipts,
            Clock clock) {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        model = TaskAddress.of(event)
                .map(key -> new TaskHold(key, surroundings.officer().current(), surroundings.inbox()))
                .or(() -> TaskAddress.caseOf(event)
                        .map(caseId -> TaskHold.ofCase(
                                caseId, surroundings.officer().current(), surroundings.inbox(), surroundings.cases())))
                .map(hold -> new PaperCaseViewModel(hold, desks));
        model.ifPresent(PaperCaseViewModel::load);
        model.ifPresent(PaperCaseViewModel::look);
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
        model.ifPresent(PaperCaseViewModel::load);
        model.ifPresent(PaperCaseViewModel::look);
        draw();
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    private void draw() {
        removeAll();
        add(new RouterLink(getTranslation("case.back"), InboxView.class));
        model.flatMap(PaperCaseViewModel::file)
                .ifPresentOrElse(
                        file -> draw(model.orElseThrow(), file),
                        () -> add(new H1(getTranslation("case.title")), new Paragraph(getTranslation("case.none"))));
        outdated.look();
    }

    private void draw(PaperCaseViewModel present, PaperFile file) {
        ScanDesk desk = new ScanDesk(file, present.lookId());
        Div work = new Div();
        work.addClassName("paper-work");
        Div columns = new Div(desk, work);
        columns.addClassName("paper-columns");
        CaseHeader header = new CaseHeader(
                present.hold().row().orElseThrow(),
                file.form().map(ApplicationForm::fullName).orElse(getTranslation("paper.name-withheld")),
                getTranslation("proof." + file.method().name()));
        present.hold().looked().ifPresent(header::standing);
        if (!file.others().isEmpty()) {
            header.warning(getTranslation("paper.others", numbers(file.others())));
        }
        add(header, outdated, columns);
        redraw = () -> drawWork(present, desk, work);
        redraw.run();
    }

    private static String numbers(List<PersonDesk.Other> others) {
        return others.stream().map(PersonDesk.Other::caseNumber).collect(Collectors.joining(", "));
    }

    /** The scans stay as the officer turned and enlarged them while values are written down beside them. */
    private void drawWork(PaperCaseViewModel present, ScanDesk desk, Div work) {
        work.removeAll();
        present.preview()
                .ifPresent(preview -> work.add(new CertificatePreviewPanel(
                        preview, present.file().map(PaperFile::caseNumber).orElse(""))));
        present.file()
                .ifPresent(file -> work.add(
                        new PaperActPanel(present, file, this::acted, this::claimed),
                        new PaperMatrix(present, file, desk::point, this::kept),
                        new SealPanel(present, file, this::kept),
                        new EvidencePanel(present, file, this::kept),
                        new FilePanel(file)));
        present.file().filter(PaperFile::showsValues).ifPresent(file -> work.add(new PersonPanel(file.others())));
        present.file()
                .flatMap(file -> surroundings.revocations().look(present.hold().officer(), file.caseId()))
                .map(RevocationDesk.Sheet::requests)
                .filter(requests -> !requests.isEmpty())
                .ifPresent(requests -> work.addComponentAsFirst(
                        new CaseRevocations(requests, surroundings.clock().instant())));
        present.file()
                .flatMap(file -> surroundings.receipts().of(present.hold().officer(), file.caseId()))
                .ifPresent(receipt -> work.add(new ReceiptFacts(receipt)));
        // notes may say what a second look must not know
        present.file()
                .filter(file -> file.form().isPresent())
                .ifPresent(file -> work.add(
                        new NotesPanel(surroundings.notes(), present.hold().officer(), file.caseId())));
        present.file()
                .ifPresent(file -> work.add(
                        new TrailPanel(
                                surroundings.trail().of(file.caseId()),
                                surroundings.models().of(file.caseId())),
                        surroundings.models().way(file.caseNumber())));
    }

    /** Seen from the top, with the keyboard at the act that is now theirs: the button they pressed is gone. */
    private void claimed(Said said) {
        Toast.show(this, said);
        reload();
        getElement().executeJs("""
                this.scrollIntoView({ block: 'start' });
                requestAnimationFrame(() => this.querySelector('.act')?.focus({ preventScroll: true }));
                """);
    }

    /** A value was written down; the officer stays. */
    private void kept(Said said) {
        Toast.show(this, said);
        if (said.success()) {
            redraw.run();
        }
        outdated.look();
    }

    /** A finished task leads back to the list; a refusal stays on the page with everything typed. */
    private void acted(Said answer) {
        Said said = model.map(present -> present.explained(answer, this::named)).orElse(answer);
        Toast.show(this, said);
        if (said.success()) {
            model.ifPresent(done -> KeptInBrowser.of(done.hold()).forget(this));
            getUI().ifPresent(InboxView::goOn);
        } else {
            outdated.look();
        }
    }

    private String named(EnclosureKind kind) {
        return getTranslation("enclosure." + kind.name());
    }

    @Override
    public String getPageTitle() {
        return model.flatMap(PaperCaseViewModel::file)
                        .map(PaperFile::caseNumber)
                        .orElse(getTranslation("case.title"))
                + " – "
                + getTranslation("brand.staff");
    }
}
