package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.feel.syntaxtree.ValString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.workflows.AcceptanceFloor;
import org.toroku.workflows.DecisionTable;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.DecisionTableWriter;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.Models;
import org.toroku.workflows.RuleInputs;
import org.toroku.workflows.RuleSet;
import scala.jdk.javaapi.CollectionConverters;

/** Tables that somebody would like to have published, and what the proof says of them. */
class RuleProofTest {
    private static final ModelFile RELEASED = RuleSet.automaticDecision().file();
    private static final DecisionTable TABLE = DecisionTable.of(RELEASED);
    private static final String ACCEPT_ROW = "accept-all-matched";

    /**
     * @param code what the proof must say; nothing else
     * @param row id that it must name
     * @param example what the example in English must hold
     */
    record Hostile(String what, ModelFile file, String code, String row, String example) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static ModelFile rows(UnaryOperator<List<Rule>> edit) {
        return DecisionTableWriter.write(RELEASED, "2027-01-01.1", edit.apply(new ArrayList<>(TABLE.rules())));
    }

    private static ModelFile cell(String row, String input, String text) {
        return rows(rules -> rules.stream()
                .map(rule -> rule.id().equals(row) ? with(rule, input, text) : rule)
                .toList());
    }

    private static Rule with(Rule rule, String input, String text) {
        List<String> conditions = new ArrayList<>(rule.conditions());
        conditions.set(RuleInputs.ALL.indexOf(input), text);
        return new Rule(rule.id(), rule.description(), conditions, rule.answers());
    }

    private static ModelFile without(String row) {
        return rows(
                rules -> rules.stream().filter(rule -> !rule.id().equals(row)).toList());
    }

    private static ModelFile answers(String row, String outcome, String reason) {
        return rows(rules -> rules.stream()
                .map(rule -> rule.id().equals(row)
                        ? new Rule(rule.id(), "", rule.conditions(), List.of(outcome, reason))
                        : rule)
                .toList());
    }

    private static ModelFile more(String id, String outcome, Map<String, String> cells) {
        return rows(rules -> {
            Rule added = new Rule(
                    id,
                    "追加 / added",
                    java.util.Collections.nCopies(RuleInputs.ALL.size(), ""),
                    List.of("\"" + outcome + "\"", "\"because\""));
            for (Map.Entry<String, String> each : cells.entrySet()) {
                added = with(added, each.getKey(), each.getValue());
            }
            rules.add(added);
            return rules;
        });
    }

    private static ModelFile text(String from, String to) {
        String version = RELEASED.text().replace("decision:2026-11-26.2", "decision:2027-01-01.1");
        assertThat(version).contains(from);
        String edited =
                version.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
        return new ModelFile(RuleSet.RESOURCE, edited.getBytes(StandardCharsets.UTF_8));
    }

    private static Hostile accepting(String what, ModelFile file, String example) {
        return new Hostile(what, file, Codes.RULES_ACCEPT, ACCEPT_ROW, example);
    }

    private static Hostile odd(String what, ModelFile file, String code, String row) {
        return new Hostile(what, file, code, row, "");
    }

