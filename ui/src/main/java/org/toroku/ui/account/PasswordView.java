package org.toroku.ui.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.Roles;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.login.SignInWays;
import org.toroku.ui.portal.SessionNames;
import org.toroku.ui.staff.SignedInOfficer;

/** Where an officer changes the own password. */
@Route(value = "staff/password", layout = StaffLayout.class)
@RolesAllowed({
    Roles.EXAMINER,
    Roles.DECIDER,
    Roles.MANAGER,
    Roles.AUDITOR,
    Roles.POST_ROOM,
    Roles.PROCESS_OWNER,
    AccountDesk.ONLY
})
public class PasswordView extends Div implements LocaleChangeObserver, HasDynamicTitle {
    private final AccountDesk desk;
    private final SignedInOfficer who;
    private final SessionNames names;
    private final SignInWays ways;

    public PasswordView(AccountDesk desk, SignedInOfficer who, SessionNames names, SignInWays ways) {
        this.ways = ways;
        this.desk = desk;
        this.who = who;
        this.names = names;
        addClassName("own-password");
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        removeAll();
        Officer account = who.current();
        boolean first = account.roles().contains(AccountDesk.ONLY);
        if (desk.asksToConfirm() && !first) {
            add(new ConfirmForm(desk, account.username(), ways.single(), names));
        }
        if (ways.single()) {
            add(new Paragraph(getTranslation("account.password.elsewhere")));
        } else {
            add(new PasswordForm(desk, account.username(), first, names));
        }
        event.getUI().getPage().setTitle(getPageTitle());
    }

    @Override
    public String getPageTitle() {
        return getTranslation(title(ways)) + " – " + getTranslation("brand.staff");
    }

    /** Key of what the page is called: at an identity provider nobody has a password here. */
    public static String title(SignInWays ways) {
        return ways.single() ? "account.confirm.nav" : "account.password.nav";
    }
}
