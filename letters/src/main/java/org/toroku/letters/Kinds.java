package org.toroku.letters;

/** What a piece is called, and how its sheets are named in their codes. */
final class Kinds {
    private Kinds() {}

    static String key(Printable piece) {
        return switch (piece) {
            case ApplicationForm _ -> "kind.application-form";
            case SeparatorSheet _ -> "kind.separator";
            case Letter.Inquiry _ -> "kind.inquiry";
            case Letter.DefectNotice _ -> "kind.defect";
            case Letter.Rejection _ -> "kind.rejection";
            case Letter.ResendNotice _ -> "kind.resend";
            case Letter.KeyDelivery _ -> "kind.delivery";
            case Letter.IdentificationCode _ -> "kind.identification";
            case Letter.Confirmation _ -> "kind.confirmation";
            case Letter.WithdrawalConfirmation _ -> "kind.withdrawal";
            case Letter.ReceiptForm _ -> "kind.receipt";
            case Letter.DocumentReturn _ -> "kind.return";
            case Letter.Notice _ -> "kind.notice";
        };
    }
}
