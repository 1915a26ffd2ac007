package org.toroku.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;

/** The released model of deciding with an additional check before the rules: where it is not passed, people decide. */
final class DrawnCheck {
    static final String ID = "confirm-by-phone";

    private static final String RESOURCE = "bpmn/decide-application.bpmn";
    private static final String BEGIN = "decision-required-to-decide-automatically";

    private static final String TASK = """
            <bpmn:userTask id="confirm-by-phone" name="本人へ電話で確認する">
              <bpmn:extensionElements>
                <zeebe:userTask />
                <zeebe:formDefinition externalReference="additional-check" />
                <zeebe:assignmentDefinition candidateGroups="examiner" />
                <zeebe:ioMapping><zeebe:output source="=additionalCheck" target="additionalCheck" /></zeebe:ioMapping>
                <zeebe:properties>
                  <zeebe:property name="name_en" value="Ask the applicant by phone" />
                  <zeebe:property name="performed_by" value="officer" />
                  <zeebe:property name="term_days" value="3" />
                  <zeebe:property name="wait_without_deadline" value="A person must look." />
                  <zeebe:property name="instruction" value="申込書の番号にかけ、申込みの意思を確かめてください。" />
                  <zeebe:property name="instruction_en" value="Call the number on the application." />
                  <zeebe:property name="point_a" value="本人が電話に出た" />
                  <zeebe:property name="point_a_en" value="The applicant answered" />
                  <zeebe:property name="point_b" value="申し込んだことを本人が認めた" />
                  <zeebe:property name="point_b_en" value="The applicant confirmed having applied" />
                </zeebe:properties>
              </bpmn:extensionElements>
              <bpmn:incoming>decision-required-to-decide-automatically</bpmn:incoming>
              <bpmn:outgoing>confirm-by-phone-to-phone-answered</bpmn:outgoing>
            </bpmn:userTask>
            <bpmn:exclusiveGateway id="phone-answered" name="電話で確認できたか？">
              <bpmn:extensionElements>
                <zeebe:properties><zeebe:property name="name_en" value="Confirmed by phone?" /></zeebe:properties>
              </bpmn:extensionElements>
              <bpmn:incoming>confirm-by-phone-to-phone-answered</bpmn:incoming>
              <bpmn:outgoing>phone-answered-to-decide-automatically</bpmn:outgoing>
              <bpmn:outgoing>phone-answered-to-card-examination-due</bpmn:outgoing>
            </bpmn:exclusiveGateway>
            <bpmn:sequenceFlow id="confirm-by-phone-to-phone-answered" sourceRef="confirm-by-phone" targetRef="phone-answered" />
            <bpmn:sequenceFlow id="phone-answered-to-decide-automatically" sourceRef="phone-answered" targetRef="decide-automatically">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=additionalCheck = "PASSED"</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="phone-answered-to-card-examination-due" sourceRef="phone-answered" targetRef="card-examination-due">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=additionalCheck = "NOT_PASSED" or additionalCheck = "UNCLEAR"</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            """;

    private DrawnCheck() {}

    static ModelFile model() {
        String text = Models.processes().stream()
                .filter(model -> model.resource().equals(RESOURCE))
                .findFirst()
                .orElseThrow()
                .text();
        text = changed(text, "versionTag value=\"2026-11-26.1\"", "versionTag value=\"2027-01-01.1\"");
        text = changed(
                text,
                "<bpmn:incoming>" + BEGIN + "</bpmn:incoming>",
                "<bpmn:incoming>phone-answered-to-decide-automatically</bpmn:incoming>");
        text = changed(
                text,
                BEGIN + "\" sourceRef=\"decision-required\" targetRef=\"decide-automatically\"",
                BEGIN + "\" sourceRef=\"decision-required\" targetRef=\"confirm-by-phone\"");
        text = changed(
                text,
                "<bpmn:exclusiveGateway id=\"card-examination-due\">",
                "<bpmn:exclusiveGateway id=\"card-examination-due\">"
                        + "<bpmn:incoming>phone-answered-to-card-examination-due</bpmn:incoming>");
        text = changed(text, "<bpmn:endEvent id=\"accepted-by-rule\"", TASK + "<bpmn:endEvent id=\"accepted-by-rule\"");
        return new ModelFile(RESOURCE, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The models of the release with it. */
    static List<ModelFile> models() {
        ModelFile drawn = model();
        return Models.processes().stream()
                .map(file -> file.resource().equals(drawn.resource()) ? drawn : file)
                .toList();
    }

    private static String changed(String text, String from, String to) {
        assertThat(text).contains(from);
        return text.replace(from, to);
    }
}
