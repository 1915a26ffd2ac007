package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.toroku.ui.studio.Traceability.Cover;
import org.toroku.ui.text.Texts;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.TaskIds;

/** Elements, articles, checks and pages of the released models. */
class TraceabilityTest {
    private static ModelFile without(String resource, String text) {
        ModelFile file = Models.processes().stream()
                .filter(each -> each.resource().equals(resource))
                .findFirst()
                .orElseThrow();
        assertThat(file.text()).contains(text);
        return new ModelFile(resource, file.text().replace(text, "").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothingOfTheReleasedModelsLacksItsArticle() {
        Traceability law = Traceability.of(Models.processes());
        assertThat(law.rows()).hasSizeGreaterThan(50);
        assertThat(law.count(Cover.MISSING)).isZero();
        assertThat(law.byArticle()).containsKeys("則5①(2)", "則12①一", "番号法20");
    }

    @Test
    void everyServiceTaskHasItsCheckAndEveryUserTaskItsPage() {
        assertThat(Traceability.of(Models.processes()).rows()).allSatisfy(row -> {
            switch (row.element().type()) {
                case "serviceTask" -> assertThat(JobTypes.SERVICE_TASKS).contains(row.jobType());
                case "userTask" -> assertThat(row.screen()).isNotEmpty();
                case "callActivity" -> assertThat(row.called()).isNotEmpty();
                default -> assertThat(row.jobType()).isEmpty();
            }
        });
    }

    @Test
    void everyKindOfTaskHasItsOwnSentenceInBothLanguages() {
        Texts texts = new Texts();
        for (Locale locale : texts.getProvidedLocales()) {
            assertThat(LawBoard.PERSONS.stream().map(task -> texts.getTranslation("studio.check.task." + task, locale)))
                    .hasSize(TaskIds.ALL.size() + 1)
                    .doesNotHaveDuplicates()
                    .noneMatch(sentence -> sentence.contains("studio."));
        }
        assertThat(texts.getTranslation("studio.check.task.additional-check", Locale.ENGLISH))
                .contains("whoever answered may still examine or decide");
    }

    @Test
    void showsAnElementWithoutArticleAndTheArticleThatIsLost() {
        Traceability before = Traceability.of(Models.processes());
        Traceability after = Traceability.of(List.of(without(
                "bpmn/decide-application.bpmn", "<zeebe:property name=\"articles\" value=\"則5①(2); 則12①一\" />")));
        assertThat(after.rows())
                .filteredOn(row -> row.cover() == Cover.MISSING)
                .extracting(row -> row.element().id())
                .containsExactly("decide-automatically");
        assertThat(after.lostSince(before)).contains("則5①(2)").doesNotContain("則12①一");
    }

    @Test
    void namesElementsInBothLanguagesAndByIdWhereNobodyNamedThem() {
        ModelFacts facts = ModelFacts.of(without("bpmn/decide-application.bpmn", "name=\"規則で判定する\""));
        assertThat(facts.name().in(Locale.JAPANESE)).isEqualTo("諾否を決定する");
        assertThat(facts.name().in(Locale.ENGLISH)).isEqualTo("Decide on the application");
        assertThat(facts.named("decide-automatically", Locale.JAPANESE)).isEqualTo("decide-automatically");
        assertThat(facts.named("decide-automatically", Locale.ENGLISH)).isEqualTo("Decide by rule");
        assertThat(facts.versionTag()).matches("\\d{4}-\\d{2}-\\d{2}\\.\\d+");
    }

    @Test
    void aFileThatIsNoXmlHasNoFactsAndBreaksNoPage() {
        ModelFile broken = new ModelFile("bpmn/x.bpmn", "<a>".getBytes(StandardCharsets.UTF_8));
        assertThat(ModelFacts.of(broken).elements()).isEmpty();
        assertThat(Traceability.of(List.of(broken)).rows()).isEmpty();
    }
}
