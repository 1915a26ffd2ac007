package org.toroku.ui.portal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.shared.Registration;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.toroku.counter.TrackerDesk;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.EnrolmentDesk.Status;
import org.toroku.living.LivingDesk;
import org.toroku.paper.PaperCounter;
import org.toroku.paper.PaperCounter.Checklist;
import org.toroku.receipt.SignedReceiptDesk;
import org.toroku.renewal.RenewalCounter;
import org.toroku.subjectkey.KeyCounter;
import org.toroku.ui.layout.Landing;
import org.toroku.ui.layout.PortalLayout;
import org.toroku.ui.portal.ApplicationViewModel.Stage;

/** One application, from signing to receipt; the address holds its id, never its token. */
@Route(value = "application/:" + ApplicationView.ID, layout = PortalLayout.class)
@AnonymousAllowed
public final class ApplicationView extends PortalPage implements BeforeEnterObserver {
    static final String ID = "id";
    /** Milliseconds between looks at the state while it is about to change. */
    private static final int POLL = 3000;

    private final EnrolmentDesk desk;
    private final PaperCounter paper;
    private final Beside beside;
    private final Clock clock;
    private final PortalSession session;
    private final PortalSettings settings;
    private Optional<ApplicationViewModel> model = Optional.empty();
    private Shown shown = new Shown(new Stage.Unknown(), Optional.empty(), Optional.empty(), false, Optional.empty());
    private Registration polling = () -> {};

    /** Counters of what some applications have beside. */
    @SpringComponent
    record Beside(
            KeyCounter keys,
            RenewalCounter renewals,
            TrackerDesk tracker,
            SignedReceiptDesk receipts,
            LivingDesk living) {}

    /** @param standsStill since when a fault keeps the case from going on */
    private record Shown(
            Stage stage,
            Optional<Checklist> paper,
            Optional<KeyCounter.Key> key,
            boolean renewal,
            Optional<Instant> standsStill) {
        Way way() {
            if (paper.isPresent()) {
                return Way.PAPER;
            }
            if (renewal) {
                return Way.RENEWAL;
            }
            return key.isPresent() ? Way.OWN_KEY : Way.CARD;
        }
    }

    public ApplicationView(
            EnrolmentDesk desk,
            PaperCounter paper,
            Beside beside,
            Clock clock,
            PortalSession session,
            PortalSettings settings) {
        this.paper = paper;
        this.beside = beside;
        this.desk = desk;
        this.clock = clock;
        this.session = session;
        this.settings = settings;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<UUID> id = event.getRouteParameters().get(ID).flatMap(ApplicationView::uuid);
        if (id.isEmpty()) {
            event.forwardTo(ContinueView.class);
            return;
        }
        session.find(id.get())
                .ifPresentOrElse(this::use, () -> Browser.findToken(event.getUI(), id.get(), this::found));
    }

    private void found(Optional<Access> access) {
        access.ifPresentOrElse(
                key -> {
                    session.keep(key);
                    use(key);
                    redraw();
                },
                () -> getUI().ifPresent(ui -> ui.navigate(ContinueView.class)));
    }

