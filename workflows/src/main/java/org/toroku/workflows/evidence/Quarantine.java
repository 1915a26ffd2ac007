package org.toroku.workflows.evidence;

/**
 * A row that sends documents back before anybody examines them.
 *
 * @param digest what the article says, in Japanese
 * @param digestEn the same in English
 */
public record Quarantine(String id, String article, Mark mark, String digest, String digestEn) {}
