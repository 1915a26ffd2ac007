package org.toroku.evidence.offender;

import org.toroku.enrolment.EnrolmentDesk;

/** The document store does not know applications. */
public record ReachesBack(EnrolmentDesk desk) {}
