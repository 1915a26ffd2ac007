package org.toroku.ui.offender;

import org.toroku.evidence.DocumentStore;

/** A view that passes the desks by. */
public record ReadsTheDocuments(DocumentStore documents) {}
