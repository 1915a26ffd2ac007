package org.toroku.workflows;

/** Ids of the decision models. The registration authority evaluates them itself; no process model refers to them. */
public final class DecisionIds {

    /** Accept, reject, or refer to a person: the decision of route 2 for which nobody clicks. */
    public static final String AUTOMATIC_DECISION = "automatic-decision";

    private DecisionIds() {}
}
