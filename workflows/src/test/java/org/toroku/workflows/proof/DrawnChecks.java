package org.toroku.workflows.proof;

/** An additional check as an owner draws it with the template: before the decision, with people where it is not passed. */
final class DrawnChecks {
    static final String ID = "confirm-by-phone";

    private DrawnChecks() {}

    static Draft drawn() {
        return into(Draft.released());
    }

    static Draft into(Draft draft) {
        return into(draft, ID);
    }

    /** Under an id of choice. */
    static Draft into(Draft draft, String id) {
        return draft.add("process:decide-application", task(id))
                .add("process:decide-application", gateway("phone-answered"))
                .lead("decision-required-to-decide-automatically", id)
                .connect(id, "phone-answered")
                .connect("phone-answered", "decide-automatically", "=additionalCheck = \"PASSED\"")
                .connect(
                        "phone-answered",
                        "card-examination-due",
                        "=additionalCheck = \"NOT_PASSED\" or additionalCheck = \"UNCLEAR\"");
    }

    static String task(String id) {
        return """
                <bpmn:userTask id='%s' name='本人へ電話で確認する'>
                  <bpmn:extensionElements>
                    <zeebe:userTask/>
                    <zeebe:formDefinition externalReference='additional-check'/>
                    <zeebe:assignmentDefinition candidateGroups='examiner'/>
                    <zeebe:ioMapping><zeebe:output source='=additionalCheck' target='additionalCheck'/></zeebe:ioMapping>
                    <zeebe:properties>
                      <zeebe:property name='name_en' value='Ask the applicant by phone'/>
                      <zeebe:property name='performed_by' value='officer'/>
                      <zeebe:property name='term_days' value='3'/>
                      <zeebe:property name='wait_without_deadline' value='A person must look.'/>
                      <zeebe:property name='instruction' value='申込書の電話番号にかけ、申込みの意思を確かめてください。'/>
                      <zeebe:property name='instruction_en' value='Call the number on the application and ask whether they applied.'/>
                      <zeebe:property name='point_a' value='本人が電話に出た'/>
                      <zeebe:property name='point_a_en' value='The applicant answered'/>
                      <zeebe:property name='point_b' value='申し込んだことを本人が認めた'/>
                      <zeebe:property name='point_b_en' value='The applicant confirmed having applied'/>
                    </zeebe:properties>
                  </bpmn:extensionElements>
                </bpmn:userTask>""".formatted(id);
    }

    static String gateway(String id) {
        return Hostile.node("exclusiveGateway", id);
    }
}
