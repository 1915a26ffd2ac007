package org.toroku.workflows;

/**
 * A decision model with the version that its author gave it: the last part of the namespace, e.g. {@code 2026-11-23.1}
 * of {@code urn:toroku:dmn:automatic-decision:2026-11-23.1}. Version and hash go into the books with every decision.
 *
 * <p>How the answer of {@link DecisionIds#AUTOMATIC_DECISION} is read: a list of pairs ({@link #OUTCOME},
 * {@link #REASON}), one for each rule that applies, ordered REJECT before REFER before ACCEPT. The first outcome is
 * binding; the reasons of all pairs with this outcome are the reasons. Where no rule applies the model answers one single
 * pair, REFER with {@link #NO_RULE_MATCHED}. Anything else (an empty answer, a failure, an unknown outcome) must be
 * read as REFER with {@link #NO_RULE_MATCHED} too: only a well-formed ACCEPT accepts. Read the answer from the audit log
 * of the evaluation: what the library makes of it for Java depends on the value mappers on the class path.
 */
public record RuleSet(ModelFile file, String version) {

    /** Name under which the rules of the automatic decision are kept beside the process models. */
    public static final String RESOURCE = "dmn/" + DecisionIds.AUTOMATIC_DECISION + ".dmn";

    /** Output: {@code ACCEPT}, {@code REJECT} or {@code REFER}. */
    public static final String OUTCOME = "outcome";

    /** Output: kebab-case code. */
    public static final String REASON = "reason";

    /** Reason of a case that the rules do not cover. */
    public static final String NO_RULE_MATCHED = "no-rule-matched";

    private static final RuleSet AUTOMATIC_DECISION = of(Models.decisions().getFirst());

    /** The rules of the automatic decision that this release brings along. */
    public static RuleSet automaticDecision() {
        return AUTOMATIC_DECISION;
    }

    /**
     * Reads the version of any decision model, such as a draft.
     *
     * @throws IllegalArgumentException if the file is no XML or its namespace ends with no version
     */
    public static RuleSet of(ModelFile file) {
        String namespace = ModelXml.parse(file).getDocumentElement().getAttribute("namespace");
        String version = namespace.substring(namespace.lastIndexOf(':') + 1);
        if (!version.matches("\\d{4}-\\d{2}-\\d{2}\\.\\d+")) {
            throw new IllegalArgumentException(
                    "namespace of a decision model must end with :yyyy-mm-dd.n but is " + namespace);
        }
        return new RuleSet(file, version);
    }

    /** Whether a file stands where the rules do, whatever is in it. */
    public static boolean isRules(ModelFile file) {
        return file.resource().equals(RESOURCE);
    }

    public byte[] bytes() {
        return file.bytes();
    }

    public String sha256() {
        return file.sha256();
    }
}
