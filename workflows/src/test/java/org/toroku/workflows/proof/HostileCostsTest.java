package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.workflows.proof.Hostile.boundary;
import static org.toroku.workflows.proof.Hostile.node;
import static org.toroku.workflows.proof.Hostile.process;
import static org.toroku.workflows.proof.Hostile.service;
import static org.toroku.workflows.proof.Hostile.timer;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleInputs;

/** Models within every limit of size that are made to keep the prover busy, or to fill its memory. */
class HostileCostsTest {
    private static final String CARD = "enrol-my-number-card";

    static Stream<Arguments> bombs() {
        return Stream.of(
                bomb("a choice by all that could be anything", Codes.TOO_COMPLEX, HostileCostsTest::combinations),
                bomb("thousands of events around thousands of steps", Codes.TOO_COMPLEX, HostileCostsTest::events),
                bomb("thousands of events beside one long chain", Codes.BESIDE_CASE, HostileCostsTest::beside),
                bomb("thousands of waits and messages", Codes.CORRELATION_KEY, HostileCostsTest::messages),
                bomb(
                        "the same fault in every place of a long way",
                        Codes.OUTCOME_WITHOUT_WAY,
                        HostileCostsTest::faults),
                bomb("thousands of forks into one long chain", Codes.PARALLEL_UNPAIRED, HostileCostsTest::forks),
                bomb("a cell as long as a book", Codes.RULES_CELL, HostileCostsTest::longCell),
                bomb("rows full of numbers", Codes.RULES_ROW_WITHOUT_EFFECT, HostileCostsTest::numbers));
    }

    private static Arguments bomb(String what, String code, Supplier<List<ModelFile>> files) {
        return Arguments.of(what, code, files);
    }

    /** Far above what it takes: this only tells a proof that ends from one that a bomb keeps busy. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void isRefusedInTime(String what, String code, Supplier<List<ModelFile>> bomb) {
        List<ModelFile> files = bomb.get();
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        List<Violation> violations = ModelProof.examine(files);
        long millis = (threads.getCurrentThreadCpuTime() - begun) / 1_000_000;
        assertThat(violations.stream().map(Violation::code).distinct()).contains(code);
        assertThat(millis).isLessThan(5_000);
    }

    /** Everything is unknown where a parallel block was interrupted; a choice looks at all of it. */
    private static List<ModelFile> combinations() {
        Sketch inner = new Sketch()
                .node(node("startEvent", "inner-begun"))
                .node(node("parallelGateway", "split-off"))
                .node(node("parallelGateway", "come-together"))
                .node(service("match-beside", "match-application"))
                .node(node("endEvent", "inner-ended"))
                .flow("inner-begun", "split-off", "")
                .flow("split-off", "match-beside", "")
                .flow("match-beside", "come-together", "")
                .flow("come-together", "inner-ended", "");
        String before = "split-off";
        for (String job : List.of(
                "verify-identity",
                "decide-automatically",
                "check-evidence",
                "check-legal-basis",
                "issue-identification-code",
                "open-paper-file",
                "check-public-key")) {
            inner.node(service("do-" + job, job)).flow(before, "do-" + job, "");
            before = "do-" + job;
        }
        for (String task : List.of("examine-paper-application", "recheck-paper-application", "examine-inquiry-reply")) {
            inner.node(task(task)).flow(before, task, "");
            before = task;
        }
        String returned = "<bpmn:messageEventDefinition messageRef='message-returned'/>";
        inner.node(node("intermediateCatchEvent", "letter-returned", returned)
                        .replace(
                                "<bpmn:extensionElements>",
                                "<bpmn:extensionElements><zeebe:ioMapping><zeebe:output source='=inquiryAttempts'"
                                        + " target='inquiryAttempts'/><zeebe:output source='=\"inquiry-returned\"'"
                                        + " target='lastMessage'/></zeebe:ioMapping>"))
                .node(DrawnChecks.task("look-again"))
                .flow(before, "letter-returned", "")
                .flow("letter-returned", "look-again", "")
                .flow("look-again", "come-together", "");
        String asked = Stream.of(
                        "verification",
                        "decision",
                        "evidence",
                        "keyDelivery",
                        "codeDelivery",
                        "method",
                        "keyCheck",
                        "examination",
                        "recheck",
                        "replyExamination",
                        "inquiryAttempts",
                        "additionalCheck")
                .map(each -> each + " = null")
                .collect(Collectors.joining(" or ", "=", ""));
        Sketch sketch = new Sketch()
                .node(node("startEvent", "case-begun"))
                .node(node("subProcess", "all-at-once", inner.xml()))
                .node(boundary("all-late", "all-at-once", true, timer("=statusDeadline")))
                .node(node("exclusiveGateway", "anything-known"))
                .node(node("endEvent", "case-ended"))
                .node(node("endEvent", "case-late"))
                .flow("case-begun", "all-at-once", "")
                .flow("all-at-once", "case-ended", "")
                .flow("all-late", "anything-known", "")
                .flow("anything-known", "case-ended", asked)
                .flow("anything-known", "case-late", asked.replace(" = ", " != "));
        String file = process(CARD, sketch.xml())
                .replace(
                        "</bpmn:definitions>",
                        "<bpmn:message id='message-returned' name='inquiry-returned'/></bpmn:definitions>");
        return Draft.empty().file("bpmn/" + CARD + ".bpmn", file).files();
    }

