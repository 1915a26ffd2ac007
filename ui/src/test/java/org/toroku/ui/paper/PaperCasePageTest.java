package org.toroku.ui.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinSession;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.annotation.DirtiesContext;
import org.toroku.decision.DecisionDesk;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeDecisions;
import org.toroku.ui.fake.FakeInbox;
import org.toroku.ui.fake.FakePaper;
import org.toroku.ui.staff.CaseHeader;
import org.toroku.ui.staff.PersonPanel;
import org.toroku.ui.staff.TaskAddress;

/** What examiner and decider find on the page of a case on paper. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class PaperCasePageTest extends SpringBrowserlessTest {
    private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");

    @Autowired
    private FakeInbox inbox;

    @Autowired
    private FakeDecisions decisions;

    @Autowired
    private FakePaper paper;

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
    }

    /** What the examiner noted is for whoever decides. */
    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void theDeciderReadsWhatTheExaminerNotedAndWhen() {
        inbox.put(FakeInbox.row(71, "髙橋　花子", "decide-on-paper-application", "decider", NOW, NOW));
        decisions.examined(
                new UUID(7, 71), new DecisionDesk.Examination("sato", true, "compared with the register", NOW));

        PaperCaseView page = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "71"));

        assertThat(page.getElement().getTextRecursively())
                .contains("compared with the register")
                .contains("sato")
                .contains("25 Nov 2026 12:00 JST")
                .contains("counted wrongly");
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void theDeciderReadsWhoComparedTheSealsAndWhatEachCheckFound() {
        inbox.put(FakeInbox.row(71, "髙橋　花子", "decide-on-paper-application", "decider", NOW, NOW));

        PaperCaseView page = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "71"));

        assertThat(find(SealPanel.class, page).single().getElement().getTextRecursively())
                .contains("The seals agree.")
                .containsSubsequence(
                        "They agree", "13 Nov 2026 15:00 JST", "compared by sato", "Unclear", "12 Nov 2026 15:00 JST");
        assertThat(find(EvidencePanel.class, page).single().getElement().getTextRecursively())
                .contains("issued 2 Nov 2026", "12 Nov 2026 14:30 JST", "Rules applied: evidence 2026-11-25.1");
    }

    /** As in a case by card: whatever a text comparison makes of it, an eye looks at it. */
    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void aCharacterThatStandsForAnotherIsMarkedInTheDocument() {
        inbox.put(FakeInbox.row(71, "髙橋　花子", "decide-on-paper-application", "decider", NOW, NOW));
        paper.reads("〓橋　花子");

        PaperCaseView page = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "71"));

        PaperMatrix matrix = find(PaperMatrix.class, page).single();
        assertThat(find(Span.class, matrix)
                        .withClassName("substituted")
                        .single()
                        .getText())
                .isEqualTo("〓");
        assertThat(matrix.getElement().getTextRecursively())
                .contains("“〓” (U+3013) in the proof stands for a character that it cannot hold;"
                        + " the form says “髙” (U+9AD9)")
                .doesNotContain("Different");
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "decider")
    void whatElseTheHouseHasOfThePersonIsShownAsInCasesByCard() {
        inbox.put(FakeInbox.row(71, "髙橋　花子", "decide-on-paper-application", "decider", NOW, NOW));

        PaperCaseView page = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "71"));

        assertThat(find(PersonPanel.class, page).single().getElement().getTextRecursively())
                .contains("M-2026-000017", "5F3A9C0011D2", "Valid until", "which proves nothing");
        assertThat(find(CaseHeader.class, page).single().getElement().getTextRecursively())
                .contains("Same name and birth date: P-2026-000003, M-2026-000017");
    }

    private static String pictures(PaperCaseView page) {
        return page.getElement()
                .getChildren()
                .map(PaperCasePageTest::properties)
                .collect(Collectors.joining());
    }

    private static String properties(Element element) {
        return Stream.of("pages", "sides")
                        .map(name -> String.valueOf(element.getPropertyRaw(name)))
                        .collect(Collectors.joining())
                + element.getChildren().map(PaperCasePageTest::properties).collect(Collectors.joining());
    }

    private static Set<String> addresses(PaperCaseView page) {
        return Pattern.compile("/staff/pages/[^\"]+")
                .matcher(pictures(page))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** A browser asks for no address twice on one page, and what stood there was a placeholder. */
    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void picturesHaveAnotherAddressAfterAClaimAndAfterARelease() {
        inbox.put(FakeInbox.row(74, "髙橋　花子", "examine-paper-application", "examiner", NOW, NOW));
        paper.sealed();
        PaperCaseView page = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "74"));
        Set<String> before = addresses(page);

        test(find(Button.class, page).withText("Claim").single()).click();
        Set<String> claimed = addresses(page);
        test(find(Button.class, page).withText("Release").single()).click();

        assertThat(before).isNotEmpty();
        assertThat(claimed).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
        assertThat(addresses(page))
                .hasSameSizeAs(before)
                .doesNotContainAnyElementsOf(before)
                .doesNotContainAnyElementsOf(claimed);
    }

    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void offersNoVerdictOnSealsThatAreWithheld() {
        inbox.put(FakeInbox.row(75, "髙橋　花子", "examine-paper-application", "examiner", NOW, NOW));
        inbox.claim(75, "sato", Set.of("examiner"));
        paper.sealed();
        PaperCaseView shown = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "75"));
        assertThat(find(Button.class, shown).withText("They agree").all()).hasSize(1);

        paper.sealsShown(false);
        PaperCaseView withheld = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "75"));

        assertThat(find(Button.class, withheld).withText("They agree").all()).isEmpty();
        assertThat(find(SealPanel.class, withheld).single().getElement().getTextRecursively())
                .contains("is not shown to you");
    }

    /** 1/12 is a day of January to some and of December to others. */
    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void theTermOfACorrectionIsAskedForLikeTheDaysOfThePostRoom() {
        inbox.put(FakeInbox.row(76, "髙橋　花子", "examine-paper-application", "examiner", NOW, NOW));
        inbox.claim(76, "sato", Set.of("examiner"));
        PaperCaseView page = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "76"));

        for (String label : List.of("To arrive by", "Until")) {
            DatePicker field = find(DatePicker.class, page).all().stream()
                    .filter(each -> label.equals(each.getLabel()))
                    .findFirst()
                    .orElseThrow();
            assertThat(field.getI18n().getDateFormats()).as(label).containsExactly("uuuu/MM/dd");
            assertThat(field.getI18n().getBadInputErrorMessage()).as(label).contains("This is not a date");
            assertThat(field.getI18n().getMinErrorMessage()).as(label).contains("tomorrow");
            assertThat(field.getFallbackParser().apply("1/12/2026").isError())
                    .as(label)
                    .isTrue();
        }
    }

    private ValueEditor sexEditor(PaperCaseView page) {
        return find(ValueEditor.class, page).all().stream()
                .filter(each -> find(TextField.class, each)
                        .single()
                        .getAriaLabel()
                        .orElse("")
                        .contains("Sex"))
                .findFirst()
                .orElseThrow();
    }

    /** No machine looks for the sex on a residence record, and a worn page gives nothing at all. */
    @Test
    @WithMockUser(username = "sato", roles = "examiner")
    void whatNoMachineReadIsWrittenDownByHand() {
        inbox.put(FakeInbox.row(73, "髙橋　花子", "examine-paper-application", "examiner", NOW, NOW));
        inbox.claim(73, "sato", Set.of("examiner"));
        PaperCaseView page = navigate(PaperCaseView.class, Map.of(TaskAddress.TASK, "73"));
        ValueEditor editor = sexEditor(page);

        test(find(Button.class, editor).withText("Keep this value").single()).click();
        assertThat(paper.asked()).as("nothing was typed").isEmpty();
        test(find(TextField.class, editor).single()).setValue("女");
        test(find(Button.class, editor).withText("Keep this value").single()).click();

        assertThat(paper.asked()).containsExactly("correct SEX 女");
        test(find(Button.class, sexEditor(page)).withText("Male").single()).click();

        assertThat(paper.asked()).containsExactly("correct SEX 女", "correct SEX 男");
    }
}
