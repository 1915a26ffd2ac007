package org.toroku.ui.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.i18n.LocaleChangeEvent;
import com.vaadin.flow.i18n.LocaleChangeObserver;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.RolesAllowed;
import org.toroku.officers.AccountDesk;
import org.toroku.officers.Roles;
import org.toroku.ui.account.PasswordView;
import org.toroku.ui.assignment.AssignmentView;
import org.toroku.ui.assistance.AttendanceView;
import org.toroku.ui.automation.AutomationView;
import org.toroku.ui.halted.HaltedView;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.login.SignInWays;
import org.toroku.ui.organisation.OrganisationsView;
import org.toroku.ui.paper.LettersView;
import org.toroku.ui.paper.PostRoomView;
import org.toroku.ui.revocation.RevocationsView;
import org.toroku.ui.staff.KeptInBrowser;
import org.toroku.ui.studio.StudioView;
import org.toroku.ui.wording.WordingsView;

/** Frame of the staff's pages: dense, with navigation at the side. */
@RolesAllowed({
    Roles.EXAMINER,
    Roles.DECIDER,
    Roles.MANAGER,
    Roles.AUDITOR,
    Roles.POST_ROOM,
    Roles.PROCESS_OWNER,
    // whoever changes a first password
    AccountDesk.ONLY
})
@Uses(Notification.class)
public class StaffLayout extends AppLayout implements LocaleChangeObserver {
    private final Main main = new Main();
    private final SkipLink skip = new SkipLink(main);
    private final Span brand = new Span();
    private final SideNav navigation = new SideNav();
    private final SideNavItem inbox = new SideNavItem("", InboxView.class, VaadinIcon.INBOX.create());
    private final SideNavItem assignment = new SideNavItem("", AssignmentView.class, VaadinIcon.CALENDAR_USER.create());
    private final SideNavItem post = new SideNavItem("", PostRoomView.class, VaadinIcon.ENVELOPES.create());
    private final SideNavItem letters = new SideNavItem("", LettersView.class, VaadinIcon.PRINT.create());
    private final SideNavItem assistance = new SideNavItem("", AttendanceView.class, VaadinIcon.HANDSHAKE.create());
    private final SideNavItem revocations = new SideNavItem("", RevocationsView.class, VaadinIcon.BAN.create());
    private final SideNavItem automation = new SideNavItem("", AutomationView.class, VaadinIcon.AUTOMATION.create());
    private final SideNavItem halted = new SideNavItem("", HaltedView.class, VaadinIcon.WARNING.create());
    private final SideNavItem organisations =
            new SideNavItem("", OrganisationsView.class, VaadinIcon.BUILDING.create());
    private final SideNavItem texts = new SideNavItem("", WordingsView.class, VaadinIcon.COMMENT_ELLIPSIS_O.create());
    private final SideNavItem studio = new SideNavItem("", StudioView.class, VaadinIcon.SITEMAP.create());
    private final SideNavItem password = new SideNavItem("", PasswordView.class, VaadinIcon.KEY.create());
    private final DrawerToggle toggle = new DrawerToggle();
    private final Span who = new Span();
    private final Button logout = new Button();
    private final AuthenticationContext officer;
    private final SignInWays ways;

    public StaffLayout(AuthenticationContext officer, SignInWays ways) {
        this.officer = officer;
        this.ways = ways;
        addClassName("staff");
        brand.addClassName("brand");
        if (InboxView.isFor(officer)) {
            navigation.addItem(inbox);
            navigation.addItem(assignment);
        }
        if (officer.hasRole(Roles.POST_ROOM)) {
            navigation.addItem(post);
            navigation.addItem(letters);
        }
        if (officer.hasAnyRole(Roles.EXAMINER, Roles.POST_ROOM)) {
            navigation.addItem(assistance);
        }
        if (officer.hasAnyRole(Roles.EXAMINER, Roles.DECIDER, Roles.MANAGER, Roles.AUDITOR)) {
            navigation.addItem(revocations);
        }
        if (officer.hasRole(Roles.MANAGER)) {
            navigation.addItem(automation);
        }
        if (officer.hasRole(Roles.MANAGER) || officer.hasRole(Roles.AUDITOR)) {
            navigation.addItem(halted);
            navigation.addItem(organisations);
            navigation.addItem(texts);
        }
        if (officer.hasAnyRole(Roles.PROCESS_OWNER, Roles.MANAGER, Roles.AUDITOR)) {
            studio.setMatchNested(true);
            navigation.addItem(studio);
        }
        navigation.addItem(password);
        logout.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        logout.addClickListener(_ -> {
            getUI().ifPresent(KeptInBrowser::forgetAll);
            officer.logout();
        });
        addAttachListener(attached ->
                officer.getPrincipalName().ifPresent(name -> KeptInBrowser.forgetOthers(attached.getUI(), name)));
        Div right = new Div(who, new AppearanceSwitch(), new LanguageSwitch(), logout);
        right.addClassName("staff-bar-right");
        Div bar = new Div(brand, right);
        bar.addClassName("staff-bar");
        Header header = new Header(skip, toggle, bar);
        header.addClassName("staff-header");
        main.addClassName("staff-main");
        addToNavbar(header);
        setContent(main);
        addToDrawer(navigation);
        setPrimarySection(Section.NAVBAR);
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.removeAll();
        content.getElement().getComponent().ifPresent((Component page) -> main.add(page));
    }

    @Override
    public void removeRouterLayoutContent(HasElement content) {
        main.removeAll();
    }

    @Override
    public void localeChange(LocaleChangeEvent event) {
        skip.setText(getTranslation("layout.skip"));
        brand.setText(getTranslation("brand.staff"));
        inbox.setLabel(getTranslation("inbox.title"));
        assignment.setLabel(getTranslation("assignment.nav"));
        post.setLabel(getTranslation("post.title"));
        letters.setLabel(getTranslation("letters.title"));
        assistance.setLabel(getTranslation("attend.title"));
        revocations.setLabel(getTranslation("revocation.nav"));
        automation.setLabel(getTranslation("automation.title"));
        halted.setLabel(getTranslation("halted.title"));
        organisations.setLabel(getTranslation("organisations.nav"));
        texts.setLabel(getTranslation("wording.nav"));
        studio.setLabel(getTranslation("studio.nav"));
        password.setLabel(getTranslation(PasswordView.title(ways)));
        toggle.setAriaLabel(getTranslation("layout.menu"));
        setI18n(new AppLayoutI18n().setDrawer(getTranslation("layout.menu")));
        navigation.getElement().setAttribute("aria-label", getTranslation("layout.menu"));
        who.setText(officer.getPrincipalName().orElse(""));
        logout.setText(getTranslation("layout.logout"));
    }
}