    private static String task(String id) {
        return node("userTask", id)
                .replace(
                        "<bpmn:extensionElements>",
                        "<bpmn:extensionElements><zeebe:userTask/><zeebe:formDefinition externalReference='" + id
                                + "'/><zeebe:assignmentDefinition candidateGroups='examiner'/>");
    }

    private static List<ModelFile> events() {
        Sketch inner = new Sketch().node(node("startEvent", "inner-begun"));
        String before = "inner-begun";
        for (int i = 0; i < 3_000; i++) {
            inner.node(service("match-" + word(i), "match-application")).flow(before, "match-" + word(i), "");
            before = "match-" + word(i);
        }
        inner.node(node("endEvent", "inner-ended")).flow(before, "inner-ended", "");
        Sketch sketch = new Sketch()
                .node(node("startEvent", "case-begun"))
                .node(node("subProcess", "much-work", inner.xml()))
                .node(node("exclusiveGateway", "work-ended"))
                .node(node("endEvent", "case-ended"))
                .flow("case-begun", "much-work", "")
                .flow("much-work", "work-ended", "")
                .flow("work-ended", "case-ended", "");
        for (int i = 0; i < 2_500; i++) {
            sketch.node(boundary("late-" + word(i), "much-work", true, timer("=statusDeadline")))
                    .flow("late-" + word(i), "work-ended", "");
        }
        return List.of(card(sketch));
    }

    private static List<ModelFile> beside() {
        Sketch sketch =
                new Sketch().node(node("startEvent", "case-begun")).node(node("exclusiveGateway", "joined-all"));
        String before = "case-begun";
        for (int i = 0; i < 2_000; i++) {
            sketch.node(service("match-" + word(i), "match-application"))
                    .flow(before, "match-" + word(i), "")
                    .node(boundary("late-" + word(i), "match-" + word(i), false, timer("=statusDeadline")))
                    .flow("late-" + word(i), "joined-all", "");
            before = "match-" + word(i);
        }
        sketch.flow(before, "joined-all", "");
        before = "joined-all";
        for (int i = 2_000; i < 5_000; i++) {
            sketch.node(service("match-" + word(i), "match-application")).flow(before, "match-" + word(i), "");
            before = "match-" + word(i);
        }
        return List.of(card(sketch.node(node("endEvent", "case-ended")).flow(before, "case-ended", "")));
    }

    private static List<ModelFile> messages() {
        Sketch sketch = new Sketch().node(node("startEvent", "case-begun"));
        String before = "case-begun";
        for (int i = 0; i < 5_000; i++) {
            String id = "wait-" + word(i);
            sketch.node("<bpmn:receiveTask id='%s' messageRef='m0'></bpmn:receiveTask>".formatted(id))
                    .flow(before, id, "");
            before = id;
        }
        String definitions = IntStream.range(0, 60_000)
                .mapToObj(
                        i -> "<bpmn:message id='m%d' name='%s'/>".formatted(i, i == 0 ? "documents-arrived" : "n" + i))
                .collect(Collectors.joining());
        String file = process(
                        CARD,
                        sketch.node(node("endEvent", "case-ended"))
                                .flow(before, "case-ended", "")
                                .xml())
                .replace("</bpmn:definitions>", definitions + "</bpmn:definitions>");
        return Draft.empty().file("bpmn/" + CARD + ".bpmn", file).files();
    }

