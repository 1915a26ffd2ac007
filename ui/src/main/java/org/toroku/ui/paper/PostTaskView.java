package org.toroku.ui.paper;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
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
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.toroku.officers.Roles;
import org.toroku.paper.CodePost;
import org.toroku.paper.PaperFiles;
import org.toroku.paper.PostRoomDesk;
import org.toroku.post.LetterDesk;
import org.toroku.post.OutgoingMail;
import org.toroku.post.OutgoingMail.MailState;
import org.toroku.process.Inbox;
import org.toroku.ui.inbox.InboxView;
import org.toroku.ui.layout.StaffLayout;
import org.toroku.ui.staff.Beside;
import org.toroku.ui.staff.CaseHeader;
import org.toroku.ui.staff.ClaimNote;
import org.toroku.ui.staff.Said;
import org.toroku.ui.staff.SignedInOfficer;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.ui.staff.Toast;
import org.toroku.workflows.TaskIds;

/** What has to leave the house for one case: print it, hand it to the post, write its number down. */
@Route(value = "staff/post-task/:" + TaskAddress.TASK, layout = StaffLayout.class)
@RolesAllowed(Roles.POST_ROOM)
public class PostTaskView extends Div implements BeforeEnterObserver, LocaleChangeObserver, HasDynamicTitle {
    private final PostTaskViewModel.Desks desks;
    private final SignedInOfficer officer;
    private Optional<PostTaskViewModel> model = Optional.empty();

    PostTaskView(
            PostRoomDesk post,
            CodePost codes,
            LetterDesk letters,
            PaperFiles files,
            Inbox inbox,
            SignedInOfficer officer) {
        this.desks = new PostTaskViewModel.Desks(post, codes, letters, files, inbox);
        this.officer = officer;
        addClassName("case-room");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        model = TaskAddress.of(event).map(key -> new PostTaskViewModel(key, officer.current(), desks));
        model.ifPresent(PostTaskViewModel::load);
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
        Toast.entered(this, model.flatMap(PostTaskViewModel::task).map(Inbox.Row::caseNumber));
        add(new RouterLink(getTranslation("case.back"), InboxView.class));
        model.filter(PostTaskViewModel::shown)
                .ifPresentOrElse(
                        this::draw,
                        () -> add(new H1(getTranslation("case.title")), new Paragraph(getTranslation("case.none"))));
    }

    private void draw(PostTaskViewModel present) {
        Inbox.Row task = present.task().orElseThrow();
        add(
                new CaseHeader(
                        task,
                        getTranslation(present.file()
                                .map(file -> "proof." + file.method().name())
                                .orElse("route." + task.route()))),
                new Paragraph(getTranslation("post-task.text." + task.elementId())));
        if (!present.quarantined().isEmpty()) {
            UnorderedList list = new UnorderedList();
            present.quarantined()
                    .forEach(each -> list.add(new ListItem(
                            getTranslation("enclosure." + each.kind().name()) + " "
                                    + each.shelf()
                                            .map(shelf -> getTranslation("evidence.shelf", shelf))
                                            .orElse(""))));
            add(list);
        }
        if (present.isMine()) {
            if (task.elementId().equals(TaskIds.RETURN_DOCUMENTS)) {
                add(new Paragraph(getTranslation("post-task.covering")));
            }
            printing(present);
            handOver(present);
        }
        add(new ClaimNote(present.hold(), said -> {
            Toast.show(this, said);
            present.load();
            draw();
        }));
    }

    private void printing(PostTaskViewModel present) {
        present.letter()
                .ifPresentOrElse(
                        mail -> {
                            PrintedFile printed = new PrintedFile("letter.pdf");
                            Paragraph state = new Paragraph();
                            Button print = new Button(getTranslation("letters.print"));
                            tell(mail, state, print);
                            print.addClickListener(click -> {
                                Toast.show(this, printed.keep(present.print(mail.id())));
                                // the print itself stays on the page: a code is printed only once
                                present.load();
                                present.letter().ifPresent(now -> tell(now, state, print));
                            });
                            add(state, print, printed);
                        },
                        () -> add(new Paragraph(getTranslation("act.no-letter"))));
    }

    private void tell(OutgoingMail.Mail mail, Paragraph state, Button print) {
        state.setText(getTranslation("mail.state." + mail.state().name()));
        print.setVisible(mail.state() == MailState.ORDERED);
    }

    private void handOver(PostTaskViewModel present) {
        TextField tracking = new TextField(getTranslation("post-task.tracking"));
        tracking.setHelperText(getTranslation("post-task.tracking.hint"));
        tracking.setMaxLength(40);
        tracking.setManualValidation(true);
        tracking.setValueChangeMode(com.vaadin.flow.data.value.ValueChangeMode.EAGER);
        Beside told = new Beside(this::did)
                .at("post.tracking-missing", tracking)
                .at("act.tracking-malformed", tracking)
                .at("act.tracking-is-case-code", tracking);
        tracking.addKeyPressListener(Key.ENTER, press -> told.accept(present.handedOver(tracking.getValue())));
        Button done = new Button(
                getTranslation("post-task.done"), click -> told.accept(present.handedOver(tracking.getValue())));
        done.addThemeVariants(ButtonVariant.PRIMARY);
        Div line = new Div(tracking, done);
        line.addClassName("tools");
        add(line);
    }

    private void did(Said said) {
        Toast.show(this, said);
        if (said.success()) {
            getUI().ifPresent(InboxView::goOn);
        }
    }

    @Override
    public String getPageTitle() {
        return model.flatMap(PostTaskViewModel::task).map(Inbox.Row::caseNumber).orElse(getTranslation("case.title"))
                + " – "
                + getTranslation("brand.staff");
    }
}
