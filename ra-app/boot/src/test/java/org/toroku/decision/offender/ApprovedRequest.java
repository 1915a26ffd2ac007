package org.toroku.decision.offender;

/** An approved request that everybody can make. */
public record ApprovedRequest(String order) {}
