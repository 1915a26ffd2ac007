package org.toroku.enrolment;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What the applicant states.
 *
 * @param operator who is operating the device
 * @param sex as in the residence register
 * @param address from the prefecture, no postcode
 * @param email where notices go; certified as rfc822Name only where the profile says so
 */
public record ApplicationForm(
        String familyName,
        String givenName,
        String familyNameKana,
        String givenNameKana,
        String familyNameRomaji,
        String givenNameRomaji,
        Optional<String> formerName,
        LocalDate birthDate,
        Sex sex,
        String postalCode,
        String address,
        String email,
        String phone,
        Operator operator) {

    public enum Sex {
        MALE,
        FEMALE,
        UNSTATED
    }

    /** Who is operating (seed concern: relatives operating for somebody else). */
    public enum Operator {
        SELF,
        /** Somebody beside the applicant reads or types; card, password and decision are the applicant's. People look at it. */
        HELPED,
        /** Somebody else in the applicant's place: nowhere but on paper (則5①(2) has no proxy clause). */
        PROXY,
        /**
         * An officer attends a session at the counter or on a visit while the applicant operates (対面支援). Stated by the server
         * for who applies in such a session, and by nobody else.
         */
        ASSISTED_BY_OFFICER
    }

    /** The same statements by whoever operates. */
    public ApplicationForm operatedBy(Operator other) {
        return new ApplicationForm(
                familyName,
                givenName,
                familyNameKana,
                givenNameKana,
                familyNameRomaji,
                givenNameRomaji,
                formerName,
                birthDate,
                sex,
                postalCode,
                address,
                email,
                phone,
                other);
    }

    /** Family and given name joined by a full-width space, as the card writes it. */
    public String fullName() {
        return familyName + "\u3000" + givenName;
    }

    /** Masked: personal data does not belong into logs. */
    @Override
    public String toString() {
        return "ApplicationForm[masked]";
    }
}
