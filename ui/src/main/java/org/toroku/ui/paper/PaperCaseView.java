package org.toroku.ui.paper;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
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
import java.util.Optional;
import org.toroku.decision.DecisionDesk;
import org.toroku.officers.Roles;
import org.toroku.paper.PaperExaminationDesk;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PaperFiles.PaperFile;
import org.toroku.process.CaseTrail;
import org.toroku.process.Inbox;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.InboxNotices;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.staff.TrailPanel;

/** A paper case: the scans, what they say beside the form, and the act that the task asks for. */
@Route(value = "staff/paper/:" + PaperCaseView.TASK, layout = StaffLayout.class)
@RolesAllowed({Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR})
public class PaperCaseView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    public static final String TASK = "task";

    private final PaperCaseViewModel.Desks desks;
    private final CaseTrail trail;
    private final SignedInOfficer officer;
    private final InboxNotices notices;
    private final Div outdated = new Div();
    private Optional<PaperCaseViewModel> model = Optional.empty();
    private Runnable redraw = () -> {};

    PaperCaseView(
            Inbox inbox,
            PaperFiles files,
            PaperExaminationDesk paper,
            DecisionDesk decisions,
            Surroundings surroundings) {
        this.desks = new PaperCaseViewModel.Desks(files, inbox, paper, decisions, surroundings.clock());
        this.trail = surroundings.trail();
        this.officer = surroundings.officer();
        this.notices = surroundings.notices();
        addClassNames("case-room", "paper-room");
        outdated.getElement().setAttribute("role", "status");
    }

    /** What a page of a case needs beside the desks. */
    @org.springframework.stereotype.Component
    record Surroundings(CaseTrail trail, SignedInOfficer officer, InboxNotices notices, Clock clock) {}

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        model = event.getRouteParameters()
                .get(TASK)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .map(key -> new PaperCaseViewModel(key, officer.current(), desks));
        model.ifPresent(PaperCaseViewModel::load);
        model.ifPresent(PaperCaseViewModel::look);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Signal.effect(this, () -> {
            notices.changes().get();
            noticeChange();
        });
    }

    /** Never redraws under the officer's hands: it only says that the case changed. */
    private void noticeChange() {
        outdated.removeAll();
        if (model.filter(PaperCaseViewModel::isOutdated).isPresent()) {
            outdated.add(new Paragraph(getTranslation("case.outdated")));
            outdated.add(new Button(getTranslation("case.reload"), click -> reload()));
        }
        boolean changed = outdated.getComponentCount() > 0;
        outdated.setClassName("notice", changed);
        outdated.setClassName("problem", changed);
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
        RouterLink back = new RouterLink(getTranslation("case.back"), InboxView.class);
        model.flatMap(PaperCaseViewModel::file)
                .ifPresentOrElse(
                        file -> draw(model.orElseThrow(), file, back),
                        () -> add(
                                back,
                                new H1(getTranslation("case.title")),
                                new Paragraph(getTranslation("case.none"))));
        noticeChange();
    }

    private void draw(PaperCaseViewModel present, PaperFile file, RouterLink back) {
        ScanDesk desk = new ScanDesk(file);
        Div work = new Div();
        work.addClassName("paper-work");
        Div columns = new Div(desk, work);
        columns.addClassName("paper-columns");
        add(back, new PaperHeader(present.task().orElseThrow(), file), outdated, columns);
        redraw = () -> drawWork(present, desk, work);
        redraw.run();
    }

    /** The scans stay as the officer turned and enlarged them while values are written down beside them. */
    private void drawWork(PaperCaseViewModel present, ScanDesk desk, Div work) {
        work.removeAll();
        present.file()
                .ifPresent(file -> work.add(
                        new PaperActPanel(present, file, this::acted, this::claimed),
                        new PaperMatrix(present, file, desk::point, this::kept),
                        new SealPanel(present, file, desk, this::kept),
                        new EvidencePanel(file, present.damaged()),
                        new FilePanel(file),
                        new TrailPanel(trail.of(file.caseId()))));
    }

    private void claimed(Said said) {
        Toast.show(this, said);
        reload();
    }

    /** A value was written down; the officer stays. */
    private void kept(Said said) {
        Toast.show(this, said);
        if (said.success()) {
            redraw.run();
        }
        noticeChange();
    }

    /** A finished task leads back to the list; a refusal stays on the page with everything typed. */
    private void acted(Said said) {
        Toast.show(this, said);
        if (said.success()) {
            getUI().ifPresent(ui -> ui.navigate(InboxView.class));
        } else {
            noticeChange();
        }
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
