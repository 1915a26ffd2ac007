package org.toroku.workflows.proof;

import org.jspecify.annotations.Nullable;

/**
 * Where a place is nested: in a called process, in a branch of a parallel block, or nowhere. Equal ones are the same
 * object.
 *
 * @param at call activity or fork; null for the process that the case begins with
 * @param saved what was known when it was entered: of a call, the variables of the caller
 * @param branch of a fork, from 0
 * @param done of a fork, what the branches before this one have come to
 */
record Frame(
        int number, @Nullable Frame parent, @Nullable FlowNode at, long saved, int branch, long done, Route route) {
    boolean isBranchIn(Scope scope) {
        return at != null && at.kind == Kind.PARALLEL && at.scope == scope;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return number;
    }
}
