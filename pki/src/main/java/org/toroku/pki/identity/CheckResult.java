package org.toroku.pki.identity;

/** What one check found; {@code clause} cites the article or RFC section that demands it. */
public sealed interface CheckResult {
    /** Stable id in kebab-case, e.g. {@code certificate-policy}. */
    String check();

    String clause();

    record Passed(String check, String clause) implements CheckResult {}

    /** @param reason stable code in kebab-case, translated by the faces; holds no personal data */
    record Failed(String check, String clause, String reason) implements CheckResult {}
}
