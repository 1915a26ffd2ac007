package org.toroku.testkit.paper;

import java.time.LocalDate;

/** An invented person. */
public record PaperPerson(String family, String given, String kana, LocalDate born, boolean male, String address) {

    /** Family name, full-width space, given name. */
    public String name() {
        return family + "\u3000" + given;
    }
}