    static Stream<Hostile> hostile() {
        return Stream.of(
                accepting(
                        "does not look at the name: unknown would do",
                        cell(ACCEPT_ROW, RuleInputs.MATCH_NAME, ""),
                        "name is “unknown”"),
                new Hostile(
                        "accepts another name, and nobody hinders it",
                        rows(rules -> rules.stream()
                                .filter(rule -> !rule.id().equals("refer-name-differs"))
                                .map(rule -> rule.id().equals(ACCEPT_ROW)
                                        ? with(rule, RuleInputs.MATCH_NAME, "\"EQUAL\",\"DIFFERENT\"")
                                        : rule)
                                .toList()),
                        Codes.RULES_ACCEPT,
                        ACCEPT_ROW,
                        "name is “different"),
                new Hostile(
                        "a second acceptance for helpers",
                        rows(rules -> {
                            rules.removeIf(rule -> rule.id().equals("refer-operated-with-help"));
                            Rule accept = rules.stream()
                                    .filter(rule -> rule.id().equals(ACCEPT_ROW))
                                    .findFirst()
                                    .orElseThrow();
                            Rule helped = with(accept, RuleInputs.OPERATED_WITH_HELP, "true");
                            rules.add(new Rule("accept-helped", "", helped.conditions(), helped.answers()));
                            return rules;
                        }),
                        Codes.RULES_ACCEPT,
                        "accept-helped",
                        "operated with help is “yes"),
                duplicates(
                        "a person who has a certificate",
                        "refer-certificate-of-same-person",
                        RuleInputs.CERTIFICATES_SAME_PERSON_VALID,
                        "[0..1]",
                        "valid certificates of the person is “1”"),
                duplicates(
                        "a person who applied twice",
                        "refer-application-of-same-person",
                        RuleInputs.APPLICATIONS_SAME_PERSON_30D,
                        "<= 3",
                        "other applications of the person, 30 days is “"),
                duplicates(
                        "a device of several persons",
                        "refer-several-persons-one-device",
                        RuleInputs.PERSONS_SAME_DEVICE_24H,
                        "0,2",
                        "other persons on the device, 24 h is “2”"),
                duplicates(
                        "a device that keeps keys of others",
                        "refer-several-holders-one-device",
                        RuleInputs.HOLDERS_SAME_DEVICE_VALID,
                        ">= 0",
                        "other holders on the device"),
                duplicates(
                        "deny-listed",
                        "refer-deny-listed",
                        RuleInputs.DENY_LISTED,
                        "true,false",
                        "deny-listed is “yes"),
                duplicates(
                        "substitute characters that cannot be told",
                        "refer-address-undecidable",
                        RuleInputs.MATCH_ADDRESS,
                        "\"EQUAL\",\"UNDECIDABLE\"",
                        "address is “undecidable"),
                duplicates(
                        "a former name",
                        "refer-former-name",
                        RuleInputs.FORMER_NAME_STATED,
                        "true,false",
                        "former name"),
                duplicates(
                        "the switch is off",
                        "refer-automation-off",
                        RuleInputs.AUTOMATION_ENABLED,
                        "false",
                        "automation on is “no"),
                duplicates(
                        "the quota is used up",
                        "refer-quota-exhausted",
                        RuleInputs.QUOTA_LEFT,
                        ">= 0",
                        "quota left is “0”"),
                duplicates(
                        "drawn at random",
                        "refer-random-review",
                        RuleInputs.SAMPLE_PICKED,
                        "true,false",
                        "picked at random"),
                duplicates(
                        "any number from a network",
                        "refer-network-velocity",
                        RuleInputs.APPLICATIONS_SAME_NETWORK_1H,
                        ">= 0",
                        "from the network, 1 h is “1"),
                duplicates(
                        "ten from a device",
                        "refer-device-velocity",
                        RuleInputs.APPLICATIONS_SAME_DEVICE_24H,
                        "[0..10]",
                        "on the device, 24 h is “10”"),
                new Hostile(
                        "rejects by suspicion",
                        more("reject-velocity", "REJECT", Map.of(RuleInputs.APPLICATIONS_SAME_DEVICE_24H, ">= 5")),
                        Codes.RULES_REJECT,
                        "reject-velocity",
                        "on the device, 24 h is “5”"),
                odd("negation", cell(ACCEPT_ROW, RuleInputs.DENY_LISTED, "not(true)"), Codes.RULES_CELL, ACCEPT_ROW),
                odd(
                        "a function",
                        cell(ACCEPT_ROW, RuleInputs.QUOTA_LEFT, "? > today().year"),
                        Codes.RULES_CELL,
                        ACCEPT_ROW),
                odd(
                        "a cell that looks at another input",
                        cell(ACCEPT_ROW, RuleInputs.DENY_LISTED, "samplePicked"),
                        Codes.RULES_CELL,
                        ACCEPT_ROW),
                odd(
                        "a number too large for anybody",
                        cell(ACCEPT_ROW, RuleInputs.QUOTA_LEFT, ">= 99999999999"),
                        Codes.RULES_CELL,
                        ACCEPT_ROW),
                odd(
                        "a word that never comes",
                        cell("refer-name-differs", RuleInputs.MATCH_NAME, "\"DIFFERS\""),
                        Codes.RULES_WORD,
                        "refer-name-differs"),
                odd(
                        "a hindrance that never applies",
                        cell("refer-device-velocity", RuleInputs.APPLICATIONS_SAME_DEVICE_24H, "[5..3]"),
                        Codes.RULES_ROW_NEVER,
                        "refer-device-velocity"),
                odd(
                        "an acceptance that others always stop",
                        more("accept-never", "ACCEPT", Map.of(RuleInputs.DENY_LISTED, "true")),
                        Codes.RULES_ROW_WITHOUT_EFFECT,
                        "accept-never"),
                odd(
                        "an unknown outcome",
                        answers(ACCEPT_ROW, "\"ACCEPTED\"", "\"x\""),
                        Codes.RULES_OUTCOME,
                        ACCEPT_ROW),
                odd(
                        "an outcome that is computed",
                        answers(ACCEPT_ROW, "matchName", "\"x\""),
                        Codes.RULES_OUTCOME,
                        ACCEPT_ROW),
                odd(
                        "a reason in prose",
                        answers(ACCEPT_ROW, "\"ACCEPT\"", "\"山田花子だから\""),
                        Codes.RULES_REASON,
                        ACCEPT_ROW),
                odd(
                        "two rows of one id",
                        rows(rules -> {
                            rules.add(rules.getFirst());
                            return rules;
                        }),
                        Codes.RULES_ROW_ID,
                        "reject-card-of-another-person"),
                odd("no rows", rows(rules -> List.of()), Codes.RULES_EMPTY, ""),
                odd("no version", text("2027-01-01.1", "newest"), Codes.RULES_VERSION, ""),
                odd("the first row wins", text("OUTPUT ORDER", "FIRST"), Codes.RULES_FRAME, ""),
                odd(
                        "ACCEPT counts most",
                        text("\"REJECT\",\"REFER\",\"ACCEPT\"", "\"ACCEPT\",\"REFER\",\"REJECT\""),
                        Codes.RULES_FRAME,
                        ""),
                odd(
                        "the default accepts",
                        text("<text>\"REFER\"</text>", "<text>\"ACCEPT\"</text>"),
                        Codes.RULES_FRAME,
                        ""),
                odd(
                        "an input is another one",
                        text("<text>denyListed</text>", "<text>samplePicked</text>"),
                        Codes.RULES_FRAME,
                        ""),
                odd(
                        "an input is computed",
                        text("<text>quotaLeft</text>", "<text>quotaLeft + 1</text>"),
                        Codes.RULES_FRAME,
                        ""),
                odd(
                        "a second decision",
                        text(
                                "<inputData id=\"match-result\"",
                                "<decision id=\"d2\" name=\"d2\"/><inputData id=\"match-result\""),
                        Codes.RULES_UNREADABLE,
                        ""),
                odd(
                        "a function of knowledge",
                        text(
                                "<inputData id=\"match-result\"",
                                "<businessKnowledgeModel id=\"b\" name=\"b\"/><inputData id=\"match-result\""),
                        Codes.RULES_FRAME,
                        ""),
                odd(
                        "another language in a cell",
                        text(
                                "<inputEntry id=\"accept-all-matched-deny-listed\">",
                                "<inputEntry id=\"accept-all-matched-deny-listed\" expressionLanguage=\"juel\">"),
                        Codes.RULES_ROW_SHAPE,
                        ACCEPT_ROW),
                odd(
                        "a document type",
                        text("<definitions", "<!DOCTYPE definitions [<!ENTITY a \"b\">]><definitions"),
                        Codes.RULES_UNREADABLE,
                        ""),
                odd(
                        "no table",
                        new ModelFile(RuleSet.RESOURCE, "<definitions/>".getBytes(StandardCharsets.UTF_8)),
                        Codes.RULES_UNREADABLE,
                        ""));
    }

