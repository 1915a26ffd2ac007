package org.toroku.enrolment;

/** The form as the content that applicants sign states it, for tests that write contents of their own. */
public final class StatedForm {
    private StatedForm() {}

    public static String of(ApplicationForm form) {
        return ContentText.stated(form, Routes.MY_NUMBER_CARD);
    }
}
