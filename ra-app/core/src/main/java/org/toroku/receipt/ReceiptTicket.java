package org.toroku.receipt;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What a receipt to be signed says beside the certificate.
 *
 * @param caseId the only case whose receipt it can be
 * @param nonce used once, for ever
 */
record ReceiptTicket(UUID caseId, UUID nonce, Instant madeAt, Instant expiresAt, Locale language) {}
