package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeCaseModels;
import org.toroku.ui.fake.FakeLive;
import org.toroku.ui.studio.LiveFigures.Measure;
import org.toroku.workflows.ProcessIds;

@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@WithMockUser(username = "owner1", roles = "process-owner")
class LivePageTest extends SpringBrowserlessTest {
    private LiveView view;

    @BeforeEach
    void open() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        view = navigate(LiveView.class);
    }

    private static Stream<Component> tree(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(LivePageTest::tree));
    }

    private String page() {
        return view.getElement().getTextRecursively();
    }

    private String marks() {
        return tree(view)
                .filter(ModelEditor.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getElement()
                .getPropertyRaw("marks")
                .toString();
    }

    /** As if somebody had chosen it in the browser. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private void choose(int select, Object value) {
        Select found = find(Select.class).all().get(select);
        test(found).selectItem(found.getItemLabelGenerator().apply(value));
    }

    @Test
    void showsWhereCasesStandAndWhatIsHaltedInWords() {
        assertThat(page())
                .contains("Begun 120, ended 100 (in the period); open 20")
                .contains("A stored document cannot be read back as it was.");
        assertThat(marks()).contains("store-documents", "stuck", "halted 2");
        assertThat(page()).contains("element-of-old: 1 cases").doesNotContain(FakeCaseModels.NAME);
        NativeTable last = find(NativeTable.class).all().getLast();
        assertThat(last.getElement().getTextRecursively()).contains("130 (120 cases)", "2 s");
    }

    @Test
    void drawsTheMeasureAndTheProcessThatAreChosen() {
        choose(2, Measure.TIMES);
        assertThat(marks()).contains("heat4", "118");
        choose(0, ProcessIds.RENEW_CERTIFICATE);
        assertThat(page()).contains("open 0");
        assertThat(marks()).isEqualTo("[]");
    }

    /** Nobody who refreshes or chooses another measure wants to find their diagram again. */
    @Test
    void staysAtTheDiagramThatSomebodyLooksAt() {
        Tabs tabs = find(Tabs.class).single();
        Tab before = tabs.getSelectedTab();
        // decide-application.bpmn is the first by name
        tabs.setSelectedIndex(0);
        ComponentUtil.fireEvent(tabs, new Tabs.SelectedChangeEvent(tabs, before, true));
        assertThat(marks()).contains("examine-application");

        choose(2, Measure.TIMES);
        assertThat(marks()).contains("examine-application");
        choose(0, ProcessIds.ENROL_PAPER);
        assertThat(marks()).doesNotContain("examine-application\"");
    }

    @Test
    void followsACaseByItsNumberAndSaysWhenThereIsNone() {
        TextField number = find(TextField.class).single();
        test(number).setValue("nothing");
        assertThat(number.isInvalid()).isTrue();
        assertThat(number.getErrorMessage()).isEqualTo(view.getTranslation("studio.flow.case.unknown"));

        test(number).setValue(FakeLive.CASE_NUMBER);
        assertThat(number.isInvalid()).isFalse();
        assertThat(page()).contains("The way of case T-0001", "has been open since", "(time 2)");
        assertThat(marks()).contains("examine-application", "here");
        // the models that the case follows, not those in force
        assertThat(page()).contains("publication 3", "20 Nov 2026", "newer publication 4", FakeCaseModels.NAME);

        test(number).setValue("");
        assertThat(page()).contains("open 20").doesNotContain("The way of case");
    }
}