    /** The acceptance takes a value that the hindrance, now gone, kept away from it. */
    private static Hostile duplicates(String what, String hindrance, String input, String cell, String example) {
        return accepting(
                what,
                rows(rules -> rules.stream()
                        .filter(rule -> !rule.id().equals(hindrance))
                        .map(rule -> rule.id().equals(ACCEPT_ROW) ? with(rule, input, cell) : rule)
                        .toList()),
                example);
    }

    @ParameterizedTest
    @MethodSource
    void hostile(Hostile hostile) {
        List<Violation> found = RuleProof.examine(hostile.file());

        assertThat(found).isNotEmpty().allSatisfy(violation -> {
            assertThat(violation.code()).as(found.toString()).isEqualTo(hostile.code());
            assertThat(ProofTexts.sentence(violation, Locale.ENGLISH))
                    .doesNotContain("{")
                    .doesNotContain("–");
            assertThat(ProofTexts.sentence(violation, Locale.JAPANESE))
                    .doesNotContain("{")
                    .doesNotContain("–");
        });
        assertThat(found).extracting(Violation::elementId).contains(hostile.row());
        assertThat(ProofTexts.sentence(found.getFirst(), Locale.ENGLISH)).contains(hostile.example());
    }

    @Test
    void theReleasedRulesAreProvenAndSoIsEachStricterOne() {
        assertThat(ModelProof.examine(Models.all())).isEmpty();
        assertThat(RuleProof.examine(rows(rules -> rules))).as("written anew").isEmpty();
        assertThat(RuleProof.examine(cell(ACCEPT_ROW, RuleInputs.MATCH_NAME, "\"EQUAL\"")))
                .isEmpty();
        assertThat(RuleProof.examine(cell("refer-device-velocity", RuleInputs.APPLICATIONS_SAME_DEVICE_24H, ">= 1")))
                .isEmpty();
        assertThat(RuleProof.examine(without("refer-device-velocity")))
                .as("the acceptance itself asks for few")
                .isEmpty();
        assertThat(RuleProof.examine(without(ACCEPT_ROW)))
                .as("people decide everything")
                .isEmpty();
        assertThat(RuleProof.examine(more(
                        "reject-sex-and-name",
                        "REJECT",
                        Map.of(RuleInputs.MATCH_SEX, "\"DIFFERENT\"", RuleInputs.MATCH_NAME, "\"DIFFERENT\""))))
                .isEmpty();
    }

