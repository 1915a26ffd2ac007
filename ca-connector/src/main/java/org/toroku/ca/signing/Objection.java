package org.toroku.ca.signing;

/** Why an order is refused for good: the part of it to blame, and a kebab-case reason. */
record Objection(String field, String reason) {}
