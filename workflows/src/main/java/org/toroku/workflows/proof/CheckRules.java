package org.toroku.workflows.proof;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.toroku.workflows.AdditionalCheck;
import org.toroku.workflows.JobTypes;
import org.toroku.workflows.Messages;
import org.toroku.workflows.NoticeIds;
import org.toroku.workflows.ProcessIds;
import org.toroku.workflows.TaskIds;

/**
 * An owner may ask anything of officers, and that is all that an additional check is: it poses as nothing else, its words
 * are words, and what it says is heard.
 */
final class CheckRules {
    /** Ids by which code finds steps in the journal of a case. */
    private static final List<List<String>> KNOWN =
            List.of(TaskIds.ALL, JobTypes.SERVICE_TASKS, NoticeIds.ALL, Messages.ALL, ProcessIds.ALL);

    /** Of expressions, templates, markup and addresses; and characters that cannot be seen. */
    private static final Pattern MORE_THAN_WORDS =
            Pattern.compile("[=<>{}$#@\\\\|`^\\p{C}]|://|www\\.|[A-Za-z0-9-]\\.[A-Za-z]{2}");

    /** A number of somebody, with whatever stands between its digits. */
    private static final Pattern NUMBER =
            Pattern.compile("[\\p{N}〇一二三四五六七八九零](?:[^\\p{L}\\p{N}]{0,3}ー?[\\p{N}〇一二三四五六七八九零]){5,}");

    private final Findings findings;

    CheckRules(Findings findings) {
        this.findings = findings;
    }

    void check(FlowNode node) {
        if (KNOWN.stream().anyMatch(ids -> ids.contains(node.id))) {
            refuse(Codes.CHECK_POSES, node, node.id);
        }
        if (!node.xml.property("four_eyes").isEmpty()) {
            refuse(Codes.CHECK_POSES, node, "four_eyes");
        }
        String group = WordRules.group(node);
        if (!AdditionalCheck.GROUPS.contains(group)) {
            report(Codes.CHECK_GROUP, node, group);
        }
        String term = node.xml.property(AdditionalCheck.TERM);
        if (AdditionalCheck.term(term).isEmpty()) {
            report(Codes.CHECK_TERM, node, term);
        }
        texts(node);
        if (!node.outputs.keySet().equals(Set.of(Tracked.ADDITIONAL_CHECK.variable))) {
            report(Codes.CHECK_OUTCOME, node, String.join(", ", node.outputs.keySet()));
        }
        if (node.outgoing.size() != 1 || !choosesByIt(node.outgoing.getFirst().target())) {
            report(Codes.CHECK_WITHOUT_CHOICE, node, "");
        }
    }

    private void texts(FlowNode node) {
        said(node, "name", node.xml.attribute("name"), AdditionalCheck.LONGEST_POINT);
        said(node, "name_en", node.xml.property("name_en"), AdditionalCheck.LONGEST_POINT);
        both(node, AdditionalCheck.INSTRUCTION, AdditionalCheck.LONGEST_INSTRUCTION);
        both(node, AdditionalCheck.property(AdditionalCheck.POINT_CODES.getFirst()), AdditionalCheck.LONGEST_POINT);
        AdditionalCheck.POINT_CODES.stream()
                .skip(1)
                .map(AdditionalCheck::property)
                .filter(property -> isSaid(node, property))
                .forEach(property -> both(node, property, AdditionalCheck.LONGEST_POINT));
    }

    private static boolean isSaid(FlowNode node, String property) {
        return Stream.of(property, property + "_en").map(node.xml::property).anyMatch(Predicate.not(String::isBlank));
    }

    private void both(FlowNode node, String property, int longest) {
        for (String each : List.of(property, property + "_en")) {
            String text = node.xml.property(each);
            if (text.isBlank()) {
                report(Codes.CHECK_TEXT_MISSING, node, each);
            }
            said(node, each, text, longest);
        }
    }

    private void said(FlowNode node, String where, String text, int longest) {
        // however wide, round or small its letters are written
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (text.length() > longest
                || MORE_THAN_WORDS.matcher(plain).find()
                || NUMBER.matcher(plain).find()) {
            report(Codes.CHECK_TEXT_REFUSED, node, where);
        }
    }

    /** Every way is there for an outcome; that each outcome has one is followed like any other choice. */
    private static boolean choosesByIt(FlowNode next) {
        return next.kind == Kind.EXCLUSIVE
                && next.outgoing.size() > 1
                && next.outgoing.stream().allMatch(CheckRules::asksForIt);
    }

    private static boolean asksForIt(FlowNode.Flow flow) {
        try {
            return ConditionParser.parse(flow.condition()).reads() == Tracked.ADDITIONAL_CHECK.mask();
        } catch (ConditionParser.Refused refused) {
            // said where conditions are looked at; nothing is published with it
            return false;
        }
    }

    private void refuse(String code, FlowNode node, String what) {
        findings.refuse(code, node.scope.process.id, node.id, Map.of("what", Constructs.printable(what)));
    }

    private void report(String code, FlowNode node, String what) {
        findings.report(code, node.scope.process.id, node.id, Map.of("what", Constructs.printable(what)));
    }
}