    @Test
    void anExampleSaysInJapaneseWhatWouldBeAccepted() {
        Violation found = RuleProof.examine(
                        duplicates("", "refer-deny-listed", RuleInputs.DENY_LISTED, "true,false", "")
                                .file())
                .getFirst();
        assertThat(ProofTexts.sentence(found, Locale.JAPANESE))
                .isEqualTo("行「accept-all-matched」により、職員を通さずに承諾してはならない申込みが承諾されます。" + "例：要注意一覧が「はい［true］」の申込み。");
    }

    /** The most rows that there may be, each with its own thresholds, cost no more than a moment. */
    @Test
    void manyRowsEndInTime() {
        ModelFile many = rows(rules -> {
            Random random = new Random(7);
            for (int i = 0; rules.size() < Limits.RULES; i++) {
                Rule rule = new Rule(
                        "refer-" + i,
                        "",
                        java.util.Collections.nCopies(RuleInputs.ALL.size(), ""),
                        List.of("\"REFER\"", "\"because\""));
                for (String input : RuleInputs.ALL) {
                    if (random.nextInt(3) == 0) {
                        rule = with(rule, input, randomCell(input, random));
                    }
                }
                rules.add(rule);
            }
            return rules;
        });
        long began = System.nanoTime();
        List<Violation> found = RuleProof.examine(many);
        assertThat(java.time.Duration.ofNanos(System.nanoTime() - began)).isLessThan(java.time.Duration.ofSeconds(10));
        assertThat(found).extracting(Violation::code).doesNotContain(Codes.RULES_ACCEPT);
    }

