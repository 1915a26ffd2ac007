package org.toroku.letters;

/** The sender, in the words of the letter's language. */
public record Office(String name, String department, PostalAddress address, String telephone, String email) {}
