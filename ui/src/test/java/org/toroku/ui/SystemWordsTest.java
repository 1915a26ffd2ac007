package org.toroku.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.ui.fake.FacesApplication;

/** Nobody reads the framework's own English, and everybody learns what became of what was typed. */
@SpringBootTest(classes = FacesApplication.class)
class SystemWordsTest extends SpringBrowserlessTest {
    private static SystemMessages messages(Locale locale) {
        return VaadinService.getCurrent().getSystemMessages(locale, VaadinRequest.getCurrent());
    }

    @Test
    void theFrameworkSpeaksBothLanguages() {
        SystemMessages japanese = messages(Locale.JAPANESE);
        assertThat(japanese.getCookiesDisabledCaption()).isEqualTo("Cookie が使えません");
        assertThat(japanese.getCookiesDisabledMessage()).contains("このタブに残っていて");
        assertThat(japanese.getInternalErrorMessage()).contains("このタブに残っていて");
        assertThat(japanese.getSyncErrorMessage()).contains("このタブに残っていて");
        assertThat(messages(Locale.ENGLISH).getCookiesDisabledCaption()).isEqualTo("Cookies do not work");
    }
}
