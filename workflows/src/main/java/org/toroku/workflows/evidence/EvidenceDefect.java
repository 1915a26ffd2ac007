package org.toroku.workflows.evidence;

/** What the rules can find wrong by themselves; an officer knows more kinds of defects. */
public enum EvidenceDefect {
    /** No document of the kind is there. */
    DOCUMENT_MISSING,
    /** It was issued too long before it was received. */
    DOCUMENT_TOO_OLD,
    /** It was no longer valid when it was received. */
    DOCUMENT_EXPIRED,
    /** A My Number is printed on it. */
    MY_NUMBER_SHOWN,
    /** It lacks a signature or seal. */
    FORM_NOT_SEALED,
    /** A date that the rules ask for is unknown, or cannot be right. */
    FIELD_UNREADABLE,
    /** It is a copy where the original is asked for. */
    NOT_ACCEPTED_KIND,
    /** No page of it was scanned that anybody may look at; the house sets this right, not the applicant. */
    NOT_SCANNED
}
