package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.server.VaadinSession;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.PublicationDesk.ChangeApproval;
import org.toroku.studio.PublicationDesk.Proposal;
import org.toroku.ui.fake.FacesApplication;
import org.toroku.ui.fake.FakeDrafts;
import org.toroku.ui.fake.FakePublications;
import org.toroku.ui.fake.FakeRules;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleInputs;
import org.toroku.workflows.RuleSet;
import tools.jackson.databind.json.JsonMapper;

/** Rules are edited row by row in a draft, with the real proof behind. */
@SpringBootTest(classes = FacesApplication.class)
@ViewPackages(packages = "org.toroku.ui")
@WithMockUser(username = "owner1", roles = "process-owner")
class RulesEditorTest extends SpringBrowserlessTest {
    private static final String ACCEPT = "accept-all-matched";

    @Autowired
    private FakeDrafts drafts;

    @Autowired
    private FakePublications publications;

    @Autowired
    private FakeRules rules;

    private UUID draft = new UUID(0, 0);

    @BeforeEach
    void english() {
        VaadinSession.getCurrent().setLocale(Locale.ENGLISH);
        drafts.clear();
        publications.clear();
        rules.clear();
        draft = ((Act.Done) drafts.start("owner1", "Stricter", DraftDesk.Base.LIVE)).id();
    }

