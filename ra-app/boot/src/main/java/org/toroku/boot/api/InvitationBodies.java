package org.toroku.boot.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.toroku.organisation.MemberDesk;

/** JSON bodies of invitations. */
final class InvitationBodies {
    private InvitationBodies() {}

    /**
     * @param department outside the accreditation, as is {@code title}
     * @param accredited always false: nothing that an organisation states is covered by the accreditation
     */
    record Invitation(
            String organisation,
            String corporateNumber,
            @Nullable String department,
            @Nullable String title,
            boolean accredited,
            String familyName,
            String givenName,
            String familyNameKana,
            String givenNameKana,
            String email,
            Instant expiresAt) {
        static Invitation of(MemberDesk.Opened.Invited says) {
            return new Invitation(
                    says.organisation().organisation(),
                    says.organisation().corporateNumber(),
                    says.organisation().department().orElse(null),
                    says.organisation().title().orElse(null),
                    false,
                    says.member().familyName(),
                    says.member().givenName(),
                    says.member().familyNameKana(),
                    says.member().givenNameKana(),
                    says.member().email(),
                    says.until());
        }

        @Override
        public String toString() {
            return "Invitation[masked]";
        }
    }
}
