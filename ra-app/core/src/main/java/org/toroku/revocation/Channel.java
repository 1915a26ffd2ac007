package org.toroku.revocation;

import java.util.List;
import java.util.stream.Stream;

/** By which way a request came, and how whoever asks may be authenticated on it. */
public enum Channel {
    /** At any hour; what is proven on the telephone is less than on paper, and the judge sees how it was. */
    TELEPHONE(Proof.CALLED_BACK, Proof.KNOWN_FACTS, Proof.NONE_YET),
    SEALED_PAPER(Proof.SEAL_COMPARED, Proof.IDENTITY_DOCUMENT),
    ORGANISATION(Proof.COMPANY_SEAL, Proof.CALLED_BACK),
    PROXY(Proof.MANDATE),
    HEIR(Proof.DEATH_DOCUMENT),
    /** Whom the certificate names says that it is not theirs. */
    PERSON_NAMED(Proof.IDENTITY_DOCUMENT, Proof.CALLED_BACK, Proof.KNOWN_FACTS, Proof.NONE_YET),
    /** 職権失効: the house itself found false content, a compromise or a mistake; two deciders have to agree. */
    EX_OFFICIO(Proof.OWN_FINDING),
    /** The holder signed it, and nobody entered it. */
    SIGNED(Proof.OWN_KEY, Proof.OWN_CARD),
    /**
     * 職権失効, upon a fact that the house looks for by itself: the card of who consented to be asked about was revoked, or an
     * organisation's attribute ended. Nobody entered it, and two deciders have to agree: a card lapses for harmless reasons, too.
     */
    FOUND_FACT(Proof.STATUS_ANSWER, Proof.OWN_RECORDS);

    /** How it was made sure who asks. */
    public enum Proof {
        CALLED_BACK,
        KNOWN_FACTS,
        SEAL_COMPARED,
        IDENTITY_DOCUMENT,
        COMPANY_SEAL,
        MANDATE,
        DEATH_DOCUMENT,
        OWN_FINDING,
        /** With the private key of the certificate itself. */
        OWN_KEY,
        /** With the signature certificate of the My Number Card. */
        OWN_CARD,
        /** A signed answer of the card's status service. */
        STATUS_ANSWER,
        /** What the sealed rows of the house say. */
        OWN_RECORDS,
        /** Of an emergency: whoever judges waits for more, or knows why not. */
        NONE_YET
    }

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<Proof> proofs;

    Channel(Proof... proofs) {
        this.proofs = List.of(proofs);
    }

    public List<Proof> proofs() {
        return proofs;
    }

    /** Those by which an officer enters what somebody else asked. */
    public static List<Channel> ofOfficers() {
        return Stream.of(values())
                .filter(channel -> channel != SIGNED && channel != FOUND_FACT)
                .toList();
    }

    public boolean needsTwoDeciders() {
        return this == EX_OFFICIO || this == FOUND_FACT;
    }
}
