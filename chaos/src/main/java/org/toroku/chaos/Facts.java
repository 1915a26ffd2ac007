package org.toroku.chaos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the books and what is published say, read after everything was quiet.
 *
 * @param cases of the registration authority, by id of the application
 * @param orders of the CA's journal
 * @param revoked serials that the CA has revoked
 * @param entries of the audit book: how often each action stands there of each case
 * @param published what verifiers see
 */
record Facts(
        Map<String, Case> cases,
        List<Order> orders,
        Set<String> revoked,
        Map<String, Map<String, Integer>> entries,
        Published published) {
    Facts {
        cases = Map.copyOf(cases);
        orders = List.copyOf(orders);
        revoked = Set.copyOf(revoked);
        entries = Map.copyOf(entries);
    }

    /**
     * One application.
     *
     * @param signature SHA-256 of what was submitted
     * @param documents digests of the signatures that are kept
     * @param acceptances decisions for it
     * @param rejections decisions against it
     * @param approved orders that an acceptance made
     * @param certificates that the registration authority has
     * @param receipts confirmed
     * @param requests for revocation that the holder signed
     * @param openRequests of those that have no outcome
     */
    record Case(
            String state,
            Optional<String> signature,
            Set<String> documents,
            int acceptances,
            int rejections,
            Set<String> approved,
            List<Certificate> certificates,
            int receipts,
            int requests,
            int openRequests) {
        Case {
            documents = Set.copyOf(documents);
            approved = Set.copyOf(approved);
            certificates = List.copyOf(certificates);
        }
    }

    /** @param sha256 of the whole certificate */
    record Certificate(String order, String serial, String sha256) {}

    /** @param certificate of a signed order */
    record Order(String order, String caseId, String state, Optional<Certificate> certificate) {}

    /**
     * @param listed serials on the verified list
     * @param findings what a verifier objects to in certificate, list and answers, asked about every certificate
     */
    record Published(Set<String> listed, List<String> findings) {
        Published {
            listed = Set.copyOf(listed);
            findings = List.copyOf(findings);
        }
    }
}
