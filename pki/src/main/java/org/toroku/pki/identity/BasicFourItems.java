package org.toroku.pki.identity;

import java.util.BitSet;
import java.util.Optional;

/**
 * The four basic items (基本4情報) of a JPKI signature certificate.
 *
 * @param nameSubstitutes positions (code points of {@code name}) that hold a substitute character (代替文字)
 * @param addressSubstitutes the same for {@code address}
 */
public record BasicFourItems(
        String name, BitSet nameSubstitutes, Sex sex, BirthDate birthDate, String address, BitSet addressSubstitutes) {

    public enum Sex {
        MALE,
        FEMALE,
        UNKNOWN
    }

    /** As certified: {@code EYYYYMMDD}; month and day are empty where the register does not know them. */
    public record BirthDate(int era, Optional<Integer> year, Optional<Integer> month, Optional<Integer> day) {
        /** The full date, empty where any part is unknown or impossible. */
        public Optional<java.time.LocalDate> toLocalDate() {
            if (year.isEmpty() || month.isEmpty() || day.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(java.time.LocalDate.of(year.get(), month.get(), day.get()));
            } catch (java.time.DateTimeException impossible) {
                return Optional.empty();
            }
        }
    }

    public BasicFourItems {
        nameSubstitutes = (BitSet) nameSubstitutes.clone();
        addressSubstitutes = (BitSet) addressSubstitutes.clone();
    }

    /** Masked: personal data does not belong into logs. */
    @Override
    public String toString() {
        return "BasicFourItems[masked]";
    }
}
