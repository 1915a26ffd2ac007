package org.toroku.paper;

import java.util.UUID;

/** What the book knows of keys that left the house. */
public interface HandedOver {
    boolean wasHandedOver(UUID caseId);
}
