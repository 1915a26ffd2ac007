package org.toroku.pki.keys;

/**
 * One kind of key is accepted during {@code period}; a kind without a rule is not.
 *
 * @param clause who accepts it, e.g. the section of the certification practice statement
 */
public record AlgorithmRule(KeyAlgorithm algorithm, Period period, String clause) {}
