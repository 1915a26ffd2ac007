package org.toroku.decision;

import java.text.Normalizer;
import java.util.Optional;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.enrolment.OrganisationStatement;
import org.toroku.pki.identity.BasicFourItems;

/** The subject to certify (則6(5): the subscriber's name), as an RFC 4514 string. */
final class SubjectName {
    private SubjectName() {}

    /**
     * The name as the card certifies it; the stated name only where the card could not write it (substitute
     * characters) and people therefore compared it. The case number keeps namesakes apart.
     */
    static String of(
            ApplicationRecord application,
            Optional<BasicFourItems> card,
            Optional<OrganisationStatement> organisation) {
        String name = card.filter(items -> items.nameSubstitutes().isEmpty())
                .map(BasicFourItems::name)
                .orElseGet(() -> application.form().fullName());
        return org.toroku.ca.profile.SubjectName.rfc4514OfMember(
                plain(name),
                organisation.map(each -> new org.toroku.ca.profile.SubjectName.Organisation(
                        plain(each.organisation()),
                        each.department().map(SubjectName::plain),
                        each.title().map(SubjectName::plain))),
                Optional.of(application.caseNumber()));
    }

    /** One ordinary space between the parts, composed characters; nothing else is changed. */
    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replace('\u3000', ' ')
                .replaceAll(" +", " ")
                .strip();
    }
}
