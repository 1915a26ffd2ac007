package org.toroku.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModelFileTest {

    @Test
    void everyModelIsReadWithItsHash() {
        assertThat(Models.all())
                .extracting(ModelFile::resource)
                .containsExactly(
                        "bpmn/enrol-my-number-card.bpmn",
                        "bpmn/enrol-paper.bpmn",
                        "bpmn/enrol-simultaneous-key.bpmn",
                        "bpmn/renew-certificate.bpmn",
                        "bpmn/decide-application.bpmn",
                        "bpmn/issue-certificate.bpmn",
                        "bpmn/revoke-certificate.bpmn",
                        "dmn/automatic-decision.dmn");
        assertThat(Models.all()).allSatisfy(file -> {
            assertThat(file.bytes()).isNotEmpty();
            assertThat(file.sha256()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void hashIsThatOfExactlyTheBytes() {
        assertThat(file("abc").sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void callersCannotChangeTheBytes() {
        ModelFile file = file("abc");
        file.bytes()[0] = 'x';
        assertThat(file.text()).isEqualTo("abc");
        assertThat(file).isEqualTo(file("abc")).isNotEqualTo(file("abd"));
    }

    @Test
    void versionOfTheRulesIsTheEndOfTheNamespace() {
        RuleSet rules = RuleSet.automaticDecision();
        assertThat(rules.version()).isEqualTo("2026-11-26.2");
        assertThat(rules.sha256()).isEqualTo(Models.decisions().getFirst().sha256());
        assertThat(rules.bytes()).isEqualTo(Models.decisions().getFirst().bytes());
    }

    @Test
    void rulesWithoutVersionAreRefused() {
        assertThatThrownBy(() -> RuleSet.of(file("<definitions namespace='http://camunda.org/schema/1.0/dmn'/>")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("yyyy-mm-dd.n");
    }

    @Test
    void documentTypesAreRefusedSoThatADraftReadsNoFiles() {
        ModelFile hostile = file("<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                + "<d namespace='urn:toroku:dmn:automatic-decision:2026-11-23.1'>&e;</d>");
        assertThatThrownBy(() -> RuleSet.of(hostile)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProcessElement.in(hostile)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ModelFile file(String text) {
        return new ModelFile("test", text.getBytes(StandardCharsets.UTF_8));
    }
}
