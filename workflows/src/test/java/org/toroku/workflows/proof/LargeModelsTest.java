package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.workflows.proof.Hostile.node;
import static org.toroku.workflows.proof.Hostile.process;
import static org.toroku.workflows.proof.Hostile.service;
import static org.toroku.workflows.proof.Hostile.timer;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.toroku.workflows.ModelFile;

/** Models as large as nobody draws are proven in time; what would take longer is refused in time. */
class LargeModelsTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ELEMENTS = 5_000;

    @Test
    void provesFiveThousandElementsInASecond() {
        List<ModelFile> files = grown(false);
        assertThat(ModelProof.examine(files)).isEmpty();
        assertThat(bestOf(files)).isLessThan(10_000);
    }

    @Test
    void findsTheOneWayAroundAmongFiveThousandElements() {
        List<ModelFile> files = grown(true);
        List<Violation> violations = ModelProof.examine(files);
        assertThat(violations)
                .filteredOn(violation -> violation.code().equals(Codes.ISSUE_DESPITE_IDENTITY))
                .singleElement()
                .satisfies(violation -> assertThat(violation.path()).hasSizeGreaterThan(1_000));
        assertThat(bestOf(files)).isLessThan(10_000);
    }

    /** Everything that a case may know, at each of many places. */
    @Test
    void refusesInTimeWhatKnowsTooMuch() {
        List<String> jobs = List.of(
                "verify-identity",
                "decide-automatically",
                "check-evidence",
                "check-legal-basis",
                "issue-identification-code",
                "open-paper-file",
                "check-public-key",
                "issue-certificate");
        List<String> nodes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            ids.add("step-" + word(i));
            nodes.add(service("step-" + word(i), i < jobs.size() ? jobs.get(i) : "match-application"));
        }
        String yes = "=verification = \"VERIFIED\" or decision = \"ACCEPT\" or evidence = \"COMPLETE\""
                + " or keyDelivery = \"CODE\" or codeDelivery = \"SEND\" or method = \"INQUIRY\" or keyCheck = \"REJECTED\""
                + " or issuance = \"ISSUED\"";
        List<ModelFile> files = Draft.released()
                .without("enrol-my-number-card")
                .file(
                        "bpmn/enrol-my-number-card.bpmn",
                        chain("enrol-my-number-card", nodes, ids, yes, "=verification = null"))
                .files();
        assertThat(ModelProof.examine(files)).extracting(Violation::code).contains(Codes.TOO_COMPLEX);
        assertThat(bestOf(files)).isLessThan(20_000);
    }

    /** Each process calls the next one four times: four to the power of eleven ways. */
    @Test
    void refusesInTimeCallsThatDouble() {
        Draft draft = Draft.released();
        for (int i = 0; i < 11; i++) {
            int n = i;
            String next = i == 10 ? "decide-application" : "call-level-" + word(i + 1);
            List<String> ids = List.of("a", "b", "c", "d").stream()
                    .map(each -> "call-" + word(n) + "-" + each)
                    .toList();
            List<String> nodes = ids.stream().map(id -> call(id, next)).toList();
            draft.file("bpmn/level" + i + ".bpmn", chain("call-level-" + word(i), nodes, ids, "", ""));
        }
        draft.extension("decide-application", "calledElement", "processId", "call-level-" + word(0));
        List<ModelFile> files = draft.files();
        assertThat(ModelProof.examine(files)).extracting(Violation::code).contains(Codes.TOO_COMPLEX);
        assertThat(bestOf(files)).isLessThan(20_000);
    }

    /** In milliseconds of processor time. The limits only tell a proof that ends from one that grows beyond all bounds. */
    private static long bestOf(List<ModelFile> files) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long begun = THREADS.getCurrentThreadCpuTime();
            ModelProof.examine(files);
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - begun) / 1_000_000);
        }
        return best;
    }

    /** Released models with many more rounds of verification before the decision. */
    private static List<ModelFile> grown(boolean hole) {
        Sketch sketch = new Sketch();
        int rounds = ELEMENTS / 6;
        for (int i = 0; i < rounds; i++) {
            String word = word(i);
            sketch.node(node("exclusiveGateway", "again-" + word))
                    .node(service("verify-" + word, "verify-identity"))
                    .node(node("exclusiveGateway", "verified-" + word))
                    .node(node("intermediateCatchEvent", "wait-" + word, timer("=statusRetryAt")))
                    .node(service("match-" + word, "match-application"))
                    .node(node("endEvent", "refused-" + word))
                    .flow("again-" + word, "verify-" + word, "")
                    .flow("verify-" + word, "verified-" + word, "")
                    .flow("verified-" + word, "match-" + word, "=verification = \"VERIFIED\"")
                    .flow("verified-" + word, "wait-" + word, "=verification = \"PENDING\"")
                    .flow("verified-" + word, "refused-" + word, "=verification = \"REJECTED\"")
                    .flow("wait-" + word, "again-" + word, "");
            if (i > 0) {
                sketch.flow("match-" + word(i - 1), "again-" + word, "");
            }
        }
        String last = word(rounds - 1);
        Draft draft = Draft.released()
                .add("assess-application", sketch.xml())
                .lead("match-application-to-decide-application", "again-" + word(0))
                .connect("match-" + last, "decide-application");
        if (hole) {
            draft.lead("verified-" + last + "-to-refused-" + last, "match-" + last)
                    .remove("refused-" + last)
                    .when("application-accepted-to-issue-certificate", "=decision = \"ACCEPT\"")
                    .when("application-accepted-to-notify-rejection", "=decision = \"REJECT\"");
        }
        return draft.files();
    }

    private static String chain(String process, List<String> nodes, List<String> ids, String yes, String no) {
        Sketch sketch = new Sketch().node(node("startEvent", "begin-" + process));
        String before = "begin-" + process;
        for (int i = 0; i < ids.size(); i++) {
            sketch.node(nodes.get(i)).flow(before, ids.get(i), "");
            before = ids.get(i);
        }
        if (!yes.isEmpty()) {
            sketch.node(node("exclusiveGateway", "asked-" + process))
                    .node(node("endEvent", "no-" + process))
                    .flow(before, "asked-" + process, "")
                    .flow("asked-" + process, "no-" + process, no);
            before = "asked-" + process;
        }
        sketch.node(node("endEvent", "end-" + process)).flow(before, "end-" + process, yes);
        return process(process, sketch.xml());
    }

    private static String call(String id, String process) {
        return node("callActivity", id)
                .replace(
                        "<bpmn:extensionElements>",
                        "<bpmn:extensionElements><zeebe:calledElement processId='" + process
                                + "' bindingType='deployment' propagateAllChildVariables='false'/>");
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number; word.length() < 3; rest /= 26) {
            word.insert(0, (char) ('a' + rest % 26));
        }
        return word.toString();
    }
}
