package org.toroku.ui.assignment;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Optional;
import org.toroku.assignment.AbsenceDesk;
import org.toroku.assignment.RuleDesk;
import org.toroku.officers.Roles;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.InboxNotices;
import org.toroku.ui.staff.SignedInOfficer;

/** 割当てと不在: who is away, and by what rules tasks find their officers. */
@Route(value = "staff/assignment", layout = StaffLayout.class)
@RolesAllowed({Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR, Roles.POST_ROOM})
public class AssignmentView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final AbsenceDesk absences;
    private final RuleDesk rules;
    private final InboxNotices notices;
    private final SignedInOfficer officer;
    private final Clock clock;
    private Optional<WaitingPanel> waiting = Optional.empty();

    public AssignmentView(
            AbsenceDesk absences, RuleDesk rules, InboxNotices notices, SignedInOfficer officer, Clock clock) {
        this.rules = rules;
        this.notices = notices;
        this.absences = absences;
        this.officer = officer;
        this.clock = clock;
        addClassName("assignment");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Signal.effect(this, () -> {
            notices.changes().get();
            waiting.ifPresent(WaitingPanel::refresh);
        });
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        add(
                new H1(getTranslation("assignment.title")),
                new AbsencePanel(new AbsenceViewModel(absences, officer.current(), clock)));
        RulesViewModel ofRules = new RulesViewModel(rules, officer.current());
        if (ofRules.reads()) {
            add(new RulesPanel(ofRules));
        }
        WaitingPanel panel = new WaitingPanel(ofRules);
        waiting = Optional.of(panel);
        add(panel);
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("assignment.title") + " – " + getTranslation("brand.staff");
    }
}
