package org.toroku.pki.request;

import java.util.Optional;

/** The profile knows every extension asked for; the others would be dropped without the applicant learning of it. */
record KnownExtensionsOnly(RequestProfile profile) implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        return request.extensions().stream()
                .map(extension -> extension.id().getId())
                .filter(id -> !profile.extensions().contains(id))
                .findFirst()
                .flatMap(id -> RequestCheck.refuse(RefusalCode.ODD_EXTENSION, id));
    }
}