    private Component open() {
        Component view = navigate(DraftView.address(draft), DraftView.class);
        Tabs tabs = find(ModelTabs.class).single();
        Tab before = tabs.getSelectedTab();
        Tab tab = tabs.getChildren()
                .filter(Tab.class::isInstance)
                .map(Tab.class::cast)
                .filter(each -> each.getElement().getTextRecursively().contains("Automatic decision"))
                .findFirst()
                .orElseThrow();
        tabs.setSelectedTab(tab);
        ComponentUtil.fireEvent(tabs, new Tabs.SelectedChangeEvent(tabs, before, true));
        var element = find(ModelEditor.class).single().getElement();
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        element, "model-flushed", JsonMapper.builder().build().createObjectNode()));
        return view;
    }

    private Button labelled(String label) {
        return find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().equals(Optional.of(label)))
                .findFirst()
                .orElseThrow();
    }

    private void press(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(field -> field.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static String page(Component view) {
        return view.getElement().getTextRecursively();
    }

    private ModelFile saved() {
        int newest = drafts.draft("owner1", draft).orElseThrow().newest();
        return drafts.file("owner1", draft, newest, RuleSet.RESOURCE).orElseThrow();
    }

    private Optional<Rule> row(String id) {
        return DecisionTable.of(saved()).rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aRowIsEditedSavedAndProven() {
        Component view = open();
        assertThat(page(view)).contains("The order of rows changes nothing", ACCEPT);

        test(labelled("Edit row “" + ACCEPT + "”")).click();
        CheckboxGroup<String> name = (CheckboxGroup<String>) find(CheckboxGroup.class).all().stream()
                .filter(group -> group.getLabel().equals("name"))
                .findFirst()
                .orElseThrow();
        assertThat(name.getValue()).containsExactlyInAnyOrder("\"EQUAL\"", "\"VARIANT\"");
        name.setValue(Set.of("\"EQUAL\""));
        press("Put this row into the draft");
        assertThat(page(view)).contains("unsaved");
        press("Save and prove");

        assertThat(row(ACCEPT).orElseThrow().conditions().getFirst()).isEqualTo("\"EQUAL\"");
        assertThat(RuleSet.of(saved()).version()).startsWith(LocalDate.now(java.time.ZoneId.of("Asia/Tokyo")) + ".");
        assertThat(row(ACCEPT).orElseThrow().description()).contains("則5①(2)", " / Proven by the card");
        assertThat(drafts.proof("owner1", draft).orElseThrow().violations()).isEmpty();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aRowThatAcceptsWronglyIsSaidWithAnExample() {
        Component view = open();
        test(labelled("Remove row “refer-deny-listed”")).click();
        test(labelled("Edit row “" + ACCEPT + "”")).click();
        Select<String> listed = (Select<String>) find(Select.class).all().stream()
                .filter(each -> "deny-listed".equals(((Select<?>) each).getLabel()))
                .findFirst()
                .orElseThrow();
        listed.setValue("true");
        press("Put this row into the draft");
        press("Save and prove");

        assertThat(page(view))
                .contains("By row “accept-all-matched” an application would be accepted without people")
                .contains("deny-listed is “yes [true]”");
    }

    @Test
    void rowsAreAddedMovedAndRemovedWithButtonsThatNameThem() {
        open();
        press("Add a row");
        press("Put this row into the draft");
        assertThat(field("Name of the row").isInvalid()).isTrue();
        field("Name of the row").setValue("refer-many");
        field("Code of the reason").setValue("many-applications");
        field("Why (Japanese)").setValue("多い");
        field("Why (English)").setValue("Many");
        field("other applications on the device, 24 h").setValue(">= 2");
        press("Put this row into the draft");
        test(labelled("Move row “refer-many” up")).click();
        test(labelled("Remove row “refer-device-velocity”")).click();
        press("Save and prove");

        List<Rule> now = DecisionTable.of(saved()).rules();
        assertThat(now)
                .extracting(Rule::id)
                .doesNotContain("refer-device-velocity")
                .endsWith("refer-many", ACCEPT);
        assertThat(row("refer-many").orElseThrow()).satisfies(added -> {
            assertThat(added.answers()).containsExactly("\"REFER\"", "\"many-applications\"");
            assertThat(added.description()).isEqualTo("多い / Many");
            assertThat(added.conditions().get(RuleInputs.ALL.indexOf(RuleInputs.APPLICATIONS_SAME_DEVICE_24H)))
                    .isEqualTo(">= 2");
        });
        assertThat(drafts.proof("owner1", draft).orElseThrow().violations()).isEmpty();
    }

    private UUID proposed() {
        open();
        test(labelled("Remove row “refer-device-velocity”")).click();
        press("Save and prove");
        int newest = drafts.draft("owner1", draft).orElseThrow().newest();
        return ((Act.Done) publications.propose(
                        "owner1", new Proposal(draft, newest, "why", new ChangeApproval.Exempt("none needed"))))
                .id();
    }

    @Test
    void aProposalSaysWhatChangesWhoHasToAnswerAndThatTheCaDoesNotKnowTheRules() {
        UUID publication = proposed();
        rules.unknownToCa();

        Component view = navigate(ProposalView.address(publication), ProposalView.class);

        assertThat(page(view))
                .contains("Rules that are gone", "refer-device-velocity")
                .contains("This cannot be approved until suzuki")
                .contains("The CA does not know these rules yet", saved().sha256())
                .contains("Of 12 recorded applications 1 would come out otherwise", "M-000012");
        assertThat(find(Button.class).withText("Answer for these rules").exists())
                .isFalse();
    }

    @Test
    void aProposalSaysThatTheCaCannotBeAsked() {
        UUID publication = proposed();
        rules.caAway();

        Component view = navigate(ProposalView.address(publication), ProposalView.class);

        assertThat(page(view))
                .contains("The CA cannot be asked now", "Of 12 recorded applications 1 would come out otherwise")
                .doesNotContain("The CA does not know these rules yet");
    }

    @Test
    @WithMockUser(username = "suzuki", roles = "manager")
    void whoAnswersForTheAutomaticDecisionSaysYes() {
        ModelFile changed = org.toroku.workflows.DecisionTableWriter.write(
                RuleSet.automaticDecision().file(),
                "2027-01-01.1",
                DecisionTable.of(RuleSet.automaticDecision().file()).rules());
        drafts.save("owner1", new DraftDesk.Edit(draft, 0, changed));
        UUID publication = ((Act.Done) publications.propose(
                        "owner1", new Proposal(draft, 1, "why", new ChangeApproval.Exempt("none needed"))))
                .id();
        Component view = navigate(ProposalView.address(publication), ProposalView.class);
        test(find(Button.class).withText("Answer for these rules").all().getFirst())
                .click();
        assertThat(page(view)).contains("Answer for these rules?", changed.sha256());
        test(find(Button.class).withText("Answer for these rules").all().getLast())
                .click();

        assertThat(page(view)).contains("suzuki answers for these rules");
    }

    @Test
    void theRulesPageSaysWhereNothingIsDecided() {
        rules.withhold();
        Component view = navigate(RulesView.class);
        assertThat(page(view)).contains("Nothing is decided automatically, and applications wait");
    }
}
