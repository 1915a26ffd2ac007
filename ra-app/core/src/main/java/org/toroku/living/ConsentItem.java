package org.toroku.living;

/** What may be consented to, each by itself (JPKI則35の2). */
enum ConsentItem {
    /** Whether the card's signature certificate still is good. The only one that is asked for. */
    STATUS,
    // the service that tells what changed has no public interface, so that nobody is asked to consent to these
    NAME,
    ADDRESS,
    BIRTH_DATE,
    SEX
}
