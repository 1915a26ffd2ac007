package org.toroku.intake;

/**
 * A QR code on a page. Its text comes from a stranger.
 *
 * @param box around the centres of its corner marks
 */
public record Code(String text, Box box) {}
