package org.toroku.standalone;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The form of who applies with a card, as a person types it. */
final class CardForm {
    private static final List<String> TYPED = List.of(
            "familyName",
            "givenName",
            "familyNameKana",
            "givenNameKana",
            "familyNameRomaji",
            "givenNameRomaji",
            "postalCode",
            "address",
            "email",
            "phone");

    private CardForm() {}

    static void fill(Visitor applicant, Map<String, Object> form) {
        applicant.check("operator.SELF");
        TYPED.forEach(field -> applicant.fill("field." + field, String.valueOf(form.get(field))));
        applicant.check("sex." + form.get("sex"));
        applicant.date("field.birthDate", LocalDate.parse(String.valueOf(form.get("birthDate"))));
    }
}
