package org.toroku.post;

import java.time.Duration;

/** What a letter or mail is for. */
public enum LetterKind {
    /** 不備のお知らせ: what is missing or faulty, and by when to send it. */
    DEFECTS,
    /** Reminder that documents are still awaited. */
    REMINDER,
    /** 照会書: inquiry that only the addressee may receive (則5①(1)ハ). */
    INQUIRY,
    /** Covering letter of originals that go back, e.g. those that show a My Number. */
    RETURN,
    /** The code without which the key cannot be picked up (則6(3)). */
    PICKUP_CODE,
    /** 利用者識別符号: the code under which the applicant may send a key (則6(3の2)). */
    IDENTIFICATION_CODE,
    /** 電子証明書発行のお知らせ: to the person whom a certificate names, with the code that has it revoked (失効コード). */
    CONFIRMATION,
    /** 承諾しない旨の通知. */
    REJECTION,
    /** Anything else that a case has to be told. */
    NOTICE,
    /** 有効期間の満了のお知らせ: that a certificate ends soon; never a letter. */
    EXPIRY,
    /** 失効のお知らせ: what became of a request for revocation; never a letter. */
    REVOCATION,
    /** A code by e-mail for whoever lost the resume code; never a letter. */
    RESUME_CODE,
    /** An organisation's invitation of a member, by e-mail; its subject is the invitation, there is no application yet. */
    INVITATION,
    /** By e-mail, the resume code of an application that a partner made; the partner never has it. */
    CONTINUE_CODE;

    /** How long a mailed resume code may be used; a mail that is later is not sent any more. */
    public static final Duration RESUME_CODE_VALID = Duration.ofDays(1);

    /** Whether its e-mail carries a code of {@link #RESUME_CODE_VALID}. */
    public boolean mailsCode() {
        return this == RESUME_CODE || this == CONTINUE_CODE;
    }

    /** Whether it carries a secret: printed once, never kept, made anew where it was spoiled. */
    public boolean secret() {
        return this == PICKUP_CODE || this == IDENTIFICATION_CODE || this == CONFIRMATION;
    }
}
