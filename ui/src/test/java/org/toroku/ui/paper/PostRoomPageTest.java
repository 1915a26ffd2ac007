package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeUnread;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class PostRoomPageTest extends SpringBrowserlessTest {
    @Autowired
    private FakeUnread unread;

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
}
