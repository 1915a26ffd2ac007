package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.paper.EnclosureKind;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakePaper;
import org.toroku.ui.fake.FakePostRoom;
import org.toroku.ui.fake.FakeUnread;
import org.toroku.ui.staff.Said;
import tools.jackson.databind.node.JsonNodeFactory;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class PostRoomPageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeUnread unread;

    @Autowired
    private FakePostRoom postRoom;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
    }

    @Test
    @WithMockUser(username = "kobayashi", roles = "post-room")
    void theBannerCountsWhatWaitsByKindOfWork() {
        navigate(PostRoomView.class);

        assertThat(find(ListItem.class, find(BacklogPanel.class).single()).all())
                .extracting(item -> item.getElement().getTextRecursively())
                .containsExactly(
                        "Pages to look through for a My Number: 1 (on this page)",
                        "Letters and originals to send, as tasks: 1 (inbox)",
                        "Letters to print: 1 (letters)",
                        "Letters to post: 2 (letters)");
    }

    @Test
    @WithMockUser(username = "kobayashi", roles = "post-room")
    void aPageThatNoMachineSearchedIsLookedThroughByAPerson() {
        navigate(PostRoomView.class);

        test(find(Button.class).withText("No My Number on it").single()).click();

        assertThat(unread.looked()).containsExactly(new UUID(9, 9));
        assertThat(find(SecondLookPanel.class).all()).noneMatch(SecondLookPanel::isVisible);
    }

    private static void type(DatePicker field, String text) {
        field.getElement().setProperty("_inputElementValue", text);
        field.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(
                        new DomEvent(field.getElement(), "unparsable-change", JsonNodeFactory.instance.objectNode()));
    }

    @Test
    @WithMockUser(username = "kobayashi", roles = "post-room")
    void aDocumentIsNeverRecordedWithoutTheDateThatWasTyped() {
        PostRoomViewModel model = new PostRoomViewModel(
                new Officer("kobayashi", Set.of("post-room")),
                postRoom,
                new FakePaper(new FakeDecisions(new FakeInbox())),
                Clock.fixed(Instant.parse("2026-11-25T03:00:00Z"), ZoneOffset.UTC));
        List<Said> said = new ArrayList<>();
        EnclosureForm form = new EnclosureForm(model, said::add);
        UI.getCurrent().add(form);
        @SuppressWarnings("unchecked")
        Select<EnclosureKind> kind = find(Select.class, form).single();
        kind.setValue(EnclosureKind.RESIDENCE_RECORD);
        DatePicker issued =
                find(DatePicker.class, form).withCaption("Issued on").single();
        Button add = find(Button.class, form).single();

        type(issued, "R8.11.31");
        test(add).click();
        assertThat(issued.isInvalid()).isTrue();
        assertThat(issued.getErrorMessage()).contains("2026/11/12", "令和8年11月12日");
        assertThat(said).containsExactly(new Said("day.wrong", "", false));

        type(issued, "R8.11.12");
        assertThat(issued.getValue()).isEqualTo(LocalDate.of(2026, 11, 12));
        assertThat(issued.isInvalid()).isFalse();
        test(add).click();
        assertThat(said).last().isEqualTo(new Said("post.no-envelope", "", false));
    }
}
