package org.toroku.pki.request;

import java.util.Optional;

/** Key and signature are of kinds that go together and are known (Act 102/2000 Enforcement Rules art. 2). */
record AcceptedAlgorithm() implements RequestCheck {
    @Override
    public Optional<KeyRequestOutcome.Refused> refusal(ParsedRequest request) {
        return request.proof() instanceof Proof.Signature signature
                        && ProofAlgorithms.name(signature.algorithm(), request.key())
                                .isEmpty()
                ? RequestCheck.refuse(
                        RefusalCode.UNSUPPORTED_ALGORITHM,
                        signature.algorithm().getAlgorithm().getId() + " / "
                                + request.key().getAlgorithm().getAlgorithm().getId())
                : Optional.empty();
    }
}
