package org.toroku.ca.lint;

/** Extensions need version 3. */
final class VersionThree implements LintRule {
    @Override
    public String id() {
        return "version-three";
    }

    @Override
    public String clause() {
        return "RFC 5280 4.1.2.1";
    }

    @Override
    public String field() {
        return "profileId";
    }

    @Override
    public boolean satisfiedBy(Draft draft) {
        return draft.tbs().getVersionNumber() == 3;
    }
}
