package org.toroku.ui.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.ui.fake.FacesApplication;

/** Whoever has finished on a device that others use reads what went and what stays. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class LeavingPageTest extends SpringBrowserlessTest {
    private static final String TITLE = "この端末での操作を終えました";

    @BeforeEach
    void japanese() {
        VaadinSession.getCurrent().setLocale(Locale.JAPANESE);
    }

    @Test
    void saysWhatWasDeletedAndWhatStays() {
        UI.getCurrent().navigate(HomeView.class, QueryParameters.of("left", ""));
        assertThat(find(H1.class).single().getText()).isEqualTo("電子証明書の利用申込み");
        Notice notice = find(Notice.class).all().getFirst();
        assertThat(notice.getElement().getTextRecursively())
                .contains(TITLE, "一時記録から消しました", "再開コード", "消していません", "閉じてかまいません");
        assertThat(notice.getElement().getAttribute("tabindex"))
                .as("takes the keyboard")
                .isEqualTo("-1");
    }

    @Test
    void theFirstPageSaysNothingOfItOtherwise() {
        navigate(HomeView.class);
        assertThat(find(H2.class).all()).extracting(H2::getText).doesNotContain(TITLE);
    }
}
