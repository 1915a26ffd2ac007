package org.toroku.ui.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.toroku.decision.PreviewDesk.Contents;
import org.toroku.decision.PreviewDesk.Open;
import org.toroku.decision.PreviewDesk.Part;
import org.toroku.decision.PreviewDesk.Predecessor;
import org.toroku.enrolment.ApplicationState;
import org.toroku.ui.fake.FacesApplication;

/** What differs from the certificate before is named, and what does not is left out. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
class PredecessorPanelTest extends SpringBrowserlessTest {
    private static Contents contents(String name, String key, List<String> policies) {
        return new Contents(
                "JP, CA",
                List.of(
                        new Part("C", "JP", false),
                        new Part("CN", name, true),
                        new Part("SERIALNUMBER", "M-2026-000017", false)),
                List.of(),
                Instant.parse("2026-11-25T03:00:00Z"),
                Instant.parse("2031-11-25T02:59:59Z"),
                key,
                true,
                "SHA256WITHECDSA",
                List.of("digitalSignature"),
                policies,
                List.of());
    }

    private static String shown(Contents before, Contents now) {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        return new PredecessorPanel(new Predecessor("M-2026-000017", ApplicationState.REVOKED, before), now, Open.KEY)
                .getElement()
                .getTextRecursively();
    }

    @Test
    void namesWhatDiffersAndWhatIsNotStatedAnyMore() {
        assertThat(shown(contents("山田 花子", "RSA 2048", List.of("1.2.3")), contents("佐藤 花子", "EC P-256", List.of())))
                .contains("case M-2026-000017", "25 Nov 2031", "山田 花子", "佐藤 花子", "RSA 2048", "EC P-256")
                .contains("1.2.3(not stated)")
                .doesNotContain("JP, CA", "Nothing differs");
    }

    @Test
    void saysWhereNothingDiffers() {
        Contents same = contents("山田 花子", "EC P-256", List.of("1.2.3"));
        assertThat(shown(same, same))
                .contains("Nothing differs but validity and case number.")
                .doesNotContain("EC P-256");
        assertThat(new PredecessorPanel(new Predecessor("M-1", ApplicationState.REVOKED, same), same, Open.KEY)
                        .getChildren()
                        .anyMatch(NativeTable.class::isInstance))
                .isFalse();
    }
}
