package org.toroku.workflows.evidence;

/** Whose document it is. */
public enum Holder {
    APPLICANT,
    PROXY
}
