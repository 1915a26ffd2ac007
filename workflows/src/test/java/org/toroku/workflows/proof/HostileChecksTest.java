package org.toroku.workflows.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.toroku.workflows.proof.DrawnChecks.ID;
import static org.toroku.workflows.proof.Hostile.diagram;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toroku.workflows.AdditionalCheck;

/** An additional check that is more than that, or less. */
class HostileChecksTest {
    private static final String PAPER = "assess-paper-application";

    static Stream<Hostile> diagrams() {
        return Stream.of(posing(), texts(), ways(), places()).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isRefused(Hostile hostile) {
        hostile.isRefused();
    }

    @Test
    void whatAnOwnerDrawsWithTheTemplateIsProven() {
        assertThat(ModelProof.examine(DrawnChecks.drawn().files())).isEmpty();
    }

    @Test
    void isReadAsItWasDrawn() {
        AdditionalCheck check = DrawnChecks.drawn().files().stream()
                .flatMap(file -> AdditionalCheck.in(file).stream())
                .findFirst()
                .orElseThrow();

        assertThat(check.id()).isEqualTo(ID);
        assertThat(check.processId()).isEqualTo("decide-application");
        assertThat(check.group()).isEqualTo("examiner");
        assertThat(check.name().in(Locale.JAPANESE)).isEqualTo("本人へ電話で確認する");
        assertThat(check.instruction().in(Locale.ENGLISH)).startsWith("Call the number");
        assertThat(check.points()).extracting(AdditionalCheck.Point::code).containsExactly("a", "b");
        assertThat(check.termDays()).contains(3);
    }

    /** An acceptance by the automaton stands although somebody looked in between; it is not taken for an examination. */
    @Test
    void neverCountsAsTheExaminationBeforeADecision() {
        Draft draft = DrawnChecks.drawn()
                .cut("phone-answered-to-card-examination-due")
                .connect(
                        "phone-answered",
                        "decide-on-application",
                        "=additionalCheck = \"NOT_PASSED\" or additionalCheck = \"UNCLEAR\"");

        assertThat(ModelProof.examine(draft.files()))
                .extracting(Violation::code, Violation::elementId)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(
                        Codes.DECISION_WITHOUT_EXAMINATION, "decide-on-application"));
    }

    private static Hostile check(String what, Consumer<Draft> edit, String... codes) {
        return diagram(what, ID, draft -> edit.accept(DrawnChecks.into(draft)), codes);
    }

    private static Stream<Hostile> posing() {
        return Stream.of(
                check(
                        "sets the decision",
                        d -> d.within(ID, "ioMapping", "<zeebe:output source='=decision' target='decision'/>"),
                        Codes.OUTCOME_OF_ANOTHER,
                        Codes.CHECK_OUTCOME),
                check(
                        "its outcome becomes the decision",
                        d -> d.extension(ID, "output", "target", "decision"),
                        Codes.OUTCOME_FORGED,
                        Codes.CHECK_OUTCOME),
                check(
                        "says itself that all is well",
                        d -> d.extension(ID, "output", "source", "=\"PASSED\""),
                        Codes.OUTCOME_FORGED),
                check("takes over whatever comes", d -> d.dropExtension(ID, "ioMapping"), Codes.CHECK_OUTCOME),
                check(
                        "carries the mark of a deciding task",
                        d -> d.within(
                                ID, "properties", "<zeebe:property name='four_eyes' value='examine-application'/>"),
                        Codes.CHECK_POSES),
                diagram(
                        "the deciding task becomes a check",
                        "decide-on-application",
                        d -> d.extension(
                                "decide-on-application", "formDefinition", "externalReference", AdditionalCheck.FORM),
                        Codes.CHECK_POSES,
                        Codes.OUTCOME_OF_ANOTHER,
                        Codes.CHECK_TERM,
                        Codes.CHECK_TEXT_MISSING,
                        Codes.CHECK_OUTCOME,
                        Codes.CHECK_WITHOUT_CHOICE),
                diagram(
                        "has the name of a message",
                        "documents-arrived",
                        d -> DrawnChecks.into(d, "documents-arrived"),
                        Codes.CHECK_POSES),
                check(
                        "two of one id",
                        d -> d.add("process:issue-certificate", DrawnChecks.task(ID)),
                        Codes.DUPLICATE_ID),
                check(
                        "goes to the post room",
                        d -> d.extension(ID, "assignmentDefinition", "candidateGroups", "post-room"),
                        Codes.CHECK_GROUP),
                check(
                        "goes to a person",
                        d -> d.extension(ID, "assignmentDefinition", "assignee", "sato"),
                        Codes.ASSIGNEE_NAMED));
    }

