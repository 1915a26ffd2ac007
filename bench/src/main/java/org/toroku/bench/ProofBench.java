package org.toroku.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.ModelXml;
import org.toroku.workflows.Models;
import org.toroku.workflows.ProcessIds;
import org.toroku.workflows.proof.ModelProof;

/** What proving process models costs beside the parsing of the same files by the JDK. */
final class ProofBench {
    private static final int ELEMENTS = 5_000;
    private static final int WARM_UP = 10;
    private static final String ENTRY = "match-application-to-decide-application";

    /** One round of asking who it is; {@code {n}} is its name, {@code {next}} where it leads. */
    private static final String ROUND = """
            <bpmn:exclusiveGateway id="again-{n}"><bpmn:incoming>{entry}</bpmn:incoming>\
            <bpmn:incoming>later-{n}</bpmn:incoming><bpmn:outgoing>ask-{n}</bpmn:outgoing></bpmn:exclusiveGateway>
            <bpmn:serviceTask id="verify-{n}" name="確認"><bpmn:extensionElements>\
            <zeebe:taskDefinition type="verify-identity" retries="3" />{named}</bpmn:extensionElements>\
            <bpmn:incoming>ask-{n}</bpmn:incoming><bpmn:outgoing>told-{n}</bpmn:outgoing></bpmn:serviceTask>
            <bpmn:exclusiveGateway id="verified-{n}" name="確認"><bpmn:extensionElements>{named}</bpmn:extensionElements>\
            <bpmn:incoming>told-{n}</bpmn:incoming><bpmn:outgoing>yes-{n}</bpmn:outgoing>\
            <bpmn:outgoing>wait-{n}</bpmn:outgoing><bpmn:outgoing>no-{n}</bpmn:outgoing></bpmn:exclusiveGateway>
            <bpmn:intermediateCatchEvent id="pause-{n}" name="確認"><bpmn:extensionElements>{named}\
            </bpmn:extensionElements><bpmn:incoming>wait-{n}</bpmn:incoming><bpmn:outgoing>later-{n}</bpmn:outgoing>\
            <bpmn:timerEventDefinition><bpmn:timeDate>=statusRetryAt</bpmn:timeDate></bpmn:timerEventDefinition>\
            </bpmn:intermediateCatchEvent>
            <bpmn:endEvent id="refused-{n}" name="確認"><bpmn:extensionElements>{named}</bpmn:extensionElements>\
            <bpmn:incoming>no-{n}</bpmn:incoming></bpmn:endEvent>
            <bpmn:sequenceFlow id="ask-{n}" sourceRef="again-{n}" targetRef="verify-{n}" />
            <bpmn:sequenceFlow id="told-{n}" sourceRef="verify-{n}" targetRef="verified-{n}" />
            <bpmn:sequenceFlow id="later-{n}" sourceRef="pause-{n}" targetRef="again-{n}" />
            <bpmn:sequenceFlow id="yes-{n}" sourceRef="verified-{n}" targetRef="{next}">\
            <bpmn:conditionExpression>=verification = "VERIFIED"</bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="wait-{n}" sourceRef="verified-{n}" targetRef="pause-{n}">\
            <bpmn:conditionExpression>=verification = "PENDING"</bpmn:conditionExpression></bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="no-{n}" sourceRef="verified-{n}" targetRef="refused-{n}">\
            <bpmn:conditionExpression>=verification = "REJECTED"</bpmn:conditionExpression></bpmn:sequenceFlow>
            """.replace(
            "{named}", "<zeebe:properties><zeebe:property name=\"name_en\" value=\"Verify\" /></zeebe:properties>");

    private final Extent extent;
    private final Table table;

    ProofBench(Extent extent, Table table) {
        this.extent = extent;
        this.table = table;
    }

    void run() {
        report("released models", Models.processes());
        report(String.format(Locale.ROOT, "%,d more elements", ELEMENTS), grown());
    }

    private void report(String what, List<ModelFile> files) {
        prove(files, WARM_UP);
        parse(files, WARM_UP);
        int rounds = Math.max(3, extent.rounds());
        double[] ratio = new double[rounds];
        double[] proof = new double[rounds];
        double[] parsing = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Work.Cost proving = prove(files, WARM_UP);
            proof[round] = proving.cpuMicros() / 1e6;
            parsing[round] = parse(files, WARM_UP).cpuMicros() / 1e3;
            ratio[round] = proving.cpuMicros() / 1e3 / parsing[round];
        }
        table.add(
                "proof of the " + what + ", CPU",
                Median.of(proof),
                " s",
                new Aim.AtMost(1),
                String.format(Locale.ROOT, "%d files, one thread", files.size()));
        table.add(
                "the same ÷ parsing the files, CPU",
                Median.of(ratio),
                "",
                new Aim.ForInformation(),
                String.format(Locale.ROOT, "the JDK's parser, %.1f ms", Median.of(parsing)));
    }

    private static Work.Cost prove(List<ModelFile> files, int operations) {
        return Work.measure(1, operations, () -> _ -> {
            if (!ModelProof.examine(files).isEmpty()) {
                throw new IllegalStateException("sound models were refused: "
                        + ModelProof.examine(files).getFirst());
            }
        });
    }

    private static Work.Cost parse(List<ModelFile> files, int operations) {
        return Work.measure(1, operations, () -> _ -> files.forEach(ModelXml::parse));
    }

    /** The released models, with that many elements more before the decision of a card. */
    private static List<ModelFile> grown() {
        int rounds = ELEMENTS / 5;
        String chain = IntStream.range(0, rounds)
                .mapToObj(round -> ROUND.replace("{n}", word(round))
                        .replace("{entry}", round == 0 ? ENTRY : "yes-" + word(round - 1))
                        .replace("{next}", round + 1 < rounds ? "again-" + word(round + 1) : "decide-application"))
                .collect(Collectors.joining());
        return Models.processes().stream()
                .map(file -> file.resource().contains(ProcessIds.ENROL_MY_NUMBER_CARD)
                        ? new ModelFile(
                                file.resource(),
                                file.text()
                                        .replace(
                                                "sourceRef=\"match-application\" targetRef=\"decide-application\"",
                                                "sourceRef=\"match-application\" targetRef=\"again-" + word(0) + "\"")
                                        .replace(
                                                "<bpmn:incoming>" + ENTRY + "</bpmn:incoming>",
                                                "<bpmn:incoming>yes-" + word(rounds - 1) + "</bpmn:incoming>")
                                        .replace("</bpmn:subProcess>", chain + "</bpmn:subProcess>")
                                        .getBytes(StandardCharsets.UTF_8))
                        : file)
                .toList();
    }

    /** Letters only, as ids have. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number; word.length() < 3; rest /= 26) {
            word.insert(0, (char) ('a' + rest % 26));
        }
        return word.toString();
    }
}
