package org.toroku.ca.check;

/** Why an order is refused for good: the part of it to blame, and a kebab-case reason. */
public record Objection(String field, String reason) {}
