package org.toroku.workflows.proof;

import static org.toroku.workflows.proof.Hostile.boundary;
import static org.toroku.workflows.proof.Hostile.diagram;
import static org.toroku.workflows.proof.Hostile.service;
import static org.toroku.workflows.proof.Hostile.timer;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** There is no way back from a revocation: diagrams that make one too easily, or leave one undone. */
class HostileRevocationsTest {
    private static final String REVOKE = "revoke-on-request";
    private static final String TO_REVOKE = "revocation-judged-to-revoke-on-request";
    private static final String NOT_TO = "revocation-judged-to-tell-of-refusal";

    static Stream<Hostile> diagrams() {
        return Stream.of(
                diagram(
                        "what was refused is revoked, and the other way round",
                        REVOKE,
                        d -> d.when(TO_REVOKE, "=decision = \"REFUSE\"")
                                .when(
                                        NOT_TO,
                                        "=decision = \"REFER\" or decision = \"CONFIRM\" or decision = \"REVOKE\""),
                        Codes.REVOKE_DESPITE_REFUSAL,
                        Codes.END_WITHOUT_REVOCATION),
                diagram(
                        "the first of two deciders suffices",
                        REVOKE,
                        d -> d.when(TO_REVOKE, "=decision = \"REVOKE\" or decision = \"CONFIRM\"")
                                .when(NOT_TO, "=decision = \"REFER\" or decision = \"REFUSE\""),
                        Codes.REVOKE_WITHOUT_JUDGEMENT),
                diagram(
                        "what the rule left to people is revoked without them",
                        REVOKE,
                        d -> d.when("judged-by-rule-to-revocation-judged", "=decision = \"REFER\"")
                                .when("judged-by-rule-to-judge-request", "=decision = \"REVOKE\"")
                                .when(TO_REVOKE, "=decision = \"REVOKE\" or decision = \"REFER\"")
                                .when(NOT_TO, "=decision = \"CONFIRM\" or decision = \"REFUSE\""),
                        Codes.REVOKE_WITHOUT_JUDGEMENT,
                        Codes.END_WITHOUT_JUDGEMENT),
                diagram(
                        "nobody looks whether verifiers see it",
                        "revocation-published",
                        d -> d.lead("tell-of-revocation-to-await-publication", "revocation-published")
                                .remove("await-publication"),
                        Codes.END_WITHOUT_PUBLICATION),
                diagram(
                        "nobody hears of the outer limit",
                        "judge-revocation",
                        d -> d.remove("judgement-overdue")
                                .remove("raise-late-judgement")
                                .remove("late-judgement-raised"),
                        Codes.JUDGEMENT_UNWATCHED),
                diagram(
                        "a judgement is asked for of what is revoked already",
                        "confirm-revocation",
                        d -> d.remove("certificate-revoked-before-confirmation"),
                        Codes.JUDGEMENT_OUTLIVED),
                diagram(
                        "time ends a judgement",
                        "judge-revocation",
                        d -> d.add(
                                        "process:revoke-certificate",
                                        boundary("given-up", "judge-request", true, timer("=judgementLimitAt")))
                                .connect("given-up", "tell-of-refusal"),
                        Codes.JUDGEMENT_UNWATCHED,
                        Codes.END_WITHOUT_REVOCATION,
                        Codes.END_WITHOUT_JUDGEMENT),
                diagram(
                        "time ends the revoking, and all go on as if it were done",
                        "revocation-published",
                        d -> d.add(
                                        "process:revoke-certificate",
                                        boundary("waited-enough", REVOKE, true, timer("=judgementLimitAt")))
                                .connect("waited-enough", "tell-of-revocation"),
                        Codes.END_WITHOUT_REVOCATION),
                diagram(
                        "owners ask officers beside, in a room that knows no requests",
                        "call-back",
                        d -> d.add("process:revoke-certificate", DrawnChecks.task("call-back"))
                                .add("process:revoke-certificate", DrawnChecks.gateway("called-back"))
                                .lead("judged-by-rule-to-judge-request", "call-back")
                                .connect("call-back", "called-back")
                                .connect("called-back", "judge-request", "=additionalCheck = \"PASSED\"")
                                .connect("called-back", "tell-of-refusal", "=additionalCheck != \"PASSED\""),
                        Codes.CHECK_ON_REVOCATION,
                        Codes.END_WITHOUT_JUDGEMENT),
                diagram(
                        "a withdrawal revokes",
                        "revoke-now",
                        d -> d.add("process:enrol-my-number-card", service("revoke-now", REVOKE))
                                .insert("application-withdrawn-to-notify-withdrawal", "revoke-now", "revoke-now"),
                        Codes.REVOKE_ELSEWHERE));
    }

    @ParameterizedTest
    @MethodSource("diagrams")
    void isRefused(Hostile hostile) {
        hostile.isRefused();
    }
}
