package org.toroku.ui.revocation;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.toroku.officers.Roles;
import org.toroku.revocation.RevocationDesk;
import org.toroku.revocation.RevocationDesk.Certificate;
import org.toroku.revocation.RevocationDesk.Request;
import org.toroku.revocation.RevocationDesk.Sheet;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.ui.staff.Toast;
import org.toroku.ui.text.Moments;

/** Where officers find a certificate and enter that somebody asks for its revocation, and see what is not done yet. */
@Route(value = "staff/revocations", layout = StaffLayout.class)
@RolesAllowed({Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR})
public class RevocationsView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    /** Query parameter: the case whose certificate is looked at. */
    static final String CASE = "case";

    private final RevocationsViewModel model;
    private final Clock clock;
    private final boolean mayEnter;
    private final TextField typed = new TextField();
    private final Div results = new Div();
    private final Div open = new Div();

    RevocationsView(RevocationDesk desk, SignedInOfficer officer, AuthenticationContext authentication, Clock clock) {
        this.model = new RevocationsViewModel(desk, officer.current());
        this.clock = clock;
        this.mayEnter = authentication.hasAnyRole(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER);
        addClassNames("inbox", "revocations");
        typed.setMaxLength(120);
        typed.setWidth("26rem");
        typed.addKeyPressListener(Key.ENTER, press -> search());
        results.getElement().setAttribute("aria-live", "polite");
    }

    /** Whoever comes from the page of a case sees its certificate at once; what may be seen is the desk's to say. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(CASE)
                .flatMap(TaskAddress::uuid)
                .ifPresent(model::choose);
        if (isAttached()) {
            draw();
        }
    }

    private void draw() {
        removeAll();
        add(new H1(getTranslation("revocation.title")), new Paragraph(getTranslation("revocation.text")));
        if (mayEnter) {
            typed.setLabel(getTranslation("revocation.search"));
            typed.setHelperText(getTranslation("revocation.search.hint"));
            Button go = new Button(getTranslation("revocation.search.go"), click -> search());
            go.addThemeVariants(ButtonVariant.PRIMARY);
            Div line = new Div(typed, go);
            line.addClassName("tools");
            add(line);
        }
        add(results, open);
        drawResults();
        drawOpen();
    }

    private void search() {
        model.search(typed.getValue());
        drawResults();
    }

    private void drawResults() {
        results.removeAll();
        model.found().ifPresent(found -> {
            List<Certificate> certificates = found.certificates();
            if (certificates.isEmpty()) {
                results.add(new Paragraph(getTranslation("revocation.found.none")));
            } else if (model.nothingChosen() || certificates.size() > 1) {
                results.add(list(certificates));
            }
            if (found.more()) {
                results.add(new Paragraph(getTranslation("revocation.found.more", RevocationDesk.MOST_FOUND)));
            }
        });
        if (!model.nothingChosen()) {
            model.sheet()
                    .ifPresentOrElse(
                            this::drawSheet,
                            () -> results.add(new Paragraph(getTranslation("revocation.refused.own-case"))));
        }
    }

    private UnorderedList list(List<Certificate> found) {
        UnorderedList list = new UnorderedList();
        list.addClassName("revocation-found");
        found.forEach(each -> {
            Button choose = new Button(
                    getTranslation(
                            "revocation.found.line",
                            each.caseNumber(),
                            each.holder(),
                            getTranslation("case.state." + each.state().name()),
                            Moments.text(each.issuedAt(), getLocale())),
                    click -> {
                        model.choose(each.caseId());
                        drawResults();
                    });
            choose.addThemeVariants(ButtonVariant.TERTIARY);
            list.add(new ListItem(choose));
        });
        return list;
    }

    private void drawSheet(Sheet sheet) {
        results.add(new CertificateSheet(sheet, "revocation.open.this", clock.instant()));
        if (!mayEnter) {
            return;
        }
        if (sheet.open().isPresent()) {
            results.add(new Paragraph(getTranslation("revocation.is-open")));
        } else if (sheet.certificate().inForce()) {
            results.add(new EntryForm(clock, entry -> {
                Said said = model.enter(entry);
                Toast.show(this, said);
                if (said.success()) {
                    drawResults();
                    drawOpen();
                }
            }));
        } else {
            results.add(new Paragraph(getTranslation("revocation.refused.not-in-force")));
        }
    }

    private void drawOpen() {
        open.removeAll();
        List<Request> requests = model.open();
        open.add(new H2(getTranslation("revocation.open", requests.size())));
        if (requests.isEmpty()) {
            open.add(new Paragraph(getTranslation("revocation.open.none")));
        }
        requests.forEach(request -> {
            RequestFacts facts = new RequestFacts(request, clock.instant());
            facts.addComponentAsFirst(new Paragraph(request.caseNumber()));
            open.add(facts);
        });
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        draw();
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("revocation.title") + " – " + getTranslation("brand.staff");
    }
}
