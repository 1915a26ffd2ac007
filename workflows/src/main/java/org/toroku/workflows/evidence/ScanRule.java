package org.toroku.workflows.evidence;

/**
 * A row that asks for a picture of every document that counts.
 *
 * @param digest what it says, in Japanese
 * @param digestEn the same in English
 */
public record ScanRule(String id, String article, String digest, String digestEn) {
    Finding finding(Enclosure unseen) {
        return new Finding(EvidenceDefect.NOT_SCANNED, java.util.List.of(unseen.kind()), unseen.holder(), id, article);
    }
}
