package org.toroku.pki.request;

/** What became of the bytes an applicant sent. */
public sealed interface KeyRequestOutcome {
    /** The request is well formed and its sender holds the private key. Whether the key is good, a policy says. */
    record Accepted(KeyRequest request) implements KeyRequestOutcome {}

    /** @param detail object identifiers and words of this program only: never what the applicant wrote, may be empty */
    record Refused(RefusalCode code, String detail) implements KeyRequestOutcome {}
}
