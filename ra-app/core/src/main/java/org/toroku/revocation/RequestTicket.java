package org.toroku.revocation;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.toroku.revocation.SelfRevocationDesk.Reason;

/**
 * What a text to be signed says.
 *
 * @param serial as it is kept: lower-case hex without leading zeros
 * @param nonce used once, for ever
 */
record RequestTicket(String serial, Reason reason, UUID nonce, Instant madeAt, Instant expiresAt, Locale language) {}
