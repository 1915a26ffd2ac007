package org.toroku.evidence;

import java.util.UUID;

/** A stored document is missing, cannot be decrypted or differs from its digest: the case must stop. */
public class DocumentDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DocumentDamagedException(UUID documentId, String what) {
        super("document " + documentId + ": " + what);
    }
}
