package org.toroku.organisation;

import java.util.Optional;

/** Somebody whom an organisation invites, as it wrote them down. */
public record Member(
        String familyName,
        String givenName,
        String familyNameKana,
        String givenNameKana,
        String email,
        Optional<String> title,
        Optional<String> department,
        String note) {
    public String fullName() {
        return familyName + "\u3000" + givenName;
    }

    /** Masked: personal data does not belong into logs. */
    @Override
    public String toString() {
        return "Member[masked]";
    }
}
