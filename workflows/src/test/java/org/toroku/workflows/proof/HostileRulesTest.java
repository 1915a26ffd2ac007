package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.workflows.proof.RuleSketch.ACCEPT_ROW;
import static org.toroku.workflows.proof.RuleSketch.answers;
import static org.toroku.workflows.proof.RuleSketch.cell;
import static org.toroku.workflows.proof.RuleSketch.more;
import static org.toroku.workflows.proof.RuleSketch.rows;
import static org.toroku.workflows.proof.RuleSketch.text;
import static org.toroku.workflows.proof.RuleSketch.with;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.workflows.DecisionTable.Rule;
import org.toroku.workflows.ModelFile;
import org.toroku.workflows.RuleInputs;
import org.toroku.workflows.RuleSet;

/** Tables that somebody would like to have published, and what the proof says of them. */
class HostileRulesTest {
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
                        "from the network, 1 h is “20”"),
                duplicates(
                        "more from a device than the release takes",
                        "refer-device-velocity",
                        RuleInputs.APPLICATIONS_SAME_DEVICE_24H,
                        "[0..10]",
                        "on the device, 24 h is “3”"),
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
}
