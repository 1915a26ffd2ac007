package org.toroku.issuance;

import java.util.UUID;

/** Somebody who has to act where a certificate was issued, in the transaction that writes it down: both happen, or none. */
public interface IssuedWatch {
    void issued(UUID caseId);
}
