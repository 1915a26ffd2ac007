package org.toroku.workflows.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Messages;

/** Waits end on a date, dates come from variables, and choices ask what can be decided by looking. */
final class WaitRules {
    /** A date, or the earlier of two. */
    private static final Pattern DATE =
            Pattern.compile("=([A-Za-z]+)|=min\\(date and time\\(([A-Za-z]+)\\), date and time\\(([A-Za-z]+)\\)\\)");

    private final Deployment deployment;
    private final Findings findings;

    WaitRules(Deployment deployment, Findings findings) {
        this.deployment = deployment;
        this.findings = findings;
    }

    void check() {
        for (FlowNode node : deployment.nodes) {
            if (node.trigger == FlowNode.Trigger.TIMER) {
                timer(node);
            }
            if (isWait(node)
                    && !ends(node)
                    && node.xml.property("wait_without_deadline").isBlank()) {
                findings.report(Codes.WAIT_WITHOUT_DEADLINE, node.scope.process.id, node.id, Map.of());
            }
            if (node.kind == Kind.USER && Vocabulary.WATCHED.contains(node.id) && !isWatched(node)) {
                findings.report(
                        Codes.JUDGEMENT_UNWATCHED,
                        node.scope.process.id,
                        node.id,
                        Map.of("what", String.join(", ", new TreeSet<>(Vocabulary.WATCHING))));
            }
            if (node.kind == Kind.USER && Vocabulary.WATCHED.contains(node.id) && !endsWithTheCertificate(node)) {
                findings.report(
                        Codes.JUDGEMENT_OUTLIVED,
                        node.scope.process.id,
                        node.id,
                        Map.of("what", Messages.CERTIFICATE_REVOKED));
            }
            conditions(node);
        }
    }

    /** At the task and not around it: once a judgement is made it is carried out. */
    private static boolean endsWithTheCertificate(FlowNode judgement) {
        return judgement.boundaries.stream()
                .anyMatch(event -> event.interrupting
                        && event.trigger == FlowNode.Trigger.MESSAGE
                        && Messages.CERTIFICATE_REVOKED.equals(event.awaited));
    }

    /** Each date raises the judgement, and neither ends it: a person must judge. */
    private static boolean isWatched(FlowNode judgement) {
        Set<String> dates = new HashSet<>(Vocabulary.WATCHING);
        for (FlowNode node = judgement; node != null; node = node.scope.owner) {
            for (FlowNode event : node.boundaries) {
                if (event.trigger == FlowNode.Trigger.TIMER && event.interrupting) {
                    return false;
                }
                boolean raises = event.outgoing.stream()
                        .allMatch(flow -> flow.target().jobType.equals(JobTypes.RAISE_REVOCATION));
                if (event.trigger == FlowNode.Trigger.TIMER && !event.interrupting && raises) {
                    dates.remove(event.awaited.replaceFirst("^=", ""));
                }
            }
        }
        return dates.isEmpty();
    }

    private void timer(FlowNode node) {
        Matcher date = DATE.matcher(node.awaited);
        boolean known = date.matches();
        for (int group = 1; known && group <= 3; group++) {
            known = date.group(group) == null || Vocabulary.DATES.contains(date.group(group));
        }
        if (!known) {
            findings.report(
                    Codes.TIMER_NOT_FROM_VARIABLE,
                    node.scope.process.id,
                    node.id,
                    Map.of("what", Constructs.printable(node.awaited)));
        }
    }

    private static boolean isWait(FlowNode node) {
        boolean chosen = node.incoming.stream().anyMatch(flow -> flow.source().kind == Kind.EVENT_BASED);
        return switch (node.kind) {
            case USER, EVENT_BASED -> true;
            case RECEIVE, CATCH -> node.trigger == FlowNode.Trigger.MESSAGE && !chosen;
            default -> false;
        };
    }

    /** By its own date, or by that of a subprocess around it. */
    private static boolean ends(FlowNode wait) {
        if (wait.kind == Kind.EVENT_BASED
                && wait.outgoing.stream().anyMatch(flow -> flow.target().trigger == FlowNode.Trigger.TIMER)) {
            return true;
        }
        for (FlowNode node = wait; node != null; node = node.scope.owner) {
            if (node.boundaries.stream()
                    .anyMatch(event -> event.interrupting && event.trigger == FlowNode.Trigger.TIMER)) {
                return true;
            }
        }
        return false;
    }

    private void conditions(FlowNode node) {
        List<FlowNode.Flow> flows = node.outgoing;
        boolean chooses = node.kind == Kind.EXCLUSIVE && flows.size() > 1;
        for (FlowNode.Flow flow : flows) {
            if (chooses == flow.condition().isEmpty()) {
                findings.refuse(Codes.CONDITION_MISPLACED, node.scope.process.id, node.id, Map.of("what", flow.id()));
            } else if (chooses) {
                try {
                    ConditionParser.parse(flow.condition());
                } catch (ConditionParser.Refused refused) {
                    findings.refuse(refused.code, node.scope.process.id, flow.id(), Map.of("what", refused.what));
                }
            }
        }
    }
}