    /**
     * Where the proof says that nothing is accepted wrongly, the engine accepts nothing wrongly; where the proof has an
     * example, the engine accepts it. Over tables that nobody thought of.
     */
    @Test
    void theEngineDecidesAsTheProofSays() {
        Random random = new Random(20261126);
        int proven = 0;
        int refuted = 0;
        for (int i = 0; i < 60; i++) {
            ModelFile file = rows(rules -> mutated(rules, random));
            List<Violation> found = RuleProof.examine(file);
            assertThat(found)
                    .allMatch(each -> Set.of(
                                    Codes.RULES_ACCEPT,
                                    Codes.RULES_ROW_WITHOUT_EFFECT,
                                    Codes.RULES_ROW_NEVER,
                                    Codes.RULES_REJECT)
                            .contains(each.code()));
            Engine engine = new Engine(file);
            List<Violation> wrong = found.stream()
                    .filter(each -> each.code().equals(Codes.RULES_ACCEPT))
                    .toList();
            for (Violation each : wrong) {
                Map<String, Object> example = inputs(each.facts().getOrDefault("example", ""));
                assertThat(engine.decide(example)).as(each + " " + example).isEqualTo("ACCEPT");
                assertThat(AcceptanceFloor.broken(example)).isNotEmpty();
            }
            if (wrong.isEmpty()) {
                proven++;
                for (int n = 0; n < 8; n++) {
                    Map<String, Object> application = randomInputs(random);
                    if (engine.decide(application).equals("ACCEPT")) {
                        assertThat(AcceptanceFloor.broken(application))
                                .as(file.text())
                                .isEmpty();
                    }
                }
            } else {
                refuted++;
            }
        }
        assertThat(proven).isGreaterThan(10);
        assertThat(refuted).isGreaterThan(10);
    }

