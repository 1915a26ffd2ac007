package org.toroku.paper;

/** What happened to an original (則12④: papers with a signature or seal are kept as originals). */
public enum CustodyEvent {
    RECEIVED,
    SHELVED,
    MOVED,
    QUARANTINED,
    RETURNED,
    DESTROYED
}
