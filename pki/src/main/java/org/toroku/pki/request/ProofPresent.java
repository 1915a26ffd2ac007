package org.toroku.pki.request;

import java.util.Optional;

/** The request is signed with the key it asks to be certified (ETSI EN 319 411-1 REG-6.3.1-01; RFC 4211 4). */
record ProofPresent() implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        return switch (request.proof()) {
            case Proof.Absent absent -> RequestCheck.refuse(RefusalCode.POP_ABSENT, absent.instead());
            case Proof.WrongInput wrong -> RequestCheck.refuse(RefusalCode.POP_INPUT, wrong.why());
            case Proof.Signature _ -> Optional.empty();
        };
    }
}
