package org.toroku.enrolment;

import java.util.Optional;

/**
 * What the application says of the organisation that invited its applicant. Given by the organisation, unalterable for
 * the applicant, and outside the accreditation (則6(8)).
 *
 * @param corporateNumber 法人番号, 13 digits
 * @param department empty where the organisation gave none
 * @param title 役職, empty where the organisation gave none
 */
public record OrganisationStatement(
        String organisation, String corporateNumber, Optional<String> department, Optional<String> title) {
    /** Masked: a title may tell a person. */
    @Override
    public String toString() {
        return "OrganisationStatement[" + corporateNumber + "]";
    }
}
