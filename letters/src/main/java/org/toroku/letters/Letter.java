package org.toroku.letters;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The letters a registration office writes. Lists hold whole sentences or names in the letter's language. */
public sealed interface Letter extends Printable {
    LetterHead head();

    @Override
    default CaseCode caseCode() {
        return head().caseCode();
    }

    @Override
    default LetterLanguage language() {
        return head().language();
    }

    @Override
    default PostalKind postal() {
        return head().posting().kind();
    }

    /** 照会書 (則5①(1)ハ), with the form on which the addressee answers. */
    record Inquiry(LetterHead head, List<Fact> facts, LocalDate replyBy, Recipient returnTo) implements Letter {
        public Inquiry {
            if (head.posting().kind() != PostalKind.ADDRESSEE_ONLY) {
                throw new IllegalArgumentException("an inquiry proves a person only by addressee-only mail");
            }
            facts = List.copyOf(facts);
        }
    }

    /** 不備のお知らせ, with the slip that comes back in front of the corrected papers. */
    record DefectNotice(LetterHead head, List<Defect> defects, LocalDate replyBy, Recipient returnTo)
            implements Letter {
        public DefectNotice {
            defects = notEmpty(defects);
        }

        public record Defect(String code, String sentence) {}
    }

    /** 不承諾通知; an empty list of reasons cannot be written (則12①一). */
    record Rejection(LetterHead head, LocalDate decidedOn, List<String> reasons) implements Letter {
        public Rejection {
            reasons = notEmpty(reasons);
        }
    }

    /** 再送のお知らせ: what came back from the post and goes out once more. */
    record ResendNotice(LetterHead head, String what, LocalDate returnedOn, LocalDate receiveBy) implements Letter {}

    /** 電子証明書の引渡し: the goods themselves or the code that fetches them. */
    record KeyDelivery(LetterHead head, HandOver handOver, List<Fact> facts, LocalDate receiptBy) implements Letter {
        public KeyDelivery {
            facts = List.copyOf(facts);
        }

        public sealed interface HandOver {
            record Enclosed(List<String> items) implements HandOver {
                public Enclosed {
                    items = notEmpty(items);
                }
            }

            /** The pick-up code (受取コード): good until receipt is confirmed, secret until then (則6(3)). */
            record OneTimeCode(String code, LocalDate until, String address) implements HandOver {
                @Override
                public String toString() {
                    return "OneTimeCode[masked]";
                }
            }
        }
    }

    /** 利用者識別符号のお知らせ (則6(3の2)): the code under which the applicant may send a key, once. */
    record IdentificationCode(LetterHead head, String code, LocalDate until, String address) implements Letter {
        public IdentificationCode {
            if (head.posting().kind() != PostalKind.ADDRESSEE_ONLY) {
                throw new IllegalArgumentException("an identification code goes to the addressee only");
            }
        }

        @Override
        public String toString() {
            return "IdentificationCode[masked]";
        }
    }

    /**
     * 電子証明書発行のお知らせ: tells the person whom a certificate names that it was issued, with the code under which it is
     * revoked (失効コード), should it have been somebody else who applied.
     *
     * @param until the last day on which the code works
     * @param address where the code is entered
     */
    record Confirmation(LetterHead head, List<Fact> facts, String code, LocalDate until, String address)
            implements Letter {
        public Confirmation {
            facts = notEmpty(facts);
        }

        @Override
        public String toString() {
            return "Confirmation[masked]";
        }
    }

    /** 取下げの確認. */
    record WithdrawalConfirmation(LetterHead head, LocalDate withdrawnOn, List<String> papers) implements Letter {
        public WithdrawalConfirmation {
            papers = List.copyOf(papers);
        }
    }

    /** 受領書: signed by the subscriber and sent back (則6(3), 則12①一). */
    record ReceiptForm(LetterHead head, List<Fact> received, LocalDate returnBy, Recipient returnTo) implements Letter {
        public ReceiptForm {
            received = notEmpty(received);
        }
    }

    /**
     * 原本返送のご案内.
     *
     * @param lacking what else is to be set right, whole sentences; may be empty
     * @param myNumberShown adds why such a paper cannot be taken
     * @param sendAgainBy when a proper paper must come instead
     * @param returnTo where the receipt of the originals comes back to
     */
    record DocumentReturn(
            LetterHead head,
            List<Returned> documents,
            List<String> lacking,
            boolean myNumberShown,
            @Nullable LocalDate sendAgainBy,
            Recipient returnTo)
            implements Letter {
        public DocumentReturn {
            documents = notEmpty(documents);
            lacking = List.copyOf(lacking);
        }

        public record Returned(String name, String reason) {}
    }

    /**
     * お知らせ: anything else that a case is told, e.g. that a term comes near.
     *
     * @param until the last day for what is asked
     */
    record Notice(
            LetterHead head,
            List<String> sentences,
            @Nullable LocalDate until) implements Letter {
        public Notice {
            sentences = notEmpty(sentences);
        }
    }

    private static <T> List<T> notEmpty(List<T> list) {
        if (list.isEmpty()) {
            throw new IllegalArgumentException("the letter says nothing without an entry");
        }
        return List.copyOf(list);
    }
}
