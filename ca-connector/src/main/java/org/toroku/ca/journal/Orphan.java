package org.toroku.ca.journal;

import java.time.Instant;
import java.util.UUID;

/** A reserved serial without a stored certificate that nobody is signing: a certificate may exist outside the books. */
public record Orphan(UUID orderId, String serial, Instant reservedAt) {}
