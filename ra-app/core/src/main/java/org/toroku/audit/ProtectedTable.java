package org.toroku.audit;

import java.util.List;

/** Tables whose every row must agree with its last seal in the book. */
public enum ProtectedTable {
    APPLICATION("id"),
    APPLICATION_STATE("application_id"),
    SUBMISSION("application_id"),
    SUBJECT_KEY("application_id"),
    SPENT_KEY("key_sha256"),
    RENEWAL("application_id"),
    RENEWAL_CLAIM("application_id"),
    RENEWAL_REMINDER("application_id", "step"),
    IDENTIFICATION_CODE("application_id"),
    REVOCATION_CODE("application_id"),
    REVOCATION_REQUEST("id"),
    REVOCATION_JUDGEMENT("request_id", "occurrence"),
    SIGNED_REVOCATION("request_id"),
    REVOCATION_BY_RULE("request_id"),
    FOUND_FACT("id"),
    LIVING_CONSENT("application_id", "item"),
    DOCUMENT("id"),
    CASE_KEY("application_id"),
    IDENTITY_VERIFICATION("application_id", "attempt"),
    MATCH_REPORT("application_id"),
    AUTOMATON_RESULT("application_id", "occurrence"),
    EXAMINATION("application_id", "occurrence"),
    REEXAMINATION("application_id", "occurrence"),
    CHECK_ANSWER("application_id", "element_id", "occurrence"),
    DECISION("application_id", "round"),
    APPROVED_REQUEST("order_id"),
    ISSUED_CERTIFICATE("application_id"),
    RECEIPT("application_id"),
    SIGNED_RECEIPT("application_id"),
    CASE_JOURNAL("case_id", "element_id", "occurrence"),
    PUBLISHED_MODEL("process_definition_key"),
    OFFICER("username"),
    FIRST_PASSWORD("username"),
    OFFICER_IDENTITY("username"),
    RESPONSIBLE_OFFICER("id"),
    AUTOMATION_SWITCH("id"),
    DENY_LIST("person_sha256"),
    PAPER_FILE("application_id"),
    PAPER_ARRIVAL("id"),
    PAPER_ENCLOSURE("id"),
    PAPER_ENTRY("id"),
    CUSTODY_EVENT("id"),
    SCAN("id"),
    SCAN_PAGE("id"),
    SCAN_DISPOSAL("scan_id"),
    TRAY_ACT("id"),
    PAGE_SEARCH("page_id"),
    READ_VALUE("id"),
    VALUES_VIEW("application_id", "officer"),
    PAPER_ACT("id"),
    RECHECK("id"),
    VERDICT_BASIS("id"),
    OUTGOING_MAIL("id"),
    PICKUP_CODE("application_id"),
    RESUME_CODE("id"),
    LETTER_PRINT("id"),
    MAIL_ATTEMPT("id"),
    ORGANISATION("id"),
    ORGANISATION_ADMIN("username"),
    INVITATION("id"),
    MEMBERSHIP("application_id"),
    PARTNER("id"),
    PARTNER_CREDENTIAL("id"),
    PARTNER_APPLICATION("application_id"),
    PARTNER_CALL("id"),
    MODEL_CONTENT("sha256"),
    MODEL_DRAFT("id"),
    DRAFT_VERSION("id"),
    DRAFT_COMMENT("id"),
    PUBLICATION("id"),
    RULES_WORD("publication_id"),
    MOVE_PLAN("id"),
    MOVED_CASE("plan_id", "case_id"),
    ASSISTED_SESSION("id"),
    ASSISTED_ENTRY("session_id"),
    ASSISTED_BINDING("application_id"),
    ASSISTED_CLOSING("session_id"),
    WORDING_VERSION("id"),
    PROFILE_VERSION("id"),
    NOTE_ACT("id"),
    ABSENCE("id"),
    ASSIGNMENT_RULES("id");

    private final String keyColumns;

    ProtectedTable(String... keyColumns) {
        this.keyColumns = String.join(",", keyColumns);
    }

    public String table() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Primary key columns in the order in which {@link Book.Row#key} joins them with {@code |}. */
    public List<String> keyColumns() {
        return List.of(keyColumns.split(",", -1));
    }
}
