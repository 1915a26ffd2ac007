package org.toroku.ca.lint;

/** One rule for certificates. */
interface LintRule {
    /** Kebab-case name, which is also the reason of a refusal. */
    String id();

    /** The clause that demands it. */
    String clause();

    /** The part of the order to blame where the rule is broken. */
    String field();

    boolean satisfiedBy(Draft draft);
}