    private static Stream<Hostile> texts() {
        return Stream.of(
                text("an expression", "instruction", "=decision"),
                text("a template", "instruction_en", "Call ${applicantName}"),
                text("an address to click", "point_a", "https://example.com を開いた"),
                text("a telephone number", "point_b", "０３－１２３４－５６７８にかけた"),
                text("a number with gaps", "instruction", "1 2 3 4 5 6 を確かめる"),
                text("an e-mail address", "point_b_en", "Wrote to hanako@example.com"),
                text("an e-mail address in wide letters", "point_b", "hanako＠example に書いた"),
                text("an address without its beginning", "instruction_en", "Look at bit.ly/abc"),
                text("an address in wide letters", "instruction", "ｅｘａｍｐｌｅ．ｃｏｍを見る"),
                text("a day of birth", "point_a", "1990/01/23 生まれである"),
                text("a number between commas", "point_a", "03、1234、5678 にかけた"),
                text("a number in figures of letters", "point_a", "〇三一二三四五六七八にかけた"),
                text("a number in circles", "point_a", "⓪③①②③④にかけた"),
                text("markup", "instruction", "<b>急いで</b>"),
                text("letters that turn the text round", "point_a", "本人\u202eが出た"),
                text("more than anybody reads", "point_a", "長".repeat(AdditionalCheck.LONGEST_POINT + 1)),
                check("an expression as its name", d -> d.set(ID, "name", "=確認"), Codes.CHECK_TEXT_REFUSED),
                check("without an instruction", d -> d.dropProperty(ID, "instruction"), Codes.CHECK_TEXT_MISSING),
                check("in Japanese only", d -> d.dropProperty(ID, "point_b_en"), Codes.CHECK_TEXT_MISSING),
                check(
                        "with nothing to look at",
                        d -> d.dropProperty(ID, "point_a").dropProperty(ID, "point_a_en"),
                        Codes.CHECK_TEXT_MISSING),
                check("never due", d -> d.dropProperty(ID, "term_days"), Codes.CHECK_TERM),
                check("due in a year", d -> property(d, "term_days", "365"), Codes.CHECK_TERM),
                check("due by expression", d -> property(d, "term_days", "=3"), Codes.CHECK_TERM),
                check(
                        "waits for ever without a reason",
                        d -> d.dropProperty(ID, "wait_without_deadline"),
                        Codes.WAIT_WITHOUT_DEADLINE));
    }

    private static Stream<Hostile> ways() {
        return Stream.of(
                check(
                                "an outcome without a way",
                                d -> d.when(
                                        "phone-answered-to-card-examination-due", "=additionalCheck = \"NOT_PASSED\""),
                                Codes.OUTCOME_WITHOUT_WAY)
                        .at("phone-answered"),
                check(
                        "whatever is found, it goes on alike",
                        d -> d.remove("phone-answered").connect(ID, "decide-automatically"),
                        Codes.CHECK_WITHOUT_CHOICE),
                check(
                        "the choice after it asks for something else",
                        d -> d.when("phone-answered-to-card-examination-due", "=decision = null")
                                .when("phone-answered-to-decide-automatically", "=decision != null"),
                        Codes.CHECK_WITHOUT_CHOICE));
    }

    private static Stream<Hostile> places() {
        return Stream.of(
                diagram(
                        "after issuing",
                        "look-again",
                        d -> d.add("process:issue-certificate", DrawnChecks.task("look-again"))
                                .add("process:issue-certificate", DrawnChecks.gateway("looked-again"))
                                .lead("order-fulfilled-to-notify-issue", "look-again")
                                .connect("look-again", "looked-again")
                                .connect("looked-again", "notify-issue", "=additionalCheck = \"PASSED\"")
                                .connect("looked-again", "notify-cancellation", "=additionalCheck != \"PASSED\""),
                        Codes.CHECK_AFTER_ISSUE,
                        Codes.CHECK_ON_PAPER),
                diagram(
                        "ends what was accepted",
                        "application-rejected",
                        d -> d.add("process:enrol-my-number-card", DrawnChecks.task("look-again"))
                                .add("process:enrol-my-number-card", DrawnChecks.gateway("looked-again"))
                                .lead("application-accepted-to-issue-certificate", "look-again")
                                .connect("look-again", "looked-again")
                                .connect("looked-again", "issue-certificate", "=additionalCheck = \"PASSED\"")
                                .connect("looked-again", "notify-rejection", "=additionalCheck != \"PASSED\""),
                        Codes.END_DESPITE_ACCEPTANCE),
                diagram(
                        "on paper",
                        "look-again",
                        d -> d.add(PAPER, DrawnChecks.task("look-again"))
                                .add(PAPER, DrawnChecks.gateway("looked-again"))
                                .lead("examine-paper-application-to-examination-result", "look-again")
                                .connect("look-again", "looked-again")
                                .connect("looked-again", "examination-result", "=additionalCheck = \"PASSED\"")
                                .connect("looked-again", "examine-paper-application", "=additionalCheck != \"PASSED\""),
                        Codes.CHECK_ON_PAPER));
    }

    private static Hostile text(String what, String property, String text) {
        return check(what, d -> property(d, property, text), Codes.CHECK_TEXT_REFUSED);
    }

    private static void property(Draft draft, String name, String value) {
        draft.dropProperty(ID, name)
                .within(
                        ID,
                        "properties",
                        "<zeebe:property name='%s' value='%s'/>"
                                .formatted(name, value.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