    private static List<Rule> mutated(List<Rule> rules, Random random) {
        List<Rule> mutated = new ArrayList<>(rules);
        if (random.nextBoolean()) {
            // the acceptance takes more of one input, and what hindered it there is gone
            String input = RuleInputs.ALL.get(random.nextInt(RuleInputs.ALL.size()));
            Rule accept = mutated.removeLast();
            mutated.removeIf(rule ->
                    !rule.conditions().get(RuleInputs.ALL.indexOf(input)).equals(DecisionTable.ANY));
            mutated.add(with(accept, input, randomCell(input, random)));
        }
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(4) == 0 ? mutated.size() - 1 : random.nextInt(mutated.size());
            if (random.nextBoolean() && mutated.size() > 3) {
                mutated.remove(at);
            } else {
                String input = RuleInputs.ALL.get(random.nextInt(RuleInputs.ALL.size()));
                mutated.set(at, with(mutated.get(at), input, random.nextInt(5) == 0 ? "" : randomCell(input, random)));
            }
        }
        return mutated;
    }

    private static String type(String input) {
        return TABLE.inputs().get(RuleInputs.ALL.indexOf(input)).type();
    }

    private static String randomCell(String input, Random random) {
        return switch (type(input)) {
            case "string" ->
                Stream.of("EQUAL", "VARIANT", "UNDECIDABLE", "DIFFERENT")
                        .filter(word -> random.nextBoolean())
                        .map(word -> '"' + word + '"')
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(","), t -> t.isEmpty() ? "\"EQUAL\"" : t));
            case "boolean" -> List.of("true", "false", "true,false").get(random.nextInt(3));
            default -> {
                int low = random.nextInt(6);
                yield List.of(
                                "" + low,
                                "< " + low,
                                "<= " + low,
                                "> " + low,
                                ">= " + low,
                                "[" + low + ".." + (low + 3) + "]",
                                "(" + low + ".." + (low + 3) + ")",
                                low + "," + (low + 2))
                        .get(random.nextInt(8));
            }
        };
    }

    private static Map<String, Object> plain() {
        return inputs("");
    }

    private static Map<String, Object> inputs(String said) {
        Map<String, Object> inputs = new HashMap<>();
        for (String input : RuleInputs.ALL) {
            inputs.put(
                    input,
                    value(
                            input,
                            switch (type(input)) {
                                case "string" -> "EQUAL";
                                case "boolean" -> Boolean.toString(input.equals(RuleInputs.AUTOMATION_ENABLED));
                                default -> input.equals(RuleInputs.QUOTA_LEFT) ? "1" : "0";
                            }));
        }
        for (String pair : said.isEmpty() ? new String[0] : said.split(", ", -1)) {
            String[] parts = pair.split(" = ", -1);
            if (parts[1].equals("null")) {
                inputs.remove(parts[0]);
            } else {
                inputs.put(parts[0], value(parts[0], parts[1]));
            }
        }
        return inputs;
    }

    private static Object value(String input, String text) {
        return switch (type(input)) {
            case "string" -> text;
            case "boolean" -> Boolean.valueOf(text);
            default -> Integer.valueOf(text);
        };
    }

    /** Ordinary but for a few inputs, so that something is accepted at all. */
    private static Map<String, Object> randomInputs(Random random) {
        Map<String, Object> inputs = plain();
        for (int n = random.nextInt(3); n >= 0; n--) {
            String input = RuleInputs.ALL.get(random.nextInt(RuleInputs.ALL.size()));
            if (random.nextInt(8) == 0) {
                inputs.remove(input);
            } else {
                inputs.put(
                        input,
                        switch (type(input)) {
                            case "string" ->
                                List.of("EQUAL", "VARIANT", "UNDECIDABLE", "DIFFERENT")
                                        .get(random.nextInt(4));
                            case "boolean" -> random.nextBoolean();
                            default -> random.nextInt(12);
                        });
            }
        }
        return inputs;
    }

    /** The library that the authority evaluates with, read as the authority reads it. */
    private static final class Engine {
        private final DmnEngine engine = new DmnEngine.Builder().build();
        private final org.camunda.dmn.parser.ParsedDmn parsed;

        Engine(ModelFile file) {
            parsed = engine.parse(new ByteArrayInputStream(file.bytes()))
                    .toOption()
                    .get();
        }

        String decide(Map<String, Object> inputs) {
            var result = engine.eval(parsed, "automatic-decision", new HashMap<>(inputs));
            Set<String> outcomes = new TreeSet<>();
            for (Audit.AuditLogEntry entry : CollectionConverters.asJava(
                    result.toOption().get().auditLog().entries())) {
                if (entry.result() instanceof Audit.DecisionTableEvaluationResult table) {
                    CollectionConverters.asJava(table.matchedRules())
                            .forEach(rule -> CollectionConverters.asJava(rule.outputs()).stream()
                                    .filter(output -> output.output().name().equals(RuleSet.OUTCOME))
                                    .forEach(output -> outcomes.add(((ValString) output.value()).value())));
                }
            }
            return outcomes.contains("REJECT")
                    ? "REJECT"
                    : outcomes.contains("REFER") || outcomes.isEmpty() ? "REFER" : "ACCEPT";
        }
    }
}