    /** Each of hundreds of thousands of places tells of a way of thousands of elements. */
    private static List<ModelFile> faults() {
        Sketch sketch = new Sketch().node(node("startEvent", "case-begun"));
        String before = "case-begun";
        for (int i = 0; i < 3_000; i++) {
            sketch.node(service("match-" + word(i), "match-application")).flow(before, "match-" + word(i), "");
            before = "match-" + word(i);
        }
        for (String job : List.of(
                "verify-identity",
                "decide-automatically",
                "check-evidence",
                "check-legal-basis",
                "open-paper-file",
                "check-public-key")) {
            sketch.node(service("do-" + job, job)).flow(before, "do-" + job, "");
            before = "do-" + job;
        }
        for (int i = 0; i < 200; i++) {
            String choice = "choice-" + word(i);
            sketch.node(node("exclusiveGateway", choice))
                    .node(node("endEvent", "end-" + word(i)))
                    .node(service("again-" + word(i), "match-application"))
                    .flow(before, choice, "")
                    .flow(choice, "end-" + word(i), "=issuance != null")
                    .flow(choice, "again-" + word(i), "=issuance = null and verification != \"REJECTED\"");
            before = "again-" + word(i);
        }
        String all = "=verification = \"VERIFIED\" or decision = \"ACCEPT\" or evidence = \"COMPLETE\" or keyDelivery ="
                + " \"CODE\" or method = \"INQUIRY\" or keyCheck = \"REJECTED\"";
        sketch.node(node("exclusiveGateway", "last-choice"))
                .node(node("endEvent", "case-ended"))
                .node(node("endEvent", "case-left"))
                .flow(before, "last-choice", "")
                .flow("last-choice", "case-ended", all)
                .flow("last-choice", "case-left", "=issuance != null");
        return List.of(card(sketch));
    }

    private static List<ModelFile> forks() {
        Sketch sketch =
                new Sketch().node(node("startEvent", "case-begun")).node(node("exclusiveGateway", "joined-all"));
        String before = "case-begun";
        for (int i = 0; i < 2_500; i++) {
            sketch.node(node("parallelGateway", "fork-" + word(i)))
                    .flow(before, "fork-" + word(i), "")
                    .flow("fork-" + word(i), "joined-all", "");
            before = "fork-" + word(i);
        }
        sketch.node(service("match-last", "match-application"))
                .flow(before, "match-last", "")
                .flow("match-last", "joined-all", "");
        before = "joined-all";
        for (int i = 0; i < 3_500; i++) {
            sketch.node(service("match-" + word(i), "match-application")).flow(before, "match-" + word(i), "");
            before = "match-" + word(i);
        }
        return List.of(card(sketch.node(node("endEvent", "case-ended")).flow(before, "case-ended", "")));
    }

    /** Every number of it would be looked at in every row. */
    private static List<ModelFile> longCell() {
        return withReleased(manyRows(row -> IntStream.range(0, row == 0 ? 8_000 : 20)
                .mapToObj(number -> "<" + (7 * number + row))
                .collect(Collectors.joining(","))));
    }

    private static List<ModelFile> numbers() {
        return withReleased(manyRows(row -> IntStream.range(0, 11)
                .mapToObj(number -> "" + (100_000_000 + 3 * (200 * number + row)))
                .collect(Collectors.joining(","))));
    }

    /** As many rows as there may be, that look at every number. */
    private static ModelFile manyRows(IntFunction<String> cell) {
        return RuleSketch.rows(rules -> {
            for (int row = 0; rules.size() < Limits.RULES; row++) {
                DecisionTable.Rule added = rules.getFirst();
                for (String input : RuleInputs.ALL) {
                    if (RuleSketch.type(input).equals("number")) {
                        added = RuleSketch.with(added, input, cell.apply(row));
                    }
                }
                rules.add(new DecisionTable.Rule(
                        "row-" + row, "", added.conditions(), List.of("\"REFER\"", "\"because\"")));
            }
            return rules;
        });
    }

    private static List<ModelFile> withReleased(ModelFile rules) {
        return Stream.concat(Draft.released().files().stream(), Stream.of(rules))
                .toList();
    }

    private static ModelFile card(Sketch sketch) {
        String text = process(CARD, sketch.xml());
        return Draft.empty().file("bpmn/" + CARD + ".bpmn", text).files().getFirst();
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number; word.length() < 4; rest /= 26) {
            word.insert(0, (char) ('a' + rest % 26));
        }
        return word.toString();
    }
}
