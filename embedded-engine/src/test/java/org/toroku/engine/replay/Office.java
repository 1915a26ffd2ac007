package org.toroku.engine.replay;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.builder.AbstractFlowNodeBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A small office, its models in several variants, and recordings of its cases. */
final class Office {
    static final Instant BEGIN = Instant.parse("2026-02-02T00:00:00Z");

    private Office() {}

    static Instant after(Duration time) {
        return BEGIN.plus(time);
    }

    static Instant hour(long hours) {
        return after(Duration.ofHours(hours));
    }

    static Instant day(long days) {
        return after(Duration.ofDays(days));
    }

    /**
     * @param deadline variable with the date until when somebody has to review
     * @param receiptDeadline variable with the date until when the receipt has to be there
     * @param accepted condition of issuing
     * @param beforeReview put in before the review
     */
    record Variant(
            String deadline,
            String receiptDeadline,
            String accepted,
            UnaryOperator<AbstractFlowNodeBuilder<?, ?>> beforeReview) {
        static Variant live() {
            return new Variant("deadline", "receiptDeadline", "decision = \"ACCEPT\"", before -> before);
        }

        Variant deadline(String variable) {
            return new Variant(variable, receiptDeadline, accepted, beforeReview);
        }

        Variant receiptDeadline(String variable) {
            return new Variant(deadline, variable, accepted, beforeReview);
        }

        Variant accepted(String condition) {
            return new Variant(deadline, receiptDeadline, condition, beforeReview);
        }

        Variant beforeReview(UnaryOperator<AbstractFlowNodeBuilder<?, ?>> step) {
            return new Variant(deadline, receiptDeadline, accepted, step);
        }

        List<Model> models() {
            return List.of(file(main()), file(issuing()));
        }

        private BpmnModelInstance main() {
            AbstractFlowNodeBuilder<?, ?> checked = Bpmn.createExecutableProcess("office")
                    .startEvent("received")
                    .serviceTask("check", step -> step.zeebeJobType("check"));
            return beforeReview
                    .apply(checked)
                    .userTask("review", person -> person.zeebeUserTask())
                    .exclusiveGateway("accepted")
                    .sequenceFlowId("yes")
                    .conditionExpression(accepted)
                    .callActivity(
                            "call-issuing",
                            call -> call.zeebeProcessId("issuing").zeebePropagateAllChildVariables(false))
                    .endEvent("done")
                    .moveToLastGateway()
                    .sequenceFlowId("no")
                    .conditionExpression("not(" + accepted + ")")
                    .endEvent("rejected")
                    .moveToActivity("review")
                    .boundaryEvent("late", event -> event.timerWithDateExpression("date and time(" + deadline + ")"))
                    .endEvent("expired")
                    .moveToActivity("review")
                    .boundaryEvent("withdrawn")
                    .message(message -> message.name("withdrawal").zeebeCorrelationKeyExpression("caseId"))
                    .endEvent("given-up")
                    .done();
        }

        private BpmnModelInstance issuing() {
            return Bpmn.createExecutableProcess("issuing")
                    .startEvent()
                    .serviceTask("issue", step -> step.zeebeJobType("issue"))
                    .receiveTask("await-receipt")
                    .message(message -> message.name("receipt").zeebeCorrelationKeyExpression("caseId"))
                    .endEvent("received-by-them")
                    .moveToActivity("await-receipt")
                    .boundaryEvent(
                            "no-receipt",
                            event -> event.timerWithDateExpression("date and time(" + receiptDeadline + ")"))
                    .serviceTask("revoke", step -> step.zeebeJobType("revoke"))
                    .endEvent("revoked")
                    .done();
        }
    }

    static Model file(BpmnModelInstance model) {
        String id = model.getModelElementsByType(io.camunda.zeebe.model.bpmn.instance.Process.class)
                .iterator()
                .next()
                .getId();
        return new Model(id + ".bpmn", Bpmn.convertToString(model).getBytes(StandardCharsets.UTF_8));
    }

    /** A case that begins by being checked; what follows is added. */
    static final class Case {
        private final String id;
        private final Instant began;
        private final List<Recording.Outcome> outcomes = new ArrayList<>();
        private final List<Recording.News> news = new ArrayList<>();

        Case(String id, Instant began) {
            this.id = id;
            this.began = began;
            does(
                    "check",
                    Map.of(
                            "early", began.plus(Duration.ofDays(5)).toString(),
                            "deadline", began.plus(Duration.ofDays(10)).toString(),
                            "generous", began.plus(Duration.ofDays(20)).toString()),
                    Duration.ofMillis(40));
        }

        Case does(String element, Map<String, Object> outcome, Duration after) {
            outcomes.add(new Recording.Outcome(element, 1, outcome, began.plus(after)));
            return this;
        }

        Case reviewed(String decision, Duration after) {
            return does("review", Map.of("decision", decision), after);
        }

        Case issued(Duration after) {
            Instant at = began.plus(after);
            return does(
                    "issue",
                    Map.of(
                            "receiptDeadline", at.plus(Duration.ofDays(14)).toString(),
                            "receiptGenerous", at.plus(Duration.ofDays(28)).toString()),
                    after);
        }

        Case told(String message, Duration after) {
            news.add(new Recording.News(message, id, Map.of(), began.plus(after)));
            return this;
        }

        Recording recording() {
            return new Recording("office", began, Map.of("caseId", id), outcomes, news);
        }
    }
}
