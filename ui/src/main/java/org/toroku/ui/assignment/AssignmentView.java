package org.toroku.ui.assignment;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import org.toroku.assignment.AbsenceDesk;
import org.toroku.officers.Roles;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.SignedInOfficer;

/** 割当てと不在: who is away, and by what rules tasks find their officers. */
@Route(value = "staff/assignment", layout = StaffLayout.class)
@RolesAllowed({Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR, Roles.POST_ROOM})
public class AssignmentView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final AbsenceDesk absences;
    private final SignedInOfficer officer;
    private final Clock clock;

    public AssignmentView(AbsenceDesk absences, SignedInOfficer officer, Clock clock) {
        this.absences = absences;
        this.officer = officer;
        this.clock = clock;
        addClassName("assignment");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        add(
                new H1(getTranslation("assignment.title")),
                new AbsencePanel(new AbsenceViewModel(absences, officer.current(), clock)));
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("assignment.title") + " – " + getTranslation("brand.staff");
    }
}
