package org.toroku.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.toroku.decision.DecisionDesk.Officer;
import org.toroku.enrolment.ApplicationState;
import org.toroku.pki.Der;

/** Shows officers, before anybody accepts, exactly what would be certified. */
public interface PreviewDesk {
    /** What an acceptance at this moment would have certified; nothing is kept and no key is touched. */
    Preview preview(Officer officer, UUID caseId);

    sealed interface Preview {
        /** Whether the CA would refuse the order, so that nobody may accept. */
        default boolean forbidsAcceptance() {
            return switch (this) {
                case Drafted drafted -> !drafted.objections().isEmpty();
                case Impossible _ -> true;
                case Held _ -> true;
                // this CA checks each order when it comes
                case Unavailable _ -> false;
                // whoever may not look may not accept either, and is told so by the desk
                case Refused _ -> false;
            };
        }

        /** What an acceptance would be refused with at this moment; empty where nothing here forbids it. */
        default Optional<String> objection() {
            return switch (this) {
                case Held(var reason) -> Optional.of(reason);
                case Drafted _, Impossible _, Unavailable _, Refused _ ->
                    forbidsAcceptance() ? Optional.of("certificate-not-issuable") : Optional.empty();
            };
        }

        /**
         * What is not left open is as it would be issued.
         *
         * @param certificate verifies under no CA
         * @param text the same as the platform prints certificates
         * @param open what is settled only at issue
         * @param objections every rule that the draft breaks; with any of them acceptance is refused
         * @param predecessor what the same person was certified before, where a renewed certificate or a card proves it
         */
        record Drafted(
                Contents contents,
                Der certificate,
                String text,
                Open open,
                List<Objection> objections,
                Optional<Predecessor> predecessor)
                implements Preview {
            public Drafted {
                objections = List.copyOf(objections);
            }

            /** Masked: certificate and text name a person. */
            @Override
            public String toString() {
                return "Drafted[" + objections + "]";
            }
        }

        /**
         * Not even a draft can be made, so acceptance is refused.
         *
         * @param part subject, subjectAltName, publicKey or profileId
         * @param reason kebab-case code
         */
        record Impossible(String part, String reason) implements Preview {}

        /**
         * What would be certified is not settled: the certificate profile waits for two persons. The case waits as well.
         *
         * @param reason as {@link ProfileGate#objection}
         */
        record Held(String reason) implements Preview {}

        /** This CA shows nothing beforehand; it checks each order itself. */
        record Unavailable() implements Preview {}

        /** {@code reason}: role, own-case, not-found, values-withheld, route-unknown. */
        record Refused(String reason) implements Preview {}
    }

    /** @param state of its case, which tells whether it was revoked */
    record Predecessor(String caseNumber, ApplicationState state, Contents contents) {
        @Override
        public String toString() {
            return "Predecessor[" + caseNumber + "]";
        }
    }

    /** What a draft leaves open until the certificate is issued. */
    enum Open {
        /** Serial number, public key, start of the validity and signature. */
        KEY,
        /** The same but the key, which is the applicant's. */
        SIGNATURE,
        /** Another CA makes the certificate: its number, exact dates and signature. What else differs is not handed over. */
        ELSEWHERE,
        /** As before, and the addresses: some of the {@link Contents#publications}, which are not in certificate and text. */
        ELSEWHERE_WITH_ADDRESSES
    }

    /**
     * @param subject in the order of the certificate
     * @param alternativeNames other names of the subscriber, e.g. an e-mail address
     * @param accredited false where the kind of key keeps the whole certificate out of the accreditation (則2)
     * @param usages words of RFC 5280 section 4.2.1.3
     * @param publications where CRL and CA certificate are published
     */
    record Contents(
            String issuer,
            List<Part> subject,
            List<String> alternativeNames,
            Instant notBefore,
            Instant notAfter,
            String publicKey,
            boolean accredited,
            String signatureAlgorithm,
            List<String> usages,
            List<String> policies,
            List<String> publications) {
        public Contents {
            subject = List.copyOf(subject);
            alternativeNames = List.copyOf(alternativeNames);
            usages = List.copyOf(usages);
            policies = List.copyOf(policies);
            publications = List.copyOf(publications);
        }

        /** Masked: personal data does not belong into logs. */
        @Override
        public String toString() {
            return "Contents[" + publicKey + "]";
        }
    }

    /** @param accredited false for what the accreditation does not cover (則6(8): neither name, address nor birth date) */
    record Part(String type, String value, boolean accredited) {
        @Override
        public String toString() {
            return "Part[" + type + "]";
        }
    }

    /**
     * @param rule kebab-case name of the broken rule
     * @param clause what demands it
     */
    record Objection(String rule, String clause) {}
}
