package org.toroku.post;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.toroku.enrolment.ApplicationRecord;
import org.toroku.letters.CaseCode;
import org.toroku.letters.LetterHead;
import org.toroku.letters.LetterLanguage;
import org.toroku.letters.Office;
import org.toroku.letters.PostalAddress;
import org.toroku.letters.PostalKind;
import org.toroku.letters.Recipient;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.Mail;

/** From whom and to whom letters go. */
@Component
class LetterHeads {
    private final LetterSettings settings;
    private final Clock clock;

    LetterHeads(LetterSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** @param destination where the letter goes, which need not be what was stated */
    LetterHead head(
            Mail mail,
            int number,
            ApplicationRecord application,
            CaseLetters.Destination destination,
            CaseLetters.Facts facts) {
        Recipient to = new Recipient(
                new PostalAddress(
                        destination.postalCode().map(LetterHeads::hyphenated).orElse(""), destination.address()),
                null,
                destination.name(),
                Recipient.Honorific.SAMA);
        return new LetterHead(
                english(facts) ? LetterLanguage.ENGLISH : LetterLanguage.JAPANESE,
                new CaseCode(facts.caseCode()),
                today(),
                application.caseNumber() + "/" + number,
                new LetterHead.Posting(to, postal(mail)),
                from(facts));
    }

    private static String hyphenated(String postalCode) {
        return postalCode.length() == 7 ? postalCode.substring(0, 3) + "-" + postalCode.substring(3) : postalCode;
    }

    private static PostalKind postal(Mail mail) {
        if (mail.channel() == Channel.ADDRESSEE_ONLY) {
            return PostalKind.ADDRESSEE_ONLY;
        }
        // originals are not handed to a letter box
        return mail.kind() == LetterKind.RETURN ? PostalKind.SIMPLE_REGISTERED : PostalKind.ORDINARY;
    }

    private Office from(CaseLetters.Facts facts) {
        LetterSettings.Sender office = settings.office();
        boolean english = english(facts);
        return new Office(
                english ? office.nameEn() : office.nameJa(),
                english ? office.departmentEn() : office.departmentJa(),
                new PostalAddress(office.postalCode(), english ? office.addressEn() : office.addressJa()),
                office.telephone(),
                office.email());
    }

    Recipient returnAddress() {
        LetterSettings.Sender office = settings.office();
        @Nullable String organisation = office.departmentJa().isBlank() ? null : office.nameJa();
        return new Recipient(
                new PostalAddress(office.postalCode(), office.addressJa()),
                organisation,
                organisation == null ? office.nameJa() : office.departmentJa(),
                Recipient.Honorific.ONCHU);
    }

    static boolean english(CaseLetters.Facts facts) {
        return facts.language().getLanguage().equals("en");
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), LetterWriter.JAPAN);
    }
}
