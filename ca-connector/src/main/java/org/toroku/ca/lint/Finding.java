package org.toroku.ca.lint;

/**
 * A broken rule.
 *
 * @param rule kebab-case name of the rule
 * @param clause what demands it
 * @param field part of the order to blame
 */
public record Finding(String rule, String clause, String field) {}
