package org.toroku.intake;

/** A QR code on a page. Its text comes from a stranger. */
public record Code(String text, Box box) {}