    private void use(Access access) {
        model = Optional.of(new ApplicationViewModel(desk, access, clock));
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /** Draws again only when something changed, so that a passphrase being typed is not swept away. */
    private void look() {
        model.map(this::now).filter(now -> !now.equals(shown)).ifPresent(changed -> {
            redraw();
            getUI().ifPresent(Landing::whereFocusWasLost);
        });
    }

    private Shown now(ApplicationViewModel present) {
        return new Shown(
                present.stage(),
                paper.checklist(present.access()),
                beside.keys().ownKey(present.access()),
                beside.renewals().isRenewal(present.access()),
                beside.tracker().track(present.access()).flatMap(TrackerDesk.Track::standsStill));
    }

    @Override
    void draw() {
        model.ifPresent(present -> {
            shown = now(present);
            drawStage(present);
            getUI().ifPresent(ui -> ui.setPollInterval(mayChange() ? POLL : -1));
        });
    }

    private boolean mayChange() {
        return switch (shown.stage()) {
            case Stage.Standing standing -> !standing.status().state().isFinal();
            case Stage.ToSign _ -> true;
            case Stage.TooLate _, Stage.Unknown _ -> false;
        };
    }

    private void drawStage(ApplicationViewModel present) {
        switch (shown.stage()) {
            case Stage.ToSign toSign ->
                add(
                        Progress.SIGNATURE.bar(this, shown.way()),
                        new H1(getTranslation("review.title")),
                        resume(present, toSign.caseNumber()).urgent(),
                        new ReviewStep(toSign, shown.way(), correction(), present::displayed),
                        new SignStep(present, shown.way(), toSign.content().bytes(), settings, this::signed));
            case Stage.Standing standing -> drawStanding(present, standing.status());
            case Stage.TooLate _ ->
                add(
                        new H1(getTranslation("too-late.title")),
                        Notice.info(getTranslation("too-late.notice"), getTranslation("too-late.text")),
                        go("home.apply", page()));
            case Stage.Unknown _ ->
                add(
                        new H1(getTranslation("unknown.title")),
                        Notice.problem(getTranslation("reason.no-such-application")),
                        go("home.continue", ContinueView.class));
        }
    }

    /** On paper the code of form and letters is the only number that anybody is told. */
    private ResumePanel resume(ApplicationViewModel present, String caseNumber) {
        return new ResumePanel(
                present.access(),
                shown.paper()
                        .map(list -> new ResumePanel.Reference("post.code", list.caseCode()))
                        .orElseGet(() -> new ResumePanel.Reference("case.number", caseNumber)));
    }

    private void drawStanding(ApplicationViewModel present, Status status) {
        boolean issued = status.state() == ApplicationState.ISSUED;
        Optional<Checklist> checklist = shown.paper();
        if (session.isRenewed(present.access().applicationId())) {
            add(
                    Notice.info(getTranslation("resume.renewed"), getTranslation("resume.renewed.text")),
                    resume(present, status.caseNumber()).renewed());
        }
        Optional<TrackerDesk.Track> track = beside.tracker().track(present.access());
        add(new H1(getTranslation("status.title")));
        track.ifPresent(how -> add(new AskedPanel(how.asked())));
        add(new StatusPanel(status, shown.way(), checklist.map(Checklist::caseCode), shown.standsStill()));
        checklist.ifPresent(list -> add(new PaperPanel(paper, present.access(), list, status.state())));
        if (status.state() == ApplicationState.AWAITING_KEY) {
            shown.key()
                    .ifPresent(key -> add(new CodeAndKeyPanel(
                            beside.keys(), present.access(), session.ownKey(), key.sha256(), this::next)));
        }
        if (issued) {
            add(shown.key()
                    .<Component>map(key -> new OwnKeyPickUpPanel(present, key, status.caseNumber(), this::next))
                    .orElseGet(() -> new PickUpPanel(present, checklist.isPresent(), this::next)));
            boolean byCard = shown.way() == Way.CARD || shown.way() == Way.OWN_KEY;
            add(new SignedReceiptPanel(beside.receipts(), present.access(), session, settings, byCard, this::next));
        }
        // fetching the certificate is what makers of a key confirm as its receipt: nobody fetches it for them
        if (shown.key().isEmpty()) {
            present.certificate()
                    .ifPresent(certificate ->
                            add(new CertificatePanel(certificate, status.caseNumber(), present.signedName())));
        } else if (status.state() == ApplicationState.DELIVERED) {
            KeyCounter.Key key = shown.key().orElseThrow();
            present.certificate()
                    .ifPresent(certificate -> add(
                            new CertificatePanel(certificate, status.caseNumber(), present.signedName())
                                    .withAuthority(),
                            new KeyPacking(key.sha256(), certificate, status.caseNumber())));
        }
        if (status.state() == ApplicationState.DELIVERED) {
            add(new RenewalPanel(
                    present.access().applicationId(), beside.renewals().offer(present.access())));
        }
        beside.living()
                .of(present.access())
                .ifPresent(
                        consent -> add(new StatusWatchPanel(beside.living(), present.access(), consent, this::next)));
        track.ifPresent(how -> add(new TrackPanel(how, shown.way(), new PaceTexts(this, getLocale(), clock))));
        beside.tracker().history(present.access()).ifPresent(events -> add(new HistoryPanel(events)));
        switch (status.state()) {
            case REJECTED, CANCELLED, EXPIRED, REVOKED_UNRECEIVED, REVOKED, WITHDRAWN ->
                add(go("status.again", page()));
            case ACCEPTED, ISSUED, DELIVERED -> add(resume(present, status.caseNumber()));
            // days go by until the letter or the papers are there
            case AWAITING_KEY, AWAITING_DOCUMENTS ->
                add(resume(present, status.caseNumber()).urgent(), new WithdrawPanel(present, this::next));
            default -> add(resume(present, status.caseNumber()), new WithdrawPanel(present, this::next));
        }
    }

    private Class<? extends PortalPage> page() {
        return switch (shown.way()) {
            // what is left to who may not renew is to be proven anew
            case CARD, RENEWAL -> ApplyView.class;
            case OWN_KEY -> OwnKeyApplyView.class;
            case PAPER -> PaperApplyView.class;
        };
    }

    /**
     * Back to the form as it was typed. What is sent again is a new application, and this one lapses without a signature;
     * an invitation is used up with its first one, and a renewal has no form.
     */
    private Optional<Runnable> correction() {
        Way way = shown.way();
        if ((way != Way.CARD && way != Way.OWN_KEY) || session.invited().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(() -> {
            // this application holds the key until it lapses, and nobody certifies one key twice
            session.ownKey().forget();
            getUI().ifPresent(ui -> ui.navigate(page(), ApplySteps.AT_FORM));
        });
    }

    private void signed() {
        model.ifPresent(present -> session.handedIn(present.access().applicationId()));
        getUI().ifPresent(DraftInBrowser::forget);
        next();
    }

    private Button go(String key, Class<? extends PortalPage> page) {
        Button button = new Button(getTranslation(key), click -> getUI().ifPresent(ui -> ui.navigate(page)));
        button.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.LARGE);
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(poll -> look());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.remove();
        event.getUI().setPollInterval(-1);
    }

    @Override
    String titleKey() {
        return shown.stage() instanceof Stage.ToSign ? "review.title" : "status.title";
    }
}
